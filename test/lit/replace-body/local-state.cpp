// Locals are the body's own: it may count, and keep a short array.
// RUN: %body
// RUN: %replace --in-place -- %flags
// RUN: FileCheck %s --strict-whitespace --match-full-lines --input-file=%t/code.cpp
// CHECK:  void search(Pool &pool, Visited &visited, const float *query) {
// CHECK-NEXT:    int batch[64];
// CHECK-NEXT:    while (pool.hasNext()) {
// CHECK-NEXT:      int node = pool.pop(), size = 0;
// CHECK-NEXT:      for (int i = 0; i < graph.degree() && size < 64; ++i) {
// CHECK-NEXT:        int id = graph.at(node, i);
// CHECK-NEXT:        if (visited.test(id))
// CHECK-NEXT:          continue;
// CHECK-NEXT:        visited.set(id);
// CHECK-NEXT:        batch[size++] = id;
// CHECK-NEXT:      }
// CHECK-NEXT:      for (int i = 0; i < size; ++i)
// CHECK-NEXT:        pool.insert(batch[i], score(query, base + batch[i] * dim));
// CHECK-NEXT:      evaluated += size;
// CHECK-NEXT:    }
// CHECK-NEXT:  }
{
    int batch[64];
    while (pool.hasNext()) {
      int node = pool.pop(), size = 0;
      for (int i = 0; i < graph.degree() && size < 64; ++i) {
        int id = graph.at(node, i);
        if (visited.test(id))
          continue;
        visited.set(id);
        batch[size++] = id;
      }
      for (int i = 0; i < size; ++i)
        pool.insert(batch[i], score(query, base + batch[i] * dim));
      evaluated += size;
    }
  }
