// A comparison whose body is elsewhere.
// RUN: %vary sorted_pool.cpp '/^struct Candidates/i bool behind(const Item &item, float d);' \
// RUN:   's/items\[mid\].d > d/behind(items[mid], d)/'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: the comparison may do more than compare, or what it does is not seen
