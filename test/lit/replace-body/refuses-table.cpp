// Answers that are known beforehand.
// RUN: %refuses-body
// CHECK: crinn-rewrite: error: {{.*}}the new body has a table of constants
{
  const int known[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17};
  (void)known;
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
