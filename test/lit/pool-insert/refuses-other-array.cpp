// Sorted by a list beside.
// RUN: %prepare
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: the search asks about more than an entry of the array that is moved
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
      if (keys[mid] > d)
        hi = mid;
      else
        lo = mid + 1;
    }
    std::memmove(&items[lo + 1], &items[lo], (size - lo) * sizeof(Item));
    items[lo] = {id, d};
    size += size < capacity;
  }
  std::vector<float> keys;

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
