// Distances without a sign.
// RUN: %vary one_layer.cpp 's/^struct/unsigned bitsBetween(const void *a, const void *b);\n&/' \
// RUN:   's/float \(nearest\|d\) = distance/unsigned \1 = bitsBetween/' \
// RUN:   's/(-\(nearest\|d\),/(-float(\1),/'
// RUN: %refuses-diverse-entry-points
// CHECK: code.cpp:{{[0-9]+}}: diverse-entry-points: refused: the distances have no sign or are no numbers
// CHECK-NOT: {{.}}
