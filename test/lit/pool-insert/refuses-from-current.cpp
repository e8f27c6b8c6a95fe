// The search begins behind the first entry.
// RUN: %vary sorted_pool.cpp 's/int find(float d) const/bool insert(int id, float d)/' \
// RUN:   '/return lo;/,/int lo = find/d' 's/lo = 0/lo = cur/'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: no search by halves for the place stands before the move
