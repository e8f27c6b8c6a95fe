// Both ends are used behind the search.
// RUN: %vary sorted_pool.cpp 's/int find(float d) const/bool insert(int id, float d)/' \
// RUN:   '/return lo;/,/int lo = find/d' 's/items\[lo\] = /items[hi] = /'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: hi is used behind the search
