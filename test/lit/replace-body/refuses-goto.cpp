// A jump to a label.
// RUN: %refuses-body
// CHECK: crinn-rewrite: error: {{.*}}the body has goto
{
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      if (!id) goto done;
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
done:;
}
