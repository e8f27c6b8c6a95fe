// A body may call what the old one led to, however deep, and prefetch.
// RUN: %body
// RUN: %replace --in-place -- %flags
// RUN: FileCheck %s --strict-whitespace --match-full-lines --input-file=%t/code.cpp
// CHECK:  void search(Pool &pool, Visited &visited, const float *query) {
// CHECK-NEXT:    while (pool.hasNext()) {
// CHECK-NEXT:      int node = pool.pop();
// CHECK-NEXT:      const int degree = graph.degree();
// CHECK-NEXT:      for (int i = 0; i < degree; ++i) {
// CHECK-NEXT:        if (i + 4 < degree)
// CHECK-NEXT:          __builtin_prefetch(base + graph.at(node, i + 4) * dim);
// CHECK-NEXT:        int id = graph.at(node, i);
// CHECK-NEXT:        if (visited.test(id))
// CHECK-NEXT:          continue;
// CHECK-NEXT:        visited.set(id);
// CHECK-NEXT:        ++evaluated;
// CHECK-NEXT:        pool.insert(id, twice(plain(query, base + id * dim)));
// CHECK-NEXT:      }
// CHECK-NEXT:    }
// CHECK-NEXT:  }
{
    while (pool.hasNext()) {
      int node = pool.pop();
      const int degree = graph.degree();
      for (int i = 0; i < degree; ++i) {
        if (i + 4 < degree)
          __builtin_prefetch(base + graph.at(node, i + 4) * dim);
        int id = graph.at(node, i);
        if (visited.test(id))
          continue;
        visited.set(id);
        ++evaluated;
        pool.insert(id, twice(plain(query, base + id * dim)));
      }
    }
  }
