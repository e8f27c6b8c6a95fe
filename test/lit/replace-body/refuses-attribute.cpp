// An attribute may call.
// RUN: %refuses-body
// CHECK: crinn-rewrite: error: {{.*}}the body has an attribute
{
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      [[gnu::cleanup(ended)]] int x = 0;
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
