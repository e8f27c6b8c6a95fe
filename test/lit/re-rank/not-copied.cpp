// Answers are copied with the distances they came with.
// RUN: %prepare
// RUN: %scan --idiom=re-rank -- %flags > %t/out
// RUN: not grep -v "near miss\|^  no " %t/out
#include "ann.h"

struct Index {
  virtual void search(const float *Query, int K, int *Ids, float *Far) = 0;
};

void copy(Index &index, const float *query, int k, int *ids, float *far,
          Pool &into) {
  index.search(query, k, ids, far);
  for (int i = 0; i < k; ++i) {
    int id = ids[i];
    float d = far[i];
    into.insert(id, d);
  }
}
