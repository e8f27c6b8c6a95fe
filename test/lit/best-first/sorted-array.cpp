// The pool is a sorted array, walked by an index that goes back.
// RUN: %prepare
// RUN: %scan --idiom=best-first -- %flags | FileCheck %s
// CHECK: best-first in search
// CHECK:   pool {{.*}} found
// CHECK:   pop {{.*}} found[k]
// CHECK:   current {{.*}} node
// CHECK:   visited-test {{.*}} visited.test(id)
// CHECK:   insert {{.*}} insertSorted(found, size, one)
// CHECK:   stop {{.*}} k < size
#include "ann.h"

struct Near {
  Near() = default;
  Near(int Id, float D) : Id(Id), D(D) {}
  int Id;
  float D;
  bool Fresh = true;
};
int insertSorted(Near *Into, int Size, Near One);

void search(Graph &graph, Visited &visited, const float *base, int dim,
            const float *query, Near *found, int size) {
  int k = 0;
  while (k < size) {
    int back = size;
    if (found[k].Fresh) {
      found[k].Fresh = false;
      int node = found[k].Id;
      for (int j = 0; j < graph.degree(); ++j) {
        int id = graph.at(node, j);
        if (visited.test(id))
          continue;
        visited.set(id);
        float d = distanceTo(query, base + id * dim);
        Near one(id, d);
        int at = insertSorted(found, size, one);
        if (at < back)
          back = at;
      }
    }
    k = back <= k ? back : k + 1;
  }
}
