// Entries that somebody watches.
// RUN: %prepare
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: the comparison may do more than compare, or what it does is not seen
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
    int lo = 0, hi = size;
    while (lo < hi) {
      int mid = (lo + hi) / 2;
      if (watched[mid].d > d)
        hi = mid;
      else
        lo = mid + 1;
    }
    std::memmove((void *)&watched[lo + 1], (void *)&watched[lo], (size - lo) * sizeof(Item));
    watched[lo].id = id;
    watched[lo].d = d;
  }
  volatile Item watched[100];

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
