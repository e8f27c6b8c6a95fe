// Another configuration asks otherwise.
// RUN: %vary sorted_pool.cpp \
// RUN:   's/^      if (items\[mid\].d > d)/#ifdef FIRST\n\
// RUN:      if (items[mid].d >= d)\n\
// RUN:#else\n\
// RUN:&\n\
// RUN:#endif/'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: a directive stands in the function that finds the place
