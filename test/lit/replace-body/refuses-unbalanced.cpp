// Brackets that do not match.
// RUN: %refuses-body
// CHECK: crinn-rewrite: error: {{.*}}brackets of the body do not match
{
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      (void)(id];
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
