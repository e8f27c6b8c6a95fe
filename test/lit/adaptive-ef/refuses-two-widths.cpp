// Pool and result have widths of their own.
// RUN: %vary construction.cpp '/size_t ef/a\  size_t ef_pool_ = 300;' \
// RUN:   '/result.size() >/i\        if (open.size() > ef_pool_)\n          open.pop();'
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: several numbers may be the search's width{{$}}
// CHECK-NOT: {{.}}
