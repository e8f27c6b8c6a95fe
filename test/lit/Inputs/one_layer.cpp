// One layer of a graph, searched best-first from one node.
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
