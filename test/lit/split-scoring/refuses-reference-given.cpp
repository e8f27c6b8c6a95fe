// What the object gives is a reference, which an array cannot hold.
// RUN: %vary collected_search.cpp \
// RUN:   's/float distance/auto distance/' \
// RUN:   '/^template/i\struct Table {\n  const float \&operator()(int id) const { return values[id]; }\n  void prefetch(int id, int lines) const { __builtin_prefetch(values + id); }\n  const float *values;\n};' \
// RUN:   's/Computer .computer/Table \&computer/'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: the distance is no number in some instance, or another type than its variable{{$}}
