// The row's address may do more than read.
// RUN: %vary one_layer.cpp 's/row(Id id) const {/row(Id id) { reads++;/' \
// RUN:   's/ &seen) const/ \&seen)/' 's/count = 0,/& reads = 0,/'
// RUN: %refuses-diverse-entry-points
// CHECK: code.cpp:{{[0-9]+}}: diverse-entry-points: refused: what the distance is given may do more than read: row(id)
// CHECK-NOT: {{.}}
