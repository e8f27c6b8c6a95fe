// A second heap ends the search and is not read after it: what the function
// returns does not come from there.
// RUN: %prepare
// RUN: %scan --idiom=best-first -- %flags | FileCheck %s
// CHECK: best-first in search
// CHECK-NOT: {{  result}}
// CHECK:   insert {{.*}} nearest.insert({d, id})
#include "ann.h"
#include <set>
#include <utility>
#include <vector>

std::vector<int> search(Graph &graph, const float *base, int dim,
                        const float *query, int entry, unsigned ef) {
  std::set<std::pair<float, int>> open, nearest;
  std::set<int> seen;
  std::vector<int> expanded;
  open.insert({0.0f, entry});
  while (!open.empty()) {
    auto it = open.begin();
    int node = it->second;
    expanded.push_back(node);
    open.erase(it);
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (!seen.insert(id).second)
        continue;
      float d = distanceTo(query, base + id * dim);
      if (nearest.size() < ef || d < nearest.rbegin()->first) {
        nearest.insert({d, id});
        open.insert({d, id});
        if (nearest.size() > ef)
          nearest.erase(std::prev(nearest.end()));
      }
    }
  }
  return expanded;
}
