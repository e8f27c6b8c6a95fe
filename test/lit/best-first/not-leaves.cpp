// Trees are merged by trying the points of one leaf on another: the container
// that a point is taken from is part of an index which is handed on whole.
// RUN: %prepare
// RUN: %scan --idiom=best-first -- %flags > %t/out
// RUN: not grep -E ": [a-z-]+ in " %t/out
#include "ann.h"

struct Leaf {
  int Begin, End;
};
struct Index {
  int *Points;
  Pool *Found;
};
const Leaf *leafOf(const Index &Whole, int Point);
void offer(Index &Whole, int Point, int Other, float D);

void merge(Index &whole, Visited &visited, const float *base, int dim, int n) {
  for (int i = 0; i < n; ++i) {
    int point = whole.Points[i];
    const Leaf *leaf = leafOf(whole, point);
    for (int j = leaf->Begin; j < leaf->End; ++j) {
      int other = whole.Points[j];
      if (visited.test(other))
        continue;
      visited.set(other);
      float d = distanceTo(base + point * dim, base + other * dim);
      offer(whole, point, other, d);
    }
  }
}
