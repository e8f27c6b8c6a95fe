// As body_search.cpp, of a template: what it calls its instances tell.
#include "ann.h"

struct Quick {
  float operator()(const float *Query, const float *Vector) const {
    return distanceTo(Query, Vector);
  }
};
struct Counting {
  long *calls;
  float operator()(const float *Query, const float *Vector) const {
    ++*calls;
    return distanceTo(Query, Vector);
  }
  void reset() const { *calls = 0; }
};

template <typename Distance> struct Index {
  Graph graph;
  const float *base;
  int dim;
  Distance distance;

  void search(Pool &pool, Visited &visited, const float *query) {
    while (pool.hasNext()) {
      int node = pool.pop();
      for (int i = 0; i < graph.degree(); ++i) {
        int id = graph.at(node, i);
        if (visited.test(id))
          continue;
        visited.set(id);
        pool.insert(id, distance(query, base + id * dim));
      }
    }
  }
};

void use(Index<Quick> &a, Index<Counting> &b, Pool &pool, Visited &visited,
         const float *query) {
  a.search(pool, visited, query);
  b.search(pool, visited, query);
}
