// A place whose type is not written.
// RUN: %vary sorted_pool.cpp 's/int lo = find/auto lo = find/'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: the place is no plain number of a type that is written
