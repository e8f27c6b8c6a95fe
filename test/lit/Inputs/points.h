// Vectors that are scored in the order of a list of ids.
#pragma once
#include <array>

struct Points {
  const float *query, *vectors;
  const int *ids;
  int n;
};
