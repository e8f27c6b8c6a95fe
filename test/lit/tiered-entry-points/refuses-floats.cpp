// A loop over the numbers of all rows.
// RUN: %vary one_layer.cpp \
// RUN:   '/Id id = count/,/connect(id)/c for (size_t i = 0; i < numbers; i++) vectors[i] *= 2;' \
// RUN:   's/count = 0/numbers/'
// RUN: %refuses-tiered-entry-points
// CHECK: code.cpp:{{[0-9]+}}: tiered-entry-points: refused: it is not seen how many rows the index has: no number is given to new rows as their id, and none ends a loop that reads the rows as the search does
// CHECK-NOT: {{.}}
