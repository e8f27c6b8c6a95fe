// A search whose pool keeps its entries sorted.
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

  bool insert(int id, float d) {
    if (size == capacity && d >= items[size - 1].d)
      return false;
    int lo = find(d);
    std::memmove(&items[lo + 1], &items[lo], (size - lo) * sizeof(Item));
    items[lo] = {id, d};
    if (size < capacity)
      size++;
    if (lo < cur)
      cur = lo;
    return true;
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
