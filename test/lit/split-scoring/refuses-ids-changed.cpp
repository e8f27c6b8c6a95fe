// The function object changes the ids.
// RUN: %vary collected_search.cpp \
// RUN:   's/  int ids.64.;//' \
// RUN:   '/^template/i\static int ids[64];\nstruct Moving {\n  float operator()(int id) const { return ids[id]++; }\n  void prefetch(int id, int lines) const { __builtin_prefetch(this + id); }\n};' \
// RUN:   's/Computer .computer/Moving \&computer/'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: computing a distance may change the id, or what the loop reads{{$}}
