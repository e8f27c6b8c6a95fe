// The same of a distance.
// RUN: %refuses-body
// CHECK: crinn-rewrite: error: {{.*}}the new body has the constant 1234.5
{
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      if (base[id] == 1234.5f) break;
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
