// The vector makes room.
// RUN: %prepare
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: the insert moves no entries to make room
#include "ann.h"
#include <algorithm>
#include <cstring>
#include <vector>

struct Item {
  int id;
  float d;
  bool operator<(const Item &other) const { return d < other.d; }
};

struct Candidates {
  bool hasNext() const;
  int pop();

  void insert(int id, float d) {
    Item item = {id, d};
    items.insert(std::upper_bound(items.begin(), items.end(), item), item);
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
