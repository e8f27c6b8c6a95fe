// Queries run the search as well.
// RUN: %vary construction.cpp '$d' '$r %s'
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: queries run this search too, and would get another width than they ask for{{$}}
// CHECK-NOT: {{.}}
  Heap search(Id entry, const void *query) {
    std::vector<char> seen(1000);
    return searchLayer(entry, query, 0, seen);
  }
};

Heap ask(Index &index, const void *query) { return index.search(0, query); }
