// What a generic lambda calls is known where it is used, and not as written.
// RUN: %refuses-body
// CHECK: crinn-rewrite: error: {{.*}}the new body has a
{
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      [](auto x) { limitOf(x); }(id);
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
