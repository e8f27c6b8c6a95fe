// The body that is there already is no change.
// RUN: %body
// RUN: %replace -- %flags > %t/out
// RUN: test ! -s %t/out
{
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
