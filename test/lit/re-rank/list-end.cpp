// The neighbour is where its vector is got, not where the list's end is asked
// for.
// RUN: %prepare
// RUN: %scan --idiom=re-rank -- %flags | FileCheck %s
// CHECK: re-rank in refine
// CHECK:   neighbour 20 ids[i]
#include "ann.h"

struct Index {
  virtual void search(const float *Query, int K, int *Ids, float *Far) = 0;
};
void fetch(int Id, float *Into);

void refine(Index &index, const float *query, int k, int *ids, float *far) {
  index.search(query, k, ids, far);
  float vector[128];
  for (int i = 0; i < k; ++i) {
    if (ids[i] < 0)
      break;
    fetch(ids[i], vector);
    far[i] = distanceTo(query, vector);
  }
}
