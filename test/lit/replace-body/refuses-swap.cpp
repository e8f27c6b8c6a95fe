// What is given to be changed is changed, however it is written.
// RUN: %body
// RUN: sed -i 's,<cstdlib>,<utility>,' %t/code.cpp
// RUN: %code %replace -- %flags 2> %t/err
// RUN: FileCheck %s --input-file=%t/err
// CHECK: crinn-rewrite: error: {{.*}}the new body writes what the old one did not: this.limit
// CHECK: code 5
{
  int x = 0;
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      std::swap(id ? limit : limit, x);
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
