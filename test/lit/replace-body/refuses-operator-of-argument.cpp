// The library calls the operators of what it is given.
// RUN: %body
// RUN: sed -i 's,<cstdlib>,<algorithm>,; s,^struct Index {,struct Loud { int n; bool operator<(const Loud \&o) const { return limitOf(n) < o.n; } };\n&,' %t/code.cpp
// RUN: %code %replace -- %flags 2> %t/err
// RUN: FileCheck %s --input-file=%t/err
// CHECK: crinn-rewrite: error: {{.*}}an object of Loud
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
      std::max(Loud{1}, Loud{2});
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
