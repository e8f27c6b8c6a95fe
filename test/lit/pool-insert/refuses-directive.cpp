// Another configuration moves otherwise.
// RUN: %vary sorted_pool.cpp \
// RUN:   's/^    std::memmove.*/#ifdef SLOW\n\
// RUN:    for (int i = size; i > lo; --i)\n\
// RUN:      items[i] = items[i - 1];\n\
// RUN:#else\n\
// RUN:&\n\
// RUN:#endif/'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: a directive stands between search and move
