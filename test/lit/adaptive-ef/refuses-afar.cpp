// Another unit may call the function.
// RUN: %vary construction_of_graph.cpp 's/static //'
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: another unit may run this search for queries: the function is neither static nor inline{{$}}
// CHECK-NOT: {{.}}
