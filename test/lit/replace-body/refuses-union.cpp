// A member of a union is the other one.
// RUN: %body
// RUN: sed -i 's,int limit = 0;,& union { long n; int *p; } pun;,' %t/code.cpp
// RUN: %code %replace -- %flags 2> %t/err
// RUN: FileCheck %s --input-file=%t/err
// CHECK: crinn-rewrite: error: {{.*}}the new body has a member of a union
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
      pun.n = id;
      *pun.p = 3;
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
