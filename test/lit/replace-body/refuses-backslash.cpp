// A line that ends in a backslash goes on in the next, a comment too.
// RUN: %refuses-body
// CHECK: crinn-rewrite: error: {{.*}}a line of the body ends in a backslash
{
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      // as before \
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
