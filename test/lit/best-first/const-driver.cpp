// The driver that calls back is a const member, and a member of the object
// computes the distance inside the insert: neither is a result.
// RUN: %prepare
// RUN: %scan --idiom=best-first -- %flags | FileCheck %s
// CHECK: {{^}}code.cpp:{{[0-9]+}}: best-first in Index::search
// CHECK:   pool {{.*}} open
// CHECK-NEXT:   result {{.*}} nearest
// CHECK:   distance {{.*}} far(query, id)
// CHECK-NEXT:   insert {{.*}} open.emplace(-d, id)
// CHECK-NEXT:   insert {{.*}} nearest.emplace(d, id)
// CHECK-NEXT:   stop
// CHECK: {{^}}code.cpp:{{[0-9]+}}: best-first in Index::buffered
// CHECK-NOT:   result
// CHECK:   distance {{.*}} far(query, ids[m])
// CHECK-NEXT:   insert {{.*}} pool.insert(ids[m], far(query, ids[m]))
// CHECK-NEXT:   stop
#include "ann.h"
#include <queue>
#include <vector>

using Pairs = std::priority_queue<std::pair<float, int>>;

struct Links {
  std::vector<std::vector<int>> lists;
  template <class F> void each(int node, F &&f) const {
    for (int id : lists[node])
      f(id);
  }
};

struct Index {
  Links links;
  float far(const float *Query, int Id) const;

  void search(Pairs &open, Pairs &nearest, std::vector<char> &seen,
              const float *query, unsigned ef) const {
    while (!open.empty()) {
      auto best = open.top();
      open.pop();
      links.each(best.second, [&](int id) {
        if (seen[id])
          return;
        seen[id] = 1;
        float d = far(query, id);
        if (nearest.size() < ef || d < nearest.top().first) {
          open.emplace(-d, id);
          nearest.emplace(d, id);
          if (nearest.size() > ef)
            nearest.pop();
        }
      });
    }
  }

  void buffered(Pool &pool, Visited &visited, const float *query) const {
    std::vector<int> ids;
    while (pool.hasNext()) {
      int node = pool.pop();
      ids.clear();
      for (int id : links.lists[node])
        if (visited.insert(id))
          ids.push_back(id);
      for (size_t m = 0; m < ids.size(); ++m)
        pool.insert(ids[m], far(query, ids[m]));
    }
  }
};
