// A new warning too.
// RUN: %refuses-body
// CHECK: crinn-rewrite: error: {{.*}}new diagnostic: warning: {{.*}}
{
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      id == node;
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
