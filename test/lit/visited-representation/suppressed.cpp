// A comment at the search's loop keeps the rewrite away.
// RUN: %vary visited_sets.cpp 's/  while (pool.hasNext()) {/& \/\/ NOCRINN(visited-representation)/'
// RUN: %rewrite --rewrites=visited-representation -- %flags | count 0
// RUN: %rewrite -v --check --rewrites=visited-representation -- %flags 2>&1 | FileCheck %s
// CHECK: visited-representation: suppressed
