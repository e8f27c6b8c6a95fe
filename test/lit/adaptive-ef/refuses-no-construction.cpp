// Nothing constructs.
// RUN: %vary construction.cpp '/void choose/,$c\};' '$r %s'
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: queries run this search too, and would get another width than they ask for{{$}}
// CHECK-NOT: {{.}}

Heap ask(Index &index, const void *query) {
  std::vector<char> seen(1000);
  return index.searchLayer(0, query, 0, seen);
}
