// Nor by the bits.
// RUN: %refuses-body
// CHECK: crinn-rewrite: error: {{.*}}the new body has a bit cast
{
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      __builtin_bit_cast(float *, query)[0] = 0;
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
