// The function object may change the id that it is given.
// RUN: %vary collected_search.cpp \
// RUN:   '/^template/i\struct Moving {\n  float operator()(int \&id) const { return id++; }\n  void prefetch(int id, int lines) const { __builtin_prefetch(this + id); }\n};' \
// RUN:   's/Computer .computer/Moving \&computer/'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: computing a distance may change the id, or what the loop reads{{$}}
