// The distance leaves what inserting reads.
// RUN: %vary collected_search.cpp \
// RUN:   '/^template/i\struct Leaving {\n  float operator()(int id) const { last = id; return 1; }\n  void prefetch(int id, int lines) const { __builtin_prefetch(this + id); }\n  mutable int last;\n};' \
// RUN:   's/Computer .computer/Leaving \&computer/' \
// RUN:   's/pool.insert(id, distance)/pool.insert(id, distance + measure.last)/'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: inserting may change what a later distance reads, or calls what cannot be followed{{$}}
