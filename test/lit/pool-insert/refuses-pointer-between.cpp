// An entry is seen through a pointer.
// RUN: %vary sorted_pool.cpp \
// RUN:   's/int lo = find.*/const Item *last = \&items[0] + size - 1;\n\
// RUN:    &\n\
// RUN:    if (last->d > d)\n\
// RUN:      ++late;/' 's/int size, cur/int late = 0, size, cur/'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: what stands between the search and the move may see the entries, or leave
