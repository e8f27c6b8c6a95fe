// A pair is taken with std::tie; the list's first element is its length; the
// test marks as well.
// RUN: %prepare
// RUN: %scan --idiom=best-first -- %flags | FileCheck %s
// CHECK: best-first in search
// CHECK:   result {{.*}} best
// CHECK:   pop {{.*}} open.top()
// CHECK:   current {{.*}} node
// CHECK:   expand {{.*}} for (int j = 1; j <= list[0]; ++j)
// CHECK:   visited-test {{.*}} !seen.insert(id).second
// CHECK:   insert {{.*}} open.emplace(-d, id)
// CHECK:   insert {{.*}} best.emplace(d, id)
// CHECK:   stop {{.*}} d0 > best.top().first
#include <cstddef>
#include <queue>
#include <set>
#include <tuple>

float distanceOf(int Id);
const int *listOf(int Node);

void search(std::priority_queue<std::pair<float, int>> &open,
            std::priority_queue<std::pair<float, int>> &best, std::size_t ef) {
  std::set<int> seen;
  while (!open.empty()) {
    float d0;
    int node;
    std::tie(d0, node) = open.top();
    if (d0 > best.top().first)
      break;
    open.pop();
    const int *list = listOf(node);
    for (int j = 1; j <= list[0]; ++j) {
      int id = list[j];
      if (!seen.insert(id).second)
        continue;
      float d = distanceOf(id);
      if (best.size() < ef || d < best.top().first) {
        open.emplace(-d, id);
        best.emplace(d, id);
      }
    }
  }
}
