// A lock is held from before the distance to the end of the turn.
// RUN: %vary collected_search.cpp \
// RUN:   '/float distance/i\      Lock lock;' \
// RUN:   '/^template/i\struct Lock {\n  Lock();\n  ~Lock();\n};'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: what stands before the distance may do more than compute an address{{$}}
