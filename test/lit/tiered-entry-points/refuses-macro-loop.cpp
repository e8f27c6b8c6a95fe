// A loop whose head a macro makes.
// RUN: %vary one_layer.cpp 's/^struct/#define SEARCH(Q) while (!Q.empty()) {\n&/' \
// RUN:   's/while (!open.empty()) {/SEARCH(open)/'
// RUN: %refuses-tiered-entry-points
// CHECK: code.cpp:{{[0-9]+}}: tiered-entry-points: refused: the search's loop is spelled by a macro
// CHECK-NOT: {{.}}
