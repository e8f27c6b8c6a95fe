// Two numbers are given to rows.
// RUN: %vary one_layer.cpp \
// RUN:   '/void connect/a Id reserve() { Id id = reserved++; links[id * 33] = 0; return id; }' \
// RUN:   's/count = 0,/& reserved = 0,/'
// RUN: %refuses-tiered-entry-points
// CHECK: code.cpp:{{[0-9]+}}: tiered-entry-points: refused: several numbers may be that of the rows: count, reserved
// CHECK-NOT: {{.}}
