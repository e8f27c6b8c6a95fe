// A function that the search calls sets the width.
// RUN: %vary construction.cpp '/open.pop/a\      narrow();' \
// RUN:   '$i\  void narrow() { ef_construction_ = 10; }'
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: a function that the search calls sets the width{{$}}
// CHECK-NOT: {{.}}
