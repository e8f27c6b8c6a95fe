// The answers keep their distances: they are converted to what the caller wants,
// rounded or scaled.
// RUN: %prepare
// RUN: %scan --idiom=re-rank -- %flags > %t/out
// RUN: not grep -v "near miss\|^  no " %t/out
#include "ann.h"
#include <cmath>

struct Index {
  virtual void search(const float *Query, int K, int *Ids, float *Far) = 0;
};
struct Answers {
  Answers(float *Far, int *Ids);
};
float corrected(float Far, const float *Query);

void rounded(Index &index, const float *query, int k, int *ids, int *far) {
  float *found = (float *)far;
  Answers answers(found, ids);
  index.search(query, k, ids, found);
  for (int i = 0; i < k; ++i)
    far[i] = std::round(found[i]);
}

void rescaled(Index &index, const float *query, int k, int *ids, float *far) {
  index.search(query, k, ids, far);
  for (int i = 0; i < k; ++i)
    far[i] = corrected(far[i], query);
}
