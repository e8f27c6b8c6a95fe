// The body of a template is looked at in each instance.
// RUN: %body body_template.cpp
// RUN: %replace --in-place -- %flags
// RUN: FileCheck %s --strict-whitespace --match-full-lines --input-file=%t/code.cpp
// CHECK:  void search(Pool &pool, Visited &visited, const float *query) {
// CHECK-NEXT:    const int degree = graph.degree();
// CHECK-NEXT:    while (pool.hasNext()) {
// CHECK-NEXT:      int node = pool.pop();
// CHECK-NEXT:      for (int i = 0; i < degree; ++i) {
// CHECK-NEXT:        int id = graph.at(node, i);
// CHECK-NEXT:        if (visited.test(id))
// CHECK-NEXT:          continue;
// CHECK-NEXT:        visited.set(id);
// CHECK-NEXT:        pool.insert(id, distance(query, base + id * dim));
// CHECK-NEXT:      }
// CHECK-NEXT:    }
// CHECK-NEXT:  }
{
    const int degree = graph.degree();
    while (pool.hasNext()) {
      int node = pool.pop();
      for (int i = 0; i < degree; ++i) {
        int id = graph.at(node, i);
        if (visited.test(id))
          continue;
        visited.set(id);
        pool.insert(id, distance(query, base + id * dim));
      }
    }
  }
