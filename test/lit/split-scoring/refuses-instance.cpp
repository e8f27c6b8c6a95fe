// In one of two instances the pool changes what the distance reads.
// RUN: %vary collected_search.cpp \
// RUN:   's/Pool .pool, const/Queue \&pool, const/' \
// RUN:   's/^template/template <class Queue, class Measure>\n\/\//' \
// RUN:   '/^void use/i\static float scale = 1;\nstruct Scaled {\n  float operator()(int id) const { return scale; }\n  void prefetch(int id, int lines) const { __builtin_prefetch(this + id); }\n};\nstruct Scaling : Pool {\n  bool insert(int id, float d) { scale = d; return Pool::insert(id, d); }\n};' \
// RUN:   '/^  search(/a\  Scaling scaling;\n  search(scaling, graph, visited, computer, 4);\n  Scaled scaled;\n  search(scaling, graph, visited, scaled, 4);'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: inserting may change what a later distance reads, or calls what cannot be followed{{$}}
