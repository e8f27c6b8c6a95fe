// The search is a template of its own.
// RUN: %vary sorted_pool.cpp 's/int find(float d)/template <typename T> int find(T d)/'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: the function that finds the place is a template
