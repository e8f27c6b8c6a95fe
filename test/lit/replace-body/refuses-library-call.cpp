// Nor one of the library that does more than compute.
// RUN: %refuses-body
// CHECK: crinn-rewrite: error: {{.*}}the new body calls what the old one did not: rand
{
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      if (rand() == id) break;
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
