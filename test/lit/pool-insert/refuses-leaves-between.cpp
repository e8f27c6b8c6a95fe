// The place decides whether anything is put in.
// RUN: %vary sorted_pool.cpp '/int lo = find/a\    if (lo == capacity)\n      return false;'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: what stands between the search and the move may see the entries, or leave
