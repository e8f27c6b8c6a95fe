// What somebody changed since stays as it is, and is not written anew.
// RUN: %prepare
// RUN: %rewrite --rewrites=tiered-entry-points -- %flags | count 0
// RUN: %rewrite -v --rewrites=tiered-entry-points --set=tiered-entry-points.count=5 -- %flags 2>&1 | FileCheck %s
// CHECK: tiered-entry-points: refused: the search starts from further rows already
// CHECK-NOT: {{.}}
#include "hnsw.h"
#include <cmath>

struct Index {
  const float *row(Id id) const { return vectors + id * dim; }
  const Id *list(Id id) const { return links + id * 33; }
  void add(const float *vector) {
    Id id = count++;
    for (size_t i = 0; i < dim; i++)
      vectors[id * dim + i] = vector[i];
    links[id * 33] = 0;
    connect(id);
  }
  void connect(Id id);

  Heap search(Id entry, const void *query, size_t ef, std::vector<char> &seen) const {
    Heap open, result;
    float nearest = distance(query, row(entry));
    open.emplace(-nearest, entry);
    result.emplace(nearest, entry);
    seen[entry] = true;
    // Also start from rows spread over the index, from more of them the wider
    // the beam is: the narrow ones have no room for nodes far off.
    const size_t rows = count;
    const size_t starts = ef < 64 ? 0 : ef < 160 ? 3 : 6;
    for (size_t start = 1; start <= starts && start < rows; start++) {
      Id id = rows / (starts + 1) * start;
      if (id == entry || seen[id])
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
    while (!open.empty()) {
      std::pair<float, Id> best = open.top();
      if (-best.first > result.top().first && result.size() == ef)
        break;
      open.pop();
      const Id *ids = list(best.second);
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

  float *vectors;
  Id *links;
  size_t count = 0, dim;
};
