// Another class may search otherwise.
// RUN: %vary sorted_pool.cpp 's/int find/virtual int find/'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: the function that finds the place is virtual, or another class's
