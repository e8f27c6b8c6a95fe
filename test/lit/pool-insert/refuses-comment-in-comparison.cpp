// A comment would have to move.
// RUN: %vary sorted_pool.cpp 's|items\[mid\].d > d|items[mid].d > //\n          d|'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: the comparison is spelled by a macro, or has a comment
