// Inserting uses a value that may not be computed again.
// RUN: %vary collected_search.cpp \
// RUN:   '/float distance/i\      int weight = visited.test(id) ? 2 : 1;' \
// RUN:   's/pool.insert(id, distance)/pool.insert(id, distance * weight)/'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: inserting uses what may not be computed again{{$}}
