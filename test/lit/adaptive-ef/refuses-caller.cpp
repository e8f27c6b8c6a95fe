// A caller has an array of the width.
// RUN: %vary construction.cpp \
// RUN:   '/choose(found/i\      std::vector<Id> ids(ef_construction_);' \
// RUN:   '/choose(found/i\      for (size_t i = 0; !found.empty(); i++, found.pop())' \
// RUN:   '/choose(found/i\        ids[i] = found.top().second;'
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: a caller of the search does more with the width than to compare a size with it{{$}}
// CHECK-NOT: {{.}}
