// The distance is rounded for the search.
// RUN: %vary sorted_pool.cpp 's/bool insert(int id, float d)/bool insert(int id, double d)/' \
// RUN:   's/{id, d}/{id, float(d)}/'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: the search converts what it is given: d
