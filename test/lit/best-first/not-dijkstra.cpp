// Shortest paths: the weight belongs to the edge, and the test is on the
// distance so far.
// RUN: %prepare
// RUN: %scan --idiom=best-first -- %flags > %t/out
// RUN: not grep -E ": [a-z-]+ in " %t/out
#include <queue>
#include <vector>

struct Edge {
  int To;
  float Weight;
};

void shortest(std::priority_queue<std::pair<float, int>> &open,
              const std::vector<std::vector<Edge>> &edges,
              std::vector<float> &far) {
  while (!open.empty()) {
    auto [d, node] = open.top();
    open.pop();
    if (d > far[node])
      continue;
    for (const Edge &e : edges[node]) {
      float total = d + e.Weight;
      if (total < far[e.To]) {
        far[e.To] = total;
        open.push({total, e.To});
      }
    }
  }
}
