// The loop moves its own end.
// RUN: %vary ended_list.cpp \
// RUN:   's/for (.*)/int most = graph.degree();\n    for (int i = 0; i < most; ++i)/' \
// RUN:   '/^ *pool.insert/a\      if (d == 0)\n        --most;'
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: the loop may change its list, its end or its index{{$}}
// CHECK-NOT: {{.}}
