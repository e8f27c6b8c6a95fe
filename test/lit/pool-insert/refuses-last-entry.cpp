// The search also asks about the last entry, which is the first one to move.
// RUN: %vary sorted_pool.cpp 's/items\[mid\].d > d/items[mid].d > d || items[mid].d > items[size - 1].d * 0.5f/'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: the search asks about more than an entry of the array that is moved
