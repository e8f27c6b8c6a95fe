// What the compiler is told is about one loop.
// RUN: %vary collected_search.cpp '/i < count/i\    #pragma GCC ivdep'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: a #pragma stands above the loop and is about one loop, not two{{$}}
