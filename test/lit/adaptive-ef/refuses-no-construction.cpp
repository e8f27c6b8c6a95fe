// Nothing constructs.
// RUN: %prepare
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: queries run this search too, and would get another width than they ask for{{$}}
// CHECK-NOT: {{.}}
#include "hnsw.h"

struct Index {
  size_t ef_construction_ = 200;
  int *list(Id id) const;
  int *list(Id id, int level) const;
  const float *row(Id id) const;

  Heap searchLayer(Id entry, const void *query, int layer, std::vector<char> &seen) {
    Heap open, result;
    open.emplace(0, entry);
    result.emplace(0, entry);
    while (!open.empty()) {
      std::pair<float, Id> best = open.top();
      if (-best.first > result.top().first && result.size() == ef_construction_)
        break;
      open.pop();
      int *ids;
      if (layer == 0)
        ids = list(best.second);
      else
        ids = list(best.second, layer);
      for (int i = 1; i <= ids[0]; i++) {
        Id id = ids[i];
        if (seen[id])
          continue;
        seen[id] = true;
        float d = distance(query, row(id));
        if (result.size() < ef_construction_ || d < result.top().first) {
          open.emplace(-d, id);
          result.emplace(d, id);
        }
        if (result.size() > ef_construction_)
          result.pop();
      }
    }
    return result;
  }
};

Heap ask(Index &index, const void *query) {
  std::vector<char> seen(1000);
  return index.searchLayer(0, query, 0, seen);
}
