// A loop gives a number to the reader in another place than the id.
// RUN: %vary one_layer.cpp 's/count++/nextFree()/' \
// RUN:   '/links\[id/,/connect(id)/c for (int i = 0; i < parts; i++) part(i, id);' \
// RUN:   '/void connect/i Id nextFree(); const Id *part(int which, Id id) const;' \
// RUN:   's/list(best.second)/part(0, best.second)/' '/float \*vectors/i int parts;' \
// RUN:   's/count = 0, //'
// RUN: %refuses-diverse-entry-points
// CHECK: code.cpp:{{[0-9]+}}: diverse-entry-points: refused: it is not seen how many rows the index has: no number is given to new rows as their id, and none ends a loop that reads the rows as the search does
// CHECK-NOT: {{.}}
