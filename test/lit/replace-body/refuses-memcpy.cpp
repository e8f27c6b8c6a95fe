// Nor by copying them.
// RUN: %body
// RUN: sed -i 's,int limit = 0;,& float fallback;,; s,<cstdlib>,<cstring>,' %t/code.cpp
// RUN: %code %replace -- %flags 2> %t/err
// RUN: FileCheck %s --input-file=%t/err
// CHECK: crinn-rewrite: error: {{.*}}the new body
// CHECK: code 5
{
  float *own = &fallback;
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      memcpy(&own, &query, sizeof own);
      own[0] = 0;
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
