// Sorted by a list beside.
// RUN: %vary sorted_pool.cpp 's/int find(float d) const/bool insert(int id, float d)/' \
// RUN:   '/return lo;/,/int lo = find/d' 's/items\[mid\].d > d/keys[mid] > d/' \
// RUN:   's/std::vector<Item> items;/std::vector<float> keys;\n  &/'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: the search asks about more than an entry of the array that is moved
