// A loop gives a number to the reader in another place than the id.
// RUN: %prepare
// RUN: %refuses-tiered-entry-points
// CHECK: code.cpp:{{[0-9]+}}: tiered-entry-points: refused: it is not seen how many rows the index has: no number is given to new rows as their id, and none ends a loop that reads the rows as the search does
// CHECK-NOT: {{.}}
#include "hnsw.h"
#include <cmath>

struct Index {
  const float *row(Id id) const { return vectors + id * dim; }
  const Id *list(Id id) const { return links + id * 33; }
  void add(const float *vector) {
    Id id = nextFree();
    for (size_t i = 0; i < dim; i++)
      vectors[id * dim + i] = vector[i];
    for (int i = 0; i < parts; i++)
      part(i, id);
  }
  Id nextFree();
  const Id *part(int which, Id id) const;
  void connect(Id id);

  Heap search(Id entry, const void *query, size_t ef, std::vector<char> &seen) const {
    Heap open, result;
    float nearest = distance(query, row(entry));
    open.emplace(-nearest, entry);
    result.emplace(nearest, entry);
    seen[entry] = true;
    while (!open.empty()) {
      std::pair<float, Id> best = open.top();
      if (-best.first > result.top().first && result.size() == ef)
        break;
      open.pop();
      const Id *ids = part(0, best.second);
      for (Id i = 1; i <= ids[0]; i++) {
        Id id = ids[i];
        if (seen[id])
          continue;
        seen[id] = true;
        float d = distance(query, row(id));
        if (result.size() < ef || d < result.top().first) {
          open.emplace(-d, id);
          result.emplace(d, id);
          if (result.size() > ef)
            result.pop();
        }
      }
    }
    return result;
  }

  int parts;
  float *vectors;
  Id *links;
  size_t dim;
};
