// A caller has an array of the width.
// RUN: %vary construction.cpp \
// RUN:   '/found = searchLayer/a\      std::vector<Id> ids(ef_construction_);\n      for (size_t i = 0; !found.empty(); i++, found.pop())\n        ids[i] = found.top().second;'
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: a caller of the search does more with the width than to compare a size with it{{$}}
// CHECK-NOT: {{.}}
