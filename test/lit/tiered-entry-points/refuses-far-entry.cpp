// A removed entry point is put in as if it were far, and is among the answers as well:
// nothing tells when.
// RUN: %vary one_layer.cpp \
// RUN:   's/void connect.*/&\n  bool isDead(Id id) const { return dead[id]; }/' \
// RUN:   's/float nearest = .*/float nearest = isDead(entry) ? 1e30f : distance(query, row(entry));/' \
// RUN:   's/^ *result.emplace(d, id)/          if (!isDead(id))\n  &/' 's/  float \*vectors/  char *dead;\n&/'
// RUN: %refuses-tiered-entry-points
// CHECK: code.cpp:{{[0-9]+}}: tiered-entry-points: refused: the entry point may be in the pool with another distance than its own, and would wait behind the further rows
