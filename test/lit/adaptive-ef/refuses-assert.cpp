// Without NDEBUG a macro compares it too.
// RUN: %vary construction.cpp '/^struct Index/i\#define assert(X) ((void)0)\n' \
// RUN:   '/result.pop/a\        assert(result.size() <= ef_construction_);'
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: text that this configuration does not see, or other than the search, has the width's name{{$}}
// CHECK-NOT: {{.}}
