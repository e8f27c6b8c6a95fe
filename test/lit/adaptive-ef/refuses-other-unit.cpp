// Another unit runs the search for queries.
// RUN: %vary construction.cpp
// RUN: echo '#include "code.cpp"' > %t/other.cpp
// RUN: echo 'Heap ask(Index &index, std::vector<char> &seen) { return index.searchLayer(0, nullptr, 0, seen); }' >> %t/other.cpp
// RUN: crinn-rewrite apply --root=%t %t/code.cpp %t/other.cpp -v --rewrites=adaptive-ef -- %flags > %t/out 2> %t/err
// RUN: test ! -s %t/out && FileCheck %s --input-file=%t/err
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: queries run this search too, and would get another width than they ask for{{$}}
// CHECK-NOT: {{.}}
