// As written, nothing is known of this member; one instance has it, and there it calls
// what the old body did not.
// RUN: %body body_template.cpp
// RUN: sed -i 's,a.search(pool.*,,' %t/code.cpp
// RUN: %code %replace -- %flags 2> %t/err
// RUN: FileCheck %s --input-file=%t/err
// CHECK: error: Index::search({{.*}}): the new body calls what the old one did not lead to: Counting::reset() const
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
        if (id == 0)
          distance.reset();
        pool.insert(id, distance(query, base + id * dim));
      }
    }
  }
