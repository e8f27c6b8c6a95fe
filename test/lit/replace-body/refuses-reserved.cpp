// Names that are the compiler's.
// RUN: %refuses-body
// CHECK: crinn-rewrite: error: {{.*}}the body has __LINE__
{
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      if (id == __LINE__) continue;
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
