// Which function is called depends on the type that the id is cast to.
// RUN: %vary collected_search.cpp \
// RUN:   's/int id = ids.i./auto id = long(ids[i])/' \
// RUN:   's/float distance/auto distance/'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: the distance's type is auto, and cannot be written before the loop{{$}}
