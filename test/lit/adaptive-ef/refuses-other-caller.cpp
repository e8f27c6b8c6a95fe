// A caller in another unit has an array of the width.
// RUN: %vary construction.cpp
// RUN: echo '#include "code.cpp"' > %t/other.cpp
// RUN: echo 'struct More : Index { void again(int top, std::vector<char> &seen) { for (int level = top; level >= 0; level--) { std::vector<Id> ids(ef_construction_); std::vector<std::pair<float, Id>> kept; Heap found = searchLayer(0, nullptr, level, seen); choose(found, kept); } } };' >> %t/other.cpp
// RUN: crinn-rewrite apply --root=%t %t/code.cpp %t/other.cpp -v --rewrites=adaptive-ef -- %flags > %t/out 2> %t/err
// RUN: test ! -s %t/out && FileCheck %s --input-file=%t/err
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: a caller of the search does more with the width than to compare a size with it{{$}}
// CHECK-NOT: {{.}}
