// A look at the first entry puts new ones in front of equal ones, the search behind.
// RUN: %vary sorted_pool.cpp \
// RUN:   '/int find(float d) const {/a\    if (d <= items[0].d)\n      return 0;'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: the function that finds the place does more than search by halves
