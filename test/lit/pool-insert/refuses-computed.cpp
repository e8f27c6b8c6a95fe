// What is sought has no name.
// RUN: %vary sorted_pool.cpp 's/find(d)/find(d * 2)/'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: the search is given what would be computed again for each entry: d * 2
