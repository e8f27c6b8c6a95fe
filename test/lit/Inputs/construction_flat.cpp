// The same without levels.
#include "hnsw.h"

struct Index {
  size_t ef_construction_ = 200;
  int *list(Id id) const;
  int *list(Id id, int level) const;
  const float *row(Id id) const;

  Heap searchLayer(Id entry, const void *query, std::vector<char> &seen) {
    Heap open, result;
    open.emplace(0, entry);
    result.emplace(0, entry);
    while (!open.empty()) {
      std::pair<float, Id> best = open.top();
      if (-best.first > result.top().first && result.size() == ef_construction_)
        break;
      open.pop();
      int *ids = list(best.second);
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

  void choose(Heap &all, std::vector<std::pair<float, Id>> &kept) {
    while (!all.empty()) {
      std::pair<float, Id> next = all.top();
      all.pop();
      bool good = true;
      for (const std::pair<float, Id> &other : kept) {
        float d = distance(row(next.second), row(other.second));
        if (d < -next.first) {
          good = false;
          break;
        }
      }
      if (good)
        kept.push_back(next);
    }
  }

  void add(Id entry, const void *vector) {
    std::vector<char> seen(1000);
    std::vector<std::pair<float, Id>> kept;
    Heap found = searchLayer(entry, vector, seen);
    choose(found, kept);
  }
};
