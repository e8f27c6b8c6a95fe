// The comparison counts how often it is made.
// RUN: %vary sorted_pool.cpp \
// RUN:   '/^struct Candidates/i static int compared = 0;\n\
// RUN:static bool behind(const Item &item, float d) {\n\
// RUN:  ++compared;\n\
// RUN:  return item.d > d;\n\
// RUN:}' 's/items\[mid\].d > d/behind(items[mid], d)/'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: the comparison may do more than compare, or what it does is not seen
