// Construction searches as well.
// RUN: %vary ended_list.cpp 's/const Graph &graph, //' 's/const float \*base, int dim, //' \
// RUN:   '/^void search/i struct Edge {\n\
// RUN:  int id;\n\
// RUN:  float distance;\n\
// RUN:};\n\
// RUN:\n\
// RUN:struct Index {\n\
// RUN:  Graph graph;\n\
// RUN:  const float *base;\n\
// RUN:  int dim;\n' '$r %s' '/^\/\/ /d'
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: construction runs this search: another thread may change a list between its count and its use{{$}}
// CHECK-NOT: {{.}}

  void choose(Edge *all, int count, Edge *kept, int &size) {
    for (int i = 0; i < count; ++i) {
      bool good = true;
      for (int j = 0; j < size; ++j) {
        float d = distanceTo(base + all[i].id * dim, base + kept[j].id * dim);
        if (d < all[i].distance) {
          good = false;
          break;
        }
      }
      if (good)
        kept[size++] = all[i];
    }
  }

  void add(Pool &pool, Visited &visited, const float *row, Edge *all, Edge *kept) {
    search(pool, visited, row);
    int size = 0;
    choose(all, 100, kept, size);
  }
};
