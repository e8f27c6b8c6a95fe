// The comparison is a macro.
// RUN: %vary sorted_pool.cpp '/^struct Candidates/i #define BEHIND(a, x) (a).d > x' \
// RUN:   's/items\[mid\].d > d/BEHIND(items[mid], d)/'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: the comparison is spelled by a macro, or has a comment
