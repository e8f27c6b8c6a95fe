// Characters that look like others, or turn the line around.
// RUN: %refuses-body
// CHECK: crinn-rewrite: error: {{.*}}a character that is not ASCII
{
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      // na​me
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
