// A loop over all places for rows, of which not all are taken.
// RUN: %vary one_layer.cpp \
// RUN:   '/Id id = count/,/connect(id)/c if (count < most) write(vector, count++);' \
// RUN:   '/void connect/i void write(const float *vector, Id id);' \
// RUN:   '/void connect/i void clear() { for (size_t i = 0; i < most; i++) links[i * 33] = 0; }' \
// RUN:   's/count = 0,/& most,/'
// RUN: %refuses-diverse-entry-points
// CHECK: code.cpp:{{[0-9]+}}: diverse-entry-points: refused: it is not seen how many rows the index has: no number is given to new rows as their id, and none ends a loop that reads the rows as the search does
// CHECK-NOT: {{.}}
