// A reference is another name of the width.
// RUN: %vary construction.cpp \
// RUN:   '/Heap open/a\    const size_t &width = ef_construction_;\n    result.emplace(width, entry);'
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: the width is used for more than the size of pool and result{{$}}
// CHECK-NOT: {{.}}
