// The distance is told of each node that is expanded.
// RUN: %vary one_layer.cpp \
// RUN:   's/^struct Index/struct Computer { void expand(Id id); float operator()(Id id); };\n&/' \
// RUN:   's/const void \*query/Computer \&computer/' \
// RUN:   's/distance(query, row(\(.*\)))/computer(\1)/' \
// RUN:   's/open.pop();/& computer.expand(best.second);/'
// RUN: %refuses-tiered-entry-points
// CHECK: code.cpp:{{[0-9]+}}: tiered-entry-points: refused: the search's loop sets what scoring reads, before it reads a list: computer
// CHECK-NOT: {{.}}
