// A macro may stand for what the text does not show.
// RUN: %body
// RUN: sed -i 's,^static int calls;,#define PACKED _Pragma("pack(1)")\n&,' %t/code.cpp
// RUN: %code %replace -- %flags 2> %t/err
// RUN: FileCheck %s --input-file=%t/err
// CHECK: crinn-rewrite: error: {{.*}}the body has the macro PACKED
// CHECK: code 5
{
  PACKED
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
