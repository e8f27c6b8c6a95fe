// Its author walks from the end already, counting the slot that is free.
// RUN: %prepare
// RUN: %rewrite -v --check --rewrites=pool-insert -- %flags 2>&1 | FileCheck %s
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: already so
#include "ann.h"
#include <algorithm>
#include <cstring>
#include <vector>
struct Item {
  int id;
  float d;
};

struct Candidates {
  bool hasNext() const;
  int pop();

  void insert(int id, float d) {
    int lo = size;
    while (lo > 0 && d < items[lo - 1].d) {
      items[lo] = std::move(items[lo - 1]);
      --lo;
    }
    items[lo] = {id, d};
    size += size < capacity;
  }

  std::vector<Item> items;
  int size, cur, capacity;
};

void search(Candidates &pool, Graph &graph, Visited &visited, const float *base, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.insert(id))
        pool.insert(id, distanceTo(query, base + id));
    }
  }
}
