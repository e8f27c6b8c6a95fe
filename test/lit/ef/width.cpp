// From the result's size back through parameters, fields and constructors to
// the defaults. How many answers are wanted is another number.
// RUN: %prepare
// RUN: %scan --idiom=ef,tunable,storage,best-first -- %flags | grep code.cpp: | FileCheck %s
#include "hnsw.h"
#include <algorithm>

struct Index {
  // CHECK:      code.cpp:[[@LINE+2]]: ef in Index::Index
  // CHECK-NEXT: code.cpp:[[@LINE+1]]: tunable in Index::Index
  Index(size_t n, size_t degree = 16, size_t efConstruction = 200)
      : capacity_(n), degree_(degree) {
    efConstruction_ = std::max(efConstruction, degree_);
    // CHECK-NEXT: code.cpp:[[@LINE+1]]: storage in Index::Index
    memory_ = (char *)std::malloc(capacity_ * stride_);
  }
  size_t capacity_, degree_, stride_ = 64;
  // CHECK-NEXT: code.cpp:[[@LINE+1]]: ef in Index::
  size_t efConstruction_;
  // CHECK-NEXT: code.cpp:[[@LINE+2]]: ef in Index::
  // CHECK-NEXT: code.cpp:[[@LINE+1]]: tunable in Index::
  size_t ef_ = 10;
  char *memory_;
  int *links(Id id) const { return (int *)(memory_ + id * stride_); }

  // CHECK-NEXT: code.cpp:[[@LINE+1]]: ef in Index::search
  Heap search(Id entry, const void *query, size_t ef, bool *seen) const {
    Heap result, open;
    float bound = distance(query, links(entry));
    result.emplace(bound, entry);
    open.emplace(-bound, entry);
    seen[entry] = true;
    // CHECK-NEXT: code.cpp:[[@LINE+1]]: best-first in Index::search
    while (!open.empty()) {
      std::pair<float, Id> best = open.top();
      if (-best.first > bound && result.size() == ef)
        break;
      open.pop();
      int *list = links(best.second);
      int count = list[0];
      for (int i = 1; i <= count; i++) {
        Id id = list[i];
        if (seen[id])
          continue;
        seen[id] = true;
        float d = distance(query, links(id));
        if (result.size() < ef || d < bound) {
          open.emplace(-d, id);
          result.emplace(d, id);
          if (result.size() > ef)
            result.pop();
          bound = result.top().first;
        }
      }
    }
    return result;
  }

  Heap nearest(const void *query, size_t k, bool *seen) const {
    Heap found = search(0, query, std::max(ef_, k), seen);
    while (found.size() > k)
      found.pop();
    return found;
  }
  Heap near(const void *node, bool *seen) const {
    return search(0, node, efConstruction_, seen);
  }
};
// CHECK-NOT: {{(ef|tunable) in}}
