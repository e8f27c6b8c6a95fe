// Nor one that a variable holds.
// RUN: %refuses-body
// CHECK: crinn-rewrite: error: {{.*}}the new body has a call through f
{
  float (*f)(const float *, const float *) = score;
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      float d = f(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
