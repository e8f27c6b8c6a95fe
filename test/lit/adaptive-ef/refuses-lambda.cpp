// A lambda takes what it lists.
// RUN: %vary construction.cpp '/result.size() </,/result.pop/d' \
// RUN:   '/float d = distance(query/a\        add(d, id);' \
// RUN:   '/result.emplace(0/r %inputs/add_by_lambda.inc' 's/\[&\]/[this, \&open, \&result]/'
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: a lambda or a parallel region names the width, and takes nothing but what it lists{{$}}
// CHECK-NOT: {{.}}
