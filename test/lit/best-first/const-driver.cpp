// The driver that calls back is a const member, and a member of the object
// computes the distance inside the insert: neither is a result.
// RUN: %prepare
// RUN: %scan --idiom=best-first -- %flags | FileCheck %s
// CHECK: {{^}}code.cpp:{{[0-9]+}}: best-first in Index::search
// CHECK:   pool {{.*}} pool
// CHECK-NOT:   result
// CHECK:   distance {{.*}} far(query, id)
// CHECK-NEXT:   insert {{.*}} pool.insert(id, d)
// CHECK-NEXT:   stop
// CHECK: {{^}}code.cpp:{{[0-9]+}}: best-first in Index::buffered
// CHECK-NOT:   result
// CHECK:   distance {{.*}} far(query, ids[m])
// CHECK-NEXT:   insert {{.*}} pool.insert(ids[m], far(query, ids[m]))
// CHECK-NEXT:   stop
#include "ann.h"
#include <vector>

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

  void search(Pool &pool, Visited &visited, const float *query) const {
    while (pool.hasNext()) {
      int node = pool.pop();
      links.each(node, [&](int id) {
        if (visited.test(id))
          return;
        visited.set(id);
        float d = far(query, id);
        pool.insert(id, d);
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
