// Code behind the allocation would go with the old line.
// RUN: %vary rows_of_vectors.cpp '/malloc/{N;s/\n */ /}'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: more code stands on the allocation's line
// CHECK-NOT: {{.}}
