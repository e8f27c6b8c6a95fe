// The search is what a new row is linked by.
// RUN: %prepare
// RUN: %refuses-diverse-entry-points
// CHECK: code.cpp:{{[0-9]+}}: diverse-entry-points: refused: the search serves construction, where not all rows have links yet
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
  void connect(Id id) {
    Heap found = search(0, row(id), 100, *seen_rows);
    std::vector<std::pair<float, Id>> kept;
    while (!found.empty()) {
      std::pair<float, Id> c = found.top();
      found.pop();
      bool good = true;
      for (const std::pair<float, Id> &k : kept) {
        float d = distance(row(c.second), row(k.second));
        if (d < c.first) {
          good = false;
          break;
        }
      }
      if (good)
        kept.push_back(c);
    }
    for (const std::pair<float, Id> &k : kept) {
      Id *other = links + k.second * 33;
      other[++other[0]] = id;
    }
  }

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

  std::vector<char> *seen_rows;
  float *vectors;
  Id *links;
  size_t count = 0, dim;
};
