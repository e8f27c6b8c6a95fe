// The neighbours are scored where they are found.
// RUN: %vary collected_search.cpp '/ids.count++/,/int id = ids/d'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: the neighbours are not collected before they are scored; batch-neighbours does that{{$}}
