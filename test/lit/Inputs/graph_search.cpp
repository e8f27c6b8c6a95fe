// A graph whose rows are all there at once: a loop reads them.
#include "hnsw.h"
#include <cmath>

struct Graph {
  std::vector<int> levels, neighbours;
  std::vector<size_t> offsets;
  void range(int node, size_t &begin, size_t &end) const {
    begin = offsets[node];
    end = begin + 32;
  }
  void clear() {
    for (size_t i = 0; i < levels.size(); i++) {
      size_t begin, end;
      range(i, begin, end);
      for (size_t j = begin; j < end; j++)
        neighbours[j] = -1;
    }
  }
};

struct Visited {
  bool get(int id) const;
  void set(int id);
};

struct Computer {
  float operator()(int id);
};

using Node = std::pair<float, int>;

std::priority_queue<Node> search(const Graph &graph, const Node &node, Computer &dis, int ef,
                                 Visited &seen) {
  std::priority_queue<Node> top;
  std::priority_queue<Node, std::vector<Node>, std::greater<Node>> candidates;
  top.push(node);
  candidates.push(node);
  seen.set(node.second);

  // Nearest first.
  while (!candidates.empty()) {
    float d0 = candidates.top().first;
    int v0 = candidates.top().second;
    if (d0 > top.top().first)
      break;
    candidates.pop();
    size_t begin, end;
    graph.range(v0, begin, end);
    for (size_t j = begin; j < end; ++j) {
      int v1 = graph.neighbours[j];
      if (v1 < 0)
        break;
      if (seen.get(v1))
        continue;
      seen.set(v1);
      float d1 = dis(v1);
      if (top.top().first > d1 || int(top.size()) < ef) {
        candidates.emplace(d1, v1);
        top.emplace(d1, v1);
        if (int(top.size()) > ef)
          top.pop();
      }
    }
  }
  return top;
}
