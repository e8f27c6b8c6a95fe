// A lambda of its own is part of the body: what it does counts as done there.
// RUN: %body
// RUN: %replace --in-place -- %flags
// RUN: FileCheck %s --strict-whitespace --match-full-lines --input-file=%t/code.cpp
// CHECK:  void search(Pool &pool, Visited &visited, const float *query) {
// CHECK-NEXT:    auto isNew = [&visited](int id) {
// CHECK-NEXT:      bool was = visited.test(id);
// CHECK-NEXT:      visited.set(id);
// CHECK-NEXT:      return !was;
// CHECK-NEXT:    };
// CHECK-NEXT:    while (pool.hasNext()) {
// CHECK-NEXT:      int node = pool.pop();
// CHECK-NEXT:      for (int i = 0; i < graph.degree(); ++i) {
// CHECK-NEXT:        int id = graph.at(node, i);
// CHECK-NEXT:        if (!isNew(id))
// CHECK-NEXT:          continue;
// CHECK-NEXT:        ++evaluated;
// CHECK-NEXT:        pool.insert(id, score(query, base + id * dim));
// CHECK-NEXT:      }
// CHECK-NEXT:    }
// CHECK-NEXT:  }
{
    auto isNew = [&visited](int id) {
      bool was = visited.test(id);
      visited.set(id);
      return !was;
    };
    while (pool.hasNext()) {
      int node = pool.pop();
      for (int i = 0; i < graph.degree(); ++i) {
        int id = graph.at(node, i);
        if (!isNew(id))
          continue;
        ++evaluated;
        pool.insert(id, score(query, base + id * dim));
      }
    }
  }
