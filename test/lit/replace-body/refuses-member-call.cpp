// Nor a member.
// RUN: %refuses-body
// CHECK: crinn-rewrite: error: {{.*}}the new body calls what the old one did not lead to: Index::far(int)
{
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      if (far(id) < 0) break;
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
