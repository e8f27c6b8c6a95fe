// A search that collects the neighbours of a node before it scores them.
#include "prefetching_computer.h"

template <class Measure>
void search(Pool &pool, const Graph &graph, Visited &visited, Measure &measure, int ahead) {
  int ids[64];
  while (pool.hasNext()) {
    int node = pool.pop();
    int count = 0;
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ids[count++] = id;
    }
    for (int i = 0; i < count; ++i) {
      if (i + ahead < count)
        measure.prefetch(ids[i + ahead], 2);
      int id = ids[i];
      float distance = measure(id);
      pool.insert(id, distance);
    }
  }
}

void use(Pool &pool, Graph &graph, Visited &visited, Computer &computer) {
  search(pool, graph, visited, computer, 4);
}
