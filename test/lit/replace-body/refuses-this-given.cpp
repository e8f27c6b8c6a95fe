// The same of the whole object.
// RUN: %body
// RUN: sed -i 's,^struct Index {,struct Index; void poke(Index *);\n&,; s,++evaluated;,& if (id < 0) poke(nullptr);,' %t/code.cpp
// RUN: %code %replace -- %flags 2> %t/err
// RUN: FileCheck %s --input-file=%t/err
// CHECK: crinn-rewrite: error: {{.*}}this
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
      poke(this);
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
