// A kernel that writes what the test reads.
// RUN: %prepare
// RUN: %refuses-batch-neighbours
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads

#include "ann.h"

#include <vector>

struct Metric {
  float operator()(float *x, const float *y, size_t dim) const {
    float sum = 0;
    const float *end = y + dim;
    while (y < end) {
      sum += (*x = 1) * *y;
      x += 1;
      y += 1;
    }
    return -sum;
  }
};

class Index {
public:
  void search(Pool &pool, Graph &graph, Visited &visited, float *query) {
    while (pool.hasNext()) {
      int node = pool.pop();
      const int *links = graph.list(node);
      for (int i = 0; i < graph.degree(); ++i) {
        int id = links[i];
        if (visited.test(id) || levels[id] < 0)
          continue;
        visited.set(id);
        float d = Metric()(levels.data(), rows.data() + size_t(id) * dim, dim);
        pool.insert(id, d);
      }
    }
  }

private:
  std::vector<float> rows, levels;
  size_t dim;
};
