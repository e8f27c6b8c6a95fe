// A second run finds nothing to do.
// RUN: %prepare
// RUN: %rewrite --rewrites=rerank-prefetch -- %flags | count 0
#include "ann.h"

struct Index {
  virtual void search(const float *Query, int K, int *Ids, float *Far) = 0;
};

void refine(Index &index, const float *query, int k, int *ids, float *far,
            const float *base, int dim) {
  index.search(query, k, ids, far);
  for (int i = 0; i < k; ++i) {
    int id = ids[i];
#if defined(__GNUC__)
    if (i + 1 < k) {
      int next_id = ids[i + 1];
      const char *next_vector = (const char *)(base + next_id * dim);
      for (int line = 0; line < 8; ++line)
        __builtin_prefetch(next_vector + 64 * line, 0, 3);
    }
#endif
    far[i] = distanceTo(query, base + id * dim);
  }
}
