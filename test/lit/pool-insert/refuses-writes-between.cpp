// How many entries there are changes before they move.
// RUN: %vary sorted_pool.cpp '/int lo = find/a\    size -= size == capacity;'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: what stands between the search and the move may see the entries, or leave
