// Bytes that are counted by another type.
// RUN: %vary sorted_pool.cpp 's/sizeof(Item)/sizeof(float)/'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: the move is not counted in entries
