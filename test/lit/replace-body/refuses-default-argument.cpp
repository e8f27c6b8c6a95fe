// A default argument is a call where it is left out.
// RUN: %body
// RUN: sed -i 's,^struct Index {,inline int bounded(int a\, int b = limitOf(3)) { return a + b; }\n&,; s,++evaluated;,& bounded(1\, 2);,' %t/code.cpp
// RUN: %code %replace -- %flags 2> %t/err
// RUN: FileCheck %s --input-file=%t/err
// CHECK: crinn-rewrite: error: {{.*}}the default of an argument of bounded
// CHECK: code 5
{
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      bounded(1);
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
