// Rows can be removed, and scoring asks.
// RUN: %vary one_layer.cpp \
// RUN:   's/void connect.*/&\n  void remove(Id id) { dead[id] = 1; }\n  bool isDead(Id id) const { return dead[id]; }/' \
// RUN:   's/^ *result.emplace(d, id)/          if (!isDead(id))\n  &/' \
// RUN:   's/  float \*vectors/  char *dead;\n&/'
// RUN: %rewrite --rewrites=diverse-entry-points -- %flags | %like %S/two-heaps.cpp \
// RUN:   's/+\( *\)result.emplace(d, id)/+\1if (!isDead(id))\n\/\/ CHECK-NEXT:+\1  result.emplace(d, id)/'
