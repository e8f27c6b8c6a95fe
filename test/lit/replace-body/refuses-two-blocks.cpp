// What stands behind the block would be outside of the function.
// RUN: %refuses-body
// CHECK: crinn-rewrite: error: {{.*}}not one block in braces
{
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
void more() {}
