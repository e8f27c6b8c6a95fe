// A width of 32 bits is multiplied in 64 bits, so that none overflows; said another way
// the factors are others, and nothing else.
// RUN: %vary construction_of_graph.cpp
// RUN: %rewrite --in-place --rewrites=adaptive-ef -- %flags
// RUN: FileCheck %s --check-prefix=FIRST --input-file=%t/code.cpp
// FIRST: const int ef = layer > 0 ? (graph.efConstruction + 1LL) / 2 : graph.efConstruction * 3LL / 2;
// RUN: %rewrite --rewrites=adaptive-ef -- %flags | count 0
// RUN: %rewrite --in-place --rewrites=adaptive-ef --set=adaptive-ef.percent=333 --set=adaptive-ef.upper=33 -- %flags
// RUN: FileCheck %s --check-prefix=SECOND --input-file=%t/code.cpp
// SECOND: const int ef = layer > 0 ? (graph.efConstruction * 33LL + 99) / 100 : graph.efConstruction * 333LL / 100;
// RUN: %rewrite --in-place --rewrites=adaptive-ef -- %flags
// RUN: FileCheck %s --check-prefix=FIRST --input-file=%t/code.cpp
