// A neighbour is left out before its distance is computed.
// RUN: %vary collected_search.cpp \
// RUN:   '/float distance/i\      if (id == 7)\n        continue;'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: the loop is left, or a turn of it ended, before the distance{{$}}
