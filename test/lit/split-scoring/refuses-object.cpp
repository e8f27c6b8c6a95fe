// The distance is an object.
// RUN: %vary collected_search.cpp \
// RUN:   's/float distance/auto distance/' \
// RUN:   '/^template/i\struct Far { operator float() const { return value; } float value; };\nstruct Objects {\n  Far operator()(int id) const { return {1}; }\n  void prefetch(int id, int lines) const { __builtin_prefetch(this + id); }\n};' \
// RUN:   's/Computer .computer/Objects \&computer/'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: the distance is no number in some instance, or another type than its variable{{$}}
