// The ids are in a container that grows.
// RUN: %vary collected_search.cpp \
// RUN:   's/int ids.64./std::vector<int> ids(64)/' \
// RUN:   '/#include/a\#include <vector>'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: the ids are in no array{{$}}
