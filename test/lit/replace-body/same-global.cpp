// A global that the old body counts in may be counted in.
// RUN: %body
// RUN: sed -i 's,++evaluated;,& ++calls;,' %t/code.cpp
// RUN: %replace --in-place -- %flags
// RUN: grep -q '^      ++calls;' %t/code.cpp
{
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      ++calls;
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
