// The place has 8 bits: it holds where an entry goes, but not the pool's end.
// RUN: %vary sorted_pool.cpp 's/int find(float d) const/bool insert(int id, float d)/' \
// RUN:   's/int lo = 0, hi = size;/unsigned char lo = 0;\n    int hi = size;/' \
// RUN:   '/return lo;/,/int lo = find/d'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: the place is no plain number of a type that is written, of 32 bits or more
