// The class that is chosen takes smaller numbers.
// RUN: %vary visited_sets.cpp '/^struct FlagSet {/,/^};/s/set(int id)/set(short id)/' '/^struct FlagSet {/,/^};/s/get(int id)/get(short id)/'
// RUN: %rewrite -v --check --rewrites=visited-representation --set=visited-representation.choice=3 -- %flags 2>&1 | FileCheck %s
// CHECK: refused: FlagSet takes smaller numbers than LazySet<>
