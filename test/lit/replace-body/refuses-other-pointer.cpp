// One pointer to a function is not another.
// RUN: %body
// RUN: sed -i 's,int limit = 0;,& int (*other)(int); int (*hook)(int);,; s,++evaluated;,& other(1);,' %t/code.cpp
// RUN: %code %replace -- %flags 2> %t/err
// RUN: FileCheck %s --input-file=%t/err
// CHECK: crinn-rewrite: error: {{.*}}the new body has a call through hook
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
      hook(7);
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
