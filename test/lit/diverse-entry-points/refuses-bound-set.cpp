// The bound is set before a list is read.
// RUN: %vary one_layer.cpp 's/seen\[entry\] = true;/& float bound = 0;/' \
// RUN:   's/open.pop();/& bound = result.top().first;/' 's/d < result.top().first/d < bound/'
// RUN: %refuses-diverse-entry-points
// CHECK: code.cpp:{{[0-9]+}}: diverse-entry-points: refused: the search's loop sets what scoring reads, before it reads a list: bound
// CHECK-NOT: {{.}}
