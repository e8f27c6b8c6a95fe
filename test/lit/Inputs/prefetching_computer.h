// What computes distances and prefetches rows. Outside the root of every test.
#pragma once
#include "ann.h"

struct Computer {
  float operator()(int id) const { return distanceTo(query, base + id * dim); }
  void prefetch(int id, int lines) const {
    for (int i = 0; i < lines; ++i)
      __builtin_prefetch(base + id * dim + 16 * i);
  }
  const float *query, *base;
  int dim;
};
