// The answers go to a vector from outside that may have its memory from elsewhere.
// RUN: %vary construction.cpp 's/Heap searchLayer/void searchLayer/' \
// RUN:   's/&seen) {/\&seen,\n                    Edges \&result) {/' \
// RUN:   's/Heap open, result/Heap open/' 's/result.top/result.back/' \
// RUN:   's/result.emplace/result.emplace_back/' 's/result.pop/result.pop_back/' '/return/d' \
// RUN:   's/Heap found = searchLayer(entry, vector, level, seen);/Heap found;\n      Edges result;\n      searchLayer(entry, vector, level, seen, result);/' \
// RUN:   '/level, seen, result/a\      for (const std::pair<float, Id> &one : result)\n        found.push(one);' \
// RUN:   '/size_t ef/i\  using Edges = std::vector<std::pair<float, Id>>;'
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: the pool or the result may have room for the library's width alone{{$}}
// CHECK-NOT: {{.}}
