// What the compiler has to say comes first.
// RUN: %refuses-body
// CHECK: crinn-rewrite: error: {{.*}}new diagnostic: error: {{.*}}nearest
{
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      nearest = id;
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
