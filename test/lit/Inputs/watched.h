// A search that tells a listener of the caller's type.
#include "ann.h"

inline bool seen[64];

template <typename T>
void searchWatched(Pool &pool, Graph &graph, T &watch, const float *base, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (seen[id])
        continue;
      seen[id] = true;
      float d = distanceTo(query, base + id);
      watch.note(id);
      pool.insert(id, d);
    }
  }
}
