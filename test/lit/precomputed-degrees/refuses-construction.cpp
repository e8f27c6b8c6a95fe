// Construction searches as well.
// RUN: %prepare
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: construction runs this search: another thread may change a list between its count and its use{{$}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct Edge {
  int id;
  float distance;
};

struct Index {
  Graph graph;
  const float *base;
  int dim;

  void search(Pool &pool, Visited &visited, const float *query) {
    while (pool.hasNext()) {
      int node = pool.pop();
      for (int i = 0; i < graph.degree(); ++i) {
        int id = graph.at(node, i);
        if (id == -1)
          break;
        if (visited.test(id))
          continue;
        visited.set(id);
        float d = distanceTo(query, base + id * dim);
        pool.insert(id, d);
      }
    }
  }

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
