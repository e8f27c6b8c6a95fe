// The rows of neighbours to come are prefetched behind the distance.
// RUN: %vary collected_search.cpp \
// RUN:   '/i + ahead < count/,/measure.prefetch/d' \
// RUN:   '/float distance/a\      if (i + ahead < count)\n        measure.prefetch(ids[i + ahead], 2);'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: vectors are prefetched behind the distance{{$}}
