// The list is a view of the pool, which scoring grows.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct View {
  const int *Begin, *End;
  int size() const { return End - Begin; }
  int operator[](int I) const { return Begin[I]; }
};
struct ViewedPool : Pool {
  View view(int Node) const;
};

void search(ViewedPool &pool, Visited &visited, const float *base,
            int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    View links = pool.view(node);
    for (int i = 0; i < links.size(); ++i) {
      int id = links[i];
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
