// With a beam that finds all rows the answers are the same, in indices of one row
// and more; the sanitizers watch what is read.
// RUN: %vary one_layer_run.cpp
// RUN: %clang -std=c++17 -O1 %t/code.cpp -o %t/before -fsanitize=address,undefined -fno-sanitize-recover=all
// RUN: %t/before > %t.before && test -s %t.before
// RUN: %vary one_layer_run.cpp
// RUN: %rewrite -v --in-place --rewrites=tiered-entry-points --set=tiered-entry-points.first=1 -- -std=c++17 2>&1 | FileCheck %s
// RUN: %same-answers %t.before
// RUN: %vary one_layer_run.cpp
// RUN: %rewrite -v --in-place --rewrites=tiered-entry-points --set=tiered-entry-points.count=9 -- -std=c++17 2>&1 | FileCheck %s
// RUN: %same-answers %t.before
// CHECK: tiered-entry-points: rewritten
