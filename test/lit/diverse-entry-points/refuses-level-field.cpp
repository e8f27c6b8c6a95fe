// Which list is read depends on a field of levels.
// RUN: %vary one_layer.cpp 's/= list(best.second)/= levels[top_level] + best.second * 33/' \
// RUN:   '/float \*vectors/i Id *levels[8]; int top_level;'
// RUN: %refuses-diverse-entry-points
// CHECK: code.cpp:{{[0-9]+}}: diverse-entry-points: refused: which list is read depends on levels: of one layer, say, where not every row need be
// CHECK-NOT: {{.}}
