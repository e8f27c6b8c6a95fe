// The query is not the search's to change.
// RUN: %refuses-body
// CHECK: crinn-rewrite: error: {{.*}}the new body has a cast that takes const away
{
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      const_cast<float *>(query)[0] = 0;
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
