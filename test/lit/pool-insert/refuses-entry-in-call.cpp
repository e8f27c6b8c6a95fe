// A function that the comparison calls looks at the last entry.
// RUN: %vary sorted_pool.cpp 's/items\[mid\].d > d/items[mid].d > limit(d)/' 's/std::vector<Item> items/Item *items/' \
// RUN:   '/^  int pop/a\  float limit(float d) const { return d < items[size - 1].d ? d : items[size - 1].d; }'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: the search asks about more than an entry of the array that is moved
