// A search, of which tests replace the body.
#include "ann.h"

#include <cstdlib>

static int calls;
int limitOf(int Id);
inline float twice(float D) { return D * 2; }
inline float plain(const float *Query, const float *Vector) {
  return distanceTo(Query, Vector);
}
inline float score(const float *Query, const float *Vector) {
  return twice(plain(Query, Vector));
}

struct Index {
  Graph graph;
  const float *base;
  int dim;
  long evaluated = 0;
  int limit = 0;

  void search(Pool &pool, Visited &visited, const float *query) {
    while (pool.hasNext()) {
      int node = pool.pop();
      for (int i = 0; i < graph.degree(); ++i) {
        int id = graph.at(node, i);
        if (visited.test(id))
          continue;
        visited.set(id);
        ++evaluated;
        float d = score(query, base + id * dim);
        pool.insert(id, d);
      }
    }
  }
  int far(int Id) { return Id + limit + calls; }
};
