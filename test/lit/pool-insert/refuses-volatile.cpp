// Entries that somebody watches.
// RUN: %vary sorted_pool.cpp 's/int find(float d) const/bool insert(int id, float d)/' \
// RUN:   '/return lo;/,/int lo = find/d' 's/items\[mid\]/watched[mid]/' \
// RUN:   's/&items\[lo\( + 1\)*\]/(void *)\&watched[lo\1]/g' \
// RUN:   's/items\[lo\] = .*/watched[lo].id = id;\n    watched[lo].d = d;/' \
// RUN:   's/std::vector<Item> items;/volatile Item watched[100];\n  &/'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: the comparison may do more than compare, or what it does is not seen
