// A pointer that begins nowhere goes anywhere.
// RUN: %refuses-body
// CHECK: crinn-rewrite: error: {{.*}}the new body has a pointer to nothing
{
  char *p = nullptr;
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      p += id;
      *p = 1;
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
