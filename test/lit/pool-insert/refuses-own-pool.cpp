// The search keeps its pool itself.
// RUN: %prepare
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: no function below the root is seen that puts the neighbour into the pool
#include "ann.h"
#include <algorithm>
#include <cstring>
#include <vector>

struct Item {
  int id;
  float d;
};

void search(Graph &graph, Visited &visited, const float *base, const float *query, int ef, int entry) {
  std::vector<Item> pool(ef + 1);
  int size = 0, k = 0;
  pool[size++] = {entry, distanceTo(query, base + entry)};
  while (k < size) {
    int next = size, node = pool[k].id;
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (!visited.insert(id))
        continue;
      float d = distanceTo(query, base + id);
      if (size == ef && d >= pool[size - 1].d)
        continue;
      int lo = 0, hi = size;
      while (lo < hi) {
        int mid = (lo + hi) / 2;
        if (pool[mid].d > d)
          hi = mid;
        else
          lo = mid + 1;
      }
      std::memmove(&pool[lo + 1], &pool[lo], (size - lo) * sizeof(Item));
      pool[lo] = {id, d};
      if (size < ef)
        ++size;
      if (lo < next)
        next = lo;
    }
    k = next <= k ? next : k + 1;
  }
}
