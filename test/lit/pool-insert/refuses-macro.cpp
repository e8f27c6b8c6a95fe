// The move is a macro.
// RUN: %prepare
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: the search or the move is spelled by a macro
#include "ann.h"
#include <algorithm>
#include <cstring>
#include <vector>

struct Item {
  int id;
  float d;
};
#define MAKE_ROOM(a, i, n) std::memmove(&a[i + 1], &a[i], (n - i) * sizeof(Item))

struct Candidates {
  bool hasNext() const;
  int pop();

  int find(float d) const {
    int lo = 0, hi = size;
    while (lo < hi) {
      int mid = (lo + hi) / 2;
      if (items[mid].d > d)
        hi = mid;
      else
        lo = mid + 1;
    }
    return lo;
  }

  void insert(int id, float d) {
    int lo = find(d);
    MAKE_ROOM(items, lo, size);
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
