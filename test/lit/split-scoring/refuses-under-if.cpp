// The loop is all that an if holds.
// RUN: %vary collected_search.cpp '/i < count/i\    if (ahead > 0)'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: the loop stands directly under an if, a label or another statement{{$}}
