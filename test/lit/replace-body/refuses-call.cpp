// A function that the old body did not lead to.
// RUN: %refuses-body
// CHECK: crinn-rewrite: error: {{.*}}the new body calls what the old one did not lead to: limitOf(int)
{
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      if (id > limitOf(id)) break;
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
