// The end is computed by a function that may act.
// RUN: %vary sorted_pool.cpp 's/find(float d) const/find(float d)/' 's/hi = size/hi = count()/' \
// RUN:   '/^  bool insert/i\  int count();' 's/(size - lo)/(count() - lo)/'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: it is not seen where the entries end
