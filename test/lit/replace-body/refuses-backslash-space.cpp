// A backslash, a space and a newline become a backslash and a newline.
// RUN: %refuses-body
// CHECK: crinn-rewrite: error: {{.*}}backslash
{
  _\ 
  Pragma("pack(1)")
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
