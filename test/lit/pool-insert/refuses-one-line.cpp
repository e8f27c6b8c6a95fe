// Search and move on one line.
// RUN: %vary sorted_pool.cpp '/int lo = find/{N;s/\n */ /}'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: more code stands on the line of the search or the move
