// Assembler says nothing of what it does.
// RUN: %refuses-body
// CHECK: crinn-rewrite: error: {{.*}}the body has asm
{
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      asm volatile("");
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
