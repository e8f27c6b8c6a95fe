// Without an instance nobody knows what a body calls, whatever the options say.
// RUN: %body body_template.cpp
// RUN: sed -i '/^void use/,$d' %t/code.cpp
// RUN: %code %replace --allow-uninstantiated -- %flags 2> %t/err
// RUN: FileCheck %s --input-file=%t/err
// CHECK: error: Index::search({{.*}}): no unit instantiates this template
// CHECK: code 5
{
    const int degree = graph.degree();
    while (pool.hasNext()) {
      int node = pool.pop();
      for (int i = 0; i < degree; ++i) {
        int id = graph.at(node, i);
        if (visited.test(id))
          continue;
        visited.set(id);
        pool.insert(id, distance(query, base + id * dim));
      }
    }
  }
