// Another configuration names the width.
// RUN: %vary construction.cpp \
// RUN:   '/result.pop/a\#ifdef CHECKED\n        check(result.size() <= ef_construction_);\n#endif'
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: text that this configuration does not see, or other than the search, has the width's name{{$}}
// CHECK-NOT: {{.}}
