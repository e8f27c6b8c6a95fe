// The distance needs what the loop computes.
// RUN: %vary one_layer.cpp \
// RUN:   's/float d = .*/const float *other = nullptr; other = row(id); float d = distance(query, other);/'
// RUN: %refuses-diverse-entry-points
// CHECK: code.cpp:{{[0-9]+}}: diverse-entry-points: refused: the distance of another node cannot be written: the call needs what the search's loop computes, or a macro spells it
// CHECK-NOT: {{.}}
