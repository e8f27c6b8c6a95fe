// Another move before the search.
// RUN: %vary sorted_pool.cpp \
// RUN:   's/int lo = find/if (size \&\& items[0].d > d) {\n\
// RUN:      int at = 0;\n\
// RUN:      std::memmove(\&items[at + 1], \&items[at], (size - at) * sizeof(Item));\n\
// RUN:      items[0] = {id, d};\n\
// RUN:      size++;\n\
// RUN:      return true;\n\
// RUN:    }\n\
// RUN:    &/'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: entries are moved in more than one place
