// State that outlives the search.
// RUN: %refuses-body
// CHECK: crinn-rewrite: error: {{.*}}the new body has a static variable
{
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      static int last;
      last = id;
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
