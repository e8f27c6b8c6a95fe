// The distance may stop at a bound, which inserting moves.
// RUN: %vary collected_search.cpp \
// RUN:   's/int count = 0;/& float bound = 9;/' \
// RUN:   's/measure(id)/measure(id, bound)/' \
// RUN:   's/pool.insert(id, distance)/if (pool.insert(id, distance)) bound = distance/' \
// RUN:   '/^template/i\struct Bounded {\n  float operator()(int id, float bound) const { return bound; }\n  void prefetch(int id, int lines) const { __builtin_prefetch(rows + id); }\n  const float *rows;\n};' \
// RUN:   's/Computer .computer/Bounded \&computer/'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: inserting may change what a later distance reads, or calls what cannot be followed{{$}}
