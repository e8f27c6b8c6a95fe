// A search of a class that says where its rows lie.
#include "ann.h"

#include <map>
#include <vector>

class Index {
public:
  void search(Pool &pool, Graph &graph, Visited &visited, const float *query) {
    while (pool.hasNext()) {
      int node = pool.pop();
      const int *links = graph.list(node);
      for (int i = 0; i < graph.degree(); ++i) {
        int id = links[i];
        if (visited.test(id))
          continue;
        visited.set(id);
        float d = distanceTo(query, row(id));
        pool.insert(id, d);
      }
    }
  }
  // Its members:
};
