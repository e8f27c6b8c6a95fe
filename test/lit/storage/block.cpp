// A block that holds links and vectors, a table of lists, rows of links: what
// the search reads by node id. Levels, locks, visited marks and buffers are not.
// RUN: %prepare
// RUN: %scan -- %flags | grep "storage in" | FileCheck %s
#include "hnsw.h"

struct Index {
  explicit Index(size_t n) : capacity_(n), levels_(n), marks_(new char[n]) {
    // CHECK:      code.cpp:[[@LINE+1]]: storage in Index::Index
    block_ = (char *)malloc(capacity_ * stride_);
    // CHECK-NEXT: code.cpp:[[@LINE+1]]: storage in Index::Index
    upper_ = (char **)malloc(sizeof(void *) * capacity_);
    buffer_ = (char *)malloc(capacity_ * sizeof(float));
  }

  void grow(size_t n) {
    levels_.resize(n);
    // CHECK-NEXT: code.cpp:[[@LINE+1]]: storage in Index::grow
    char *more = (char *)realloc(block_, n * stride_);
    block_ = more;
    std::vector<char> io(n * 4);
    std::vector<Id> order(n);
  }

  size_t capacity_, stride_ = 64;
  char *block_, **upper_, *buffer_;
  std::vector<int> levels_;
  char *marks_;
  int *base(Id id) const { return (int *)(block_ + id * stride_); }
  int *list(Id id, int level) const {
    return level ? (int *)(upper_[id] + level * 32) : base(id);
  }

  void search(Id entry, const void *query, int level) const {
    Heap result, open;
    open.emplace(0, entry);
    std::vector<char> seen(capacity_);
    while (!open.empty()) {
      std::pair<float, Id> best = open.top();
      open.pop();
      int *ids = list(best.second, level);
      int count = ids[0];
      for (int i = 1; i <= count; i++) {
        Id id = ids[i];
        if (seen[id])
          continue;
        seen[id] = true;
        float d = distance(query, base(id));
        open.emplace(-d, id);
        result.emplace(d, id);
      }
    }
  }
};

// No search reaches this one; it is read by rows as it was allocated.
struct Flat {
  Flat(size_t n, size_t stride) : stride_(stride) {
    // CHECK-NEXT: code.cpp:[[@LINE+1]]: storage in Flat::Flat
    data_ = new float[n * stride_];
  }
  const float *row(size_t i) const { return data_ + i * stride_; }
  size_t stride_;
  float *data_;
};
// CHECK-NOT: {{storage in}}
