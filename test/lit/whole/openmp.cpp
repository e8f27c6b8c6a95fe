// OpenMP code, with and without the flag: omp.h need not be installed, and a
// search inside a parallel region is one.
// RUN: %prepare
// RUN: %scan-loud -- %flags 2>&1 | FileCheck %s
// RUN: %scan-loud -- %flags -fopenmp 2>&1 | FileCheck %s
// CHECK-NOT: warning
// CHECK: best-first in searchAll
// CHECK: current {{.*}} node
// CHECK: insert {{.*}} pool.insert(id, d)
// CHECK: best-first in searchEach
// CHECK: current {{.*}} node
// CHECK: insert {{.*}} pool.insert(id, d)
// CHECK-NOT: best-first
// CHECK-NOT: warning
#include "ann.h"
#include <omp.h>

void searchAll(Pool *pools, Graph &graph, Visited *marks, const float *base,
               int dim, const float *queries, int n, omp_lock_t *lock) {
  omp_set_num_threads(omp_get_max_threads());
#pragma omp parallel for schedule(dynamic)
  for (int q = 0; q < n; ++q) {
    Pool &pool = pools[omp_get_thread_num()];
    Visited &visited = marks[omp_get_thread_num()];
    while (pool.hasNext()) {
      int node = pool.pop();
      for (int i = 0; i < graph.degree(); ++i) {
        int id = graph.at(node, i);
        if (visited.test(id))
          continue;
        visited.set(id);
        float d = distanceTo(queries + q * dim, base + id * dim);
        pool.insert(id, d);
      }
    }
    omp_unset_lock(lock);
  }
}

template <typename Queue, typename Set>
void searchEach(Queue &pool, Graph &graph, Set &visited, const float *base,
                int dim, const float *query) {
#pragma omp parallel
  {
#pragma omp single
    while (pool.hasNext()) {
      auto node = pool.pop();
      for (int i = 0; i < graph.degree(); ++i) {
        int id = graph.at(node, i);
        if (visited.test(id))
          continue;
        visited.set(id);
        float d = distanceTo(query, base + id * dim);
        pool.insert(id, d);
      }
    }
  }
}
