// Pool and search are templates; the search's instances say what its insert is.
// RUN: %prepare
// RUN: %rewrite --rewrites=pool-insert -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     if (size_ == capacity_ && dist >= data_[size_ - 1].distance) {
// CHECK-NEXT:       return false;
// CHECK-NEXT:     }
// CHECK-NEXT:-    int lo = find(dist);
// CHECK-NEXT:-    std::memmove(&data_[lo + 1], &data_[lo], (size_ - lo) * sizeof(Item<Dist>));
// CHECK-NEXT:+    // Most entries belong near the end: make room on the way to the place.
// CHECK-NEXT:+    int lo = size_;
// CHECK-NEXT:+    for (; lo > 0 && data_[lo - 1].distance > dist; --lo) {
// CHECK-NEXT:+      data_[lo] = data_[lo - 1];
// CHECK-NEXT:+    }
// CHECK-NEXT:     data_[lo] = {u, dist};
// CHECK-NEXT:     if (size_ < capacity_) {
// CHECK-NEXT:       size_++;
// CHECK-NOT:{{.}}
#include "ann.h"
#include <algorithm>
#include <cstring>
#include <vector>

template <typename Dist> struct Item {
  int id;
  Dist distance;
};

template <typename Dist> struct LinearPool {
  using dist_type = Dist;
  int find(Dist dist) {
    int lo = 0, hi = size_;
    while (lo < hi) {
      int mid = lo + (hi - lo) / 2;
      if (data_[mid].distance > dist) {
        hi = mid;
      } else {
        lo = mid + 1;
      }
    }
    return lo;
  }

  bool insert(int u, Dist dist) {
    if (size_ == capacity_ && dist >= data_[size_ - 1].distance) {
      return false;
    }
    int lo = find(dist);
    std::memmove(&data_[lo + 1], &data_[lo], (size_ - lo) * sizeof(Item<Dist>));
    data_[lo] = {u, dist};
    if (size_ < capacity_) {
      size_++;
    }
    if (lo < cur_) {
      cur_ = lo;
    }
    return true;
  }
  bool hasNext() const;
  int pop();

  int size_ = 0, cur_ = 0, capacity_;
  std::vector<Item<Dist>> data_;
};

template <typename AnyPool>
void search(AnyPool &pool, Graph &graph, Visited &visited, const float *base, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.insert(id))
        pool.insert(id, distanceTo(query, base + id));
    }
  }
}
template void search(LinearPool<float> &, Graph &, Visited &, const float *, const float *);
template void search(LinearPool<double> &, Graph &, Visited &, const float *, const float *);
