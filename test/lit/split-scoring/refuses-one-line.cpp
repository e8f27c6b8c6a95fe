// The statements of the loop share a line.
// RUN: %vary collected_search.cpp '/int id = ids/{N;s/\n *//}'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: statements of the loop share a line{{$}}
