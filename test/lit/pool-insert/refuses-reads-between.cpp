// An entry is looked at before it moves.
// RUN: %vary sorted_pool.cpp '/int lo = find/a\    last = items[lo].id;' \
// RUN:   's/int size, cur/int last = 0, size, cur/'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: what stands between the search and the move may see the entries, or leave
