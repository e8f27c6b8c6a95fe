// An #if holds the head of the function alone.
// RUN: %vary construction.cpp '/int layer/i\#ifndef OTHER' \
// RUN:   '/int layer/a\#else\n  Heap searchLayer(Id entry, const void *query, int layer, std::vector<char> seen) {\n#endif'
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: an #if holds the function's beginning, and not all{{$}}
// CHECK-NOT: {{.}}
