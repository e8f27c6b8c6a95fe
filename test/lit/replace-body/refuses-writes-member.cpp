// A field that the old body left alone.
// RUN: %refuses-body
// CHECK: crinn-rewrite: error: {{.*}}the new body writes what the old one did not: this.limit
{
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      limit = id;
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
