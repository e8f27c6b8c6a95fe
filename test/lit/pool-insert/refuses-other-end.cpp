// The last entry is dropped, not moved.
// RUN: %vary sorted_pool.cpp 's/(size - lo)/(size - 1 - lo)/'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: the move does not end where the search does
