// A sample of reverse neighbours that each round empties is no list of the
// graph; what bounds it is no degree.
// RUN: %prepare
// RUN: %scan --idiom=reverse-link,tunable -- %flags | FileCheck %s
// CHECK-NOT: {{tunable in}}
// CHECK: reverse-link in Join::update
// CHECK-NOT: {{tunable in}}
#include <cstdlib>
#include <vector>

struct Link {
  int id;
  float distance;
};
struct Node {
  std::vector<Link> pool;
  std::vector<int> fresh, reverse;
};

template <class Distance> struct Join {
  std::vector<Node> graph;
  Distance distance;
  int sample = 100;

  void update(int n) {
    for (int v = 0; v < n; ++v) {
      auto &node = graph[v];
      for (int l = 0; l < (int)node.pool.size(); ++l) {
        auto &link = node.pool[l];
        auto &other = graph[link.id];
        node.fresh.push_back(link.id);
        if (link.distance > other.pool.back().distance) {
          if ((int)other.reverse.size() < sample)
            other.reverse.push_back(v);
          else
            other.reverse[rand() % sample] = v;
        }
      }
    }
    for (int v = 0; v < n; ++v) {
      auto &fresh = graph[v].fresh;
      auto &reverse = graph[v].reverse;
      fresh.insert(fresh.end(), reverse.begin(), reverse.end());
      if ((int)fresh.size() > sample * 2)
        fresh.resize(sample * 2);
      std::vector<int>().swap(graph[v].fresh);
      graph[v].reverse.clear();
    }
  }
};
