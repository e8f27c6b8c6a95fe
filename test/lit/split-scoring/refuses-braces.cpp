// The variable has braces.
// RUN: %vary collected_search.cpp \
// RUN:   's/distance = measure(id)/distance{measure(id)}/'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: the distance's variable has parentheses or braces{{$}}
