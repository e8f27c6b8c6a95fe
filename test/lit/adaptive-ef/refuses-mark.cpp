// A width that may be a mark.
// RUN: %vary construction.cpp 's/size_t ef/int ef/' \
// RUN:   '$i\  bool isSet() const { return ef_construction_ != -1; }'
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: the width is compared with a mark{{$}}
// CHECK-NOT: {{.}}
