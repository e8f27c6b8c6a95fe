// A number that no class has: the ones that fit are named.
// RUN: %vary visited_sets.cpp
// RUN: %rewrite -v --check --rewrites=visited-representation --set=visited-representation.choice=7 -- %flags 2>&1 | FileCheck %s
// CHECK: refused: choice=7 is none of those that fit: 1 WordSet<>, 2 LazySet<> (now), 3 FlagSet, 4 RoundSet, 5 HashSet
