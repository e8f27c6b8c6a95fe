// Distances of codes are whole numbers.
// RUN: %prepare
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: the distance is a whole number, which is not told from an id in an array{{$}}

#include "ann.h"

int hamming(const unsigned char *a, const unsigned char *b);

void search(Pool &pool, const Graph &graph, Visited &visited, const unsigned char *query, const unsigned char *codes) {
  while (pool.hasNext()) {
    int node = pool.pop();
    int open[32], count = 0;
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      open[count++] = id;
    }
    for (int i = 0; i < count; ++i) {
      int id = open[i];
      int d = hamming(query, codes + 8 * id);
      pool.insert(id, d);
    }
  }
}
