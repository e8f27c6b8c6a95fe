// A macro that may be another one where the entry is put in.
// RUN: %vary sorted_pool.cpp '/^struct Candidates/i #define SCALED * 2' \
// RUN:   's/items\[mid\].d > d/& SCALED/'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: the comparison is spelled by a macro, or has a comment
