// Which list is read depends on a number of the caller.
// RUN: %vary one_layer.cpp \
// RUN:   's/list(Id id) const { return links/list(Id id, int which = 0) const { return links + which * most/' \
// RUN:   's/ &seen)/ \&seen, int which)/' 's/list(best.second)/list(best.second, which)/' \
// RUN:   's/count = 0,/& most,/'
// RUN: %refuses-diverse-entry-points
// CHECK: code.cpp:{{[0-9]+}}: diverse-entry-points: refused: which list is read depends on which: of one layer, say, where not every row need be
// CHECK-NOT: {{.}}
