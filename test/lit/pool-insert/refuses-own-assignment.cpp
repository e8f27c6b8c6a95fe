// Entries with an assignment of their own.
// RUN: %vary sorted_pool.cpp \
// RUN:   '/^  float d;/a\  template <typename T> Item &operator=(T &other) {\n\
// RUN:    id = -other.id;\n\
// RUN:    d = other.d;\n\
// RUN:    return *this;\n\
// RUN:  }' 's/items\[lo\] = .*/items[lo].id = id;\n    items[lo].d = d;/'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: an entry is no plain data: Item
