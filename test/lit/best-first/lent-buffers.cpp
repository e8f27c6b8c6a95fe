// Ids and distances go through vectors that the caller lends; the distances of
// all come from one call of an overloaded member.
// RUN: %prepare
// RUN: %scan --idiom=best-first -- %flags | FileCheck %s
// CHECK: {{^}}code.cpp:{{[0-9]+}}: best-first in Index::search
// CHECK:   buffer {{.*}} ids
// CHECK:   distance {{.*}} far(query, ids.data(), ids.size(), fars.data())
// CHECK:   insert {{.*}} pool.insert(ids[i], fars[i])
// CHECK: {{^}}code.cpp:{{[0-9]+}}: best-first in Index::local
// CHECK:   distance {{.*}} far(query, ids.data(), ids.size(), fars.data())
#include "ann.h"
#include <unordered_set>
#include <vector>

template <class T> struct Index {
  std::vector<std::vector<int>> lists;
  float far(const T *Query, int Id) const;
  void far(const T *Query, const int *Ids, size_t N, float *Into) const;

  void search(const T *query, Pool &pool, std::unordered_set<int> &seen,
              std::vector<int> &ids, std::vector<float> &fars) const {
    while (pool.hasNext()) {
      int node = pool.pop();
      ids.clear();
      for (int id : lists[node])
        if (seen.insert(id).second)
          ids.push_back(id);
      fars.resize(ids.size());
      far(query, ids.data(), ids.size(), fars.data());
      for (size_t i = 0; i < ids.size(); ++i)
        pool.insert(ids[i], fars[i]);
    }
  }

  void local(const T *query, Pool &pool, std::unordered_set<int> &seen) const {
    std::vector<int> ids;
    std::vector<float> fars;
    while (pool.hasNext()) {
      int node = pool.pop();
      ids.clear();
      for (int id : lists[node])
        if (seen.insert(id).second)
          ids.push_back(id);
      fars.resize(ids.size());
      far(query, ids.data(), ids.size(), fars.data());
      for (size_t i = 0; i < ids.size(); ++i)
        pool.insert(ids[i], fars[i]);
    }
  }
};
