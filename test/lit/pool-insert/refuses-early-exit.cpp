// The search ends where entries are equal.
// RUN: %vary sorted_pool.cpp \
// RUN:   '/^      int mid/a\      if (items[mid].d == d)\n        return mid;'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: the function that finds the place does more than search by halves
