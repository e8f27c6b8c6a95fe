// A class of its own may have members that run unseen.
// RUN: %refuses-body
// CHECK: crinn-rewrite: error: {{.*}}the new body has a class of its own
{
  struct Seen { int id; } seen;
  (void)seen;
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
