// Ids are collected, four distances come back through references, a local
// lambda offers each.
// RUN: %prepare
// RUN: %scan --idiom=best-first -- %flags | FileCheck %s
// CHECK: best-first in search
// CHECK:   expand {{.*}} for (int j = 0; j < graph.degree(); ++j)
// CHECK:   score {{.*}} for (int j = 0; j < have; ++j)
// CHECK:   visited-test {{.*}} marks.set(id)
// CHECK-DAG:   distance {{.*}} four(
// CHECK-DAG:   distance {{.*}} distanceTo(query, base + four_ids[j] * dim)
// CHECK:   insert {{.*}} pool.insert(which, far)
#include "ann.h"

struct Marks {
  bool set(int Id); ///< true the first time
};
void four(const float *Query, int A, int B, int C, int D, float &DA, float &DB,
          float &DC, float &DD);

void search(Pool &pool, Graph &graph, Marks &marks, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    int four_ids[4];
    int have = 0;
    auto offer = [&](int which, float far) { pool.insert(which, far); };
    for (int j = 0; j < graph.degree(); ++j) {
      int id = graph.at(node, j);
      four_ids[have] = id;
      have += marks.set(id) ? 1 : 0;
      if (have == 4) {
        float d[4];
        four(query, four_ids[0], four_ids[1], four_ids[2], four_ids[3], d[0],
             d[1], d[2], d[3]);
        for (int i = 0; i < 4; ++i)
          offer(four_ids[i], d[i]);
        have = 0;
      }
    }
    for (int j = 0; j < have; ++j) {
      float far = distanceTo(query, base + four_ids[j] * dim);
      offer(four_ids[j], far);
    }
  }
}
