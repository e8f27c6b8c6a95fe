// A constant that is computed is one.
// RUN: %refuses-body
// CHECK: crinn-rewrite: error: {{.*}}the new body has the constant 16000000
{
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      if (id == 4000 * 4000 + 123) break;
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
