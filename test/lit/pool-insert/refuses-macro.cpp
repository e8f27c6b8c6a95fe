// The move is a macro.
// RUN: %vary sorted_pool.cpp \
// RUN:   '/^struct Candidates/i #define MAKE_ROOM(a, i, n) std::memmove(&a[i + 1], &a[i], (n - i) * sizeof(Item))' \
// RUN:   's/std::memmove(&items.*/MAKE_ROOM(items, lo, size);/'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: the search or the move is spelled by a macro
