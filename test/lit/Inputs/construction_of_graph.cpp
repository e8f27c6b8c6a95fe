// Functions that build a graph they are given, the width of whose search is in it.
#include "hnsw.h"

struct Graph {
  int efConstruction = 40;
  int *list(Id id) const;
  int *list(Id id, int level) const;
  const float *row(Id id) const;
};

static Heap searchLayer(const Graph &graph, Id entry, const void *query, int layer, std::vector<char> &seen) {
  Heap open, result;
  open.emplace(0, entry);
  result.emplace(0, entry);
  while (!open.empty()) {
    std::pair<float, Id> best = open.top();
    if (-best.first > result.top().first && result.size() == static_cast<size_t>(graph.efConstruction))
      break;
    open.pop();
    int *ids;
    if (layer == 0)
      ids = graph.list(best.second);
    else
      ids = graph.list(best.second, layer);
    for (int i = 1; i <= ids[0]; i++) {
      Id id = ids[i];
      if (seen[id])
        continue;
      seen[id] = true;
      float d = distance(query, graph.row(id));
      if (result.size() < static_cast<size_t>(graph.efConstruction) || d < result.top().first) {
        open.emplace(-d, id);
        result.emplace(d, id);
      }
      if (result.size() > static_cast<size_t>(graph.efConstruction))
        result.pop();
    }
  }
  return result;
}

void choose(const Graph &graph, Heap &all, std::vector<std::pair<float, Id>> &kept) {
  while (!all.empty()) {
    std::pair<float, Id> next = all.top();
    all.pop();
    bool good = true;
    for (const std::pair<float, Id> &other : kept) {
      float d = distance(graph.row(next.second), graph.row(other.second));
      if (d < -next.first) {
        good = false;
        break;
      }
    }
    if (good)
      kept.push_back(next);
  }
}

void add(Graph &graph, Id entry, const void *vector, int top) {
  for (int level = top; level >= 0; level--) {
    std::vector<char> seen(1000);
    std::vector<std::pair<float, Id>> kept;
    Heap found = searchLayer(graph, entry, vector, level, seen);
    choose(graph, found, kept);
    entry = kept[0].second;
  }
}
