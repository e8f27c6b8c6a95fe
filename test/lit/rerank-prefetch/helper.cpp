// The computer's own helper.
// RUN: %prepare
// RUN: %rewrite --rewrites=rerank-prefetch -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     Heap heap(k);
// CHECK-NEXT:     for (int i = 0; i < 4 * k; ++i) {
// CHECK-NEXT:       int id = ids[i];
// CHECK-NEXT:+      if (i + 1 < 4 * k) {
// CHECK-NEXT:+        int next_id = ids[i + 1];
// CHECK-NEXT:+        computer.prefetch(next_id, 8);
// CHECK-NEXT:+      }
// CHECK-NEXT:       computer.prefetch(id, 1);
// CHECK-NEXT:       float d = computer(id);
// CHECK-NEXT:       heap.push({id, d});
// CHECK-NOT:{{.}}
#include "ann.h"

struct Searcher {
  virtual void search(const float *Query, int K, int *Into) const = 0;
};
template <class T> struct Array {
  explicit Array(int N);
  T *data();
  T &operator[](int I) const;
};
struct Exact {
  const float *base, *query;
  int dim;
  float operator()(int id) const { return distanceTo(query, base + id * dim); }
  void prefetch(int id, int lines) const {
    const char *at = (const char *)(base + id * dim);
    for (int i = 0; i < lines; ++i)
      __builtin_prefetch(at + 64 * i);
  }
};
struct Scored {
  int id;
  float distance;
};

template <class Heap> struct Refiner {
  Searcher *inner;
  const float *base;
  int dim;

  void search(const float *query, int k, int *into) const {
    Array<int> ids(4 * k);
    inner->search(query, 4 * k, ids.data());
    Exact computer{base, query, dim};
    Heap heap(k);
    for (int i = 0; i < 4 * k; ++i) {
      int id = ids[i];
      computer.prefetch(id, 1);
      float d = computer(id);
      heap.push({id, d});
    }
  }
};

struct Best {
  explicit Best(int K);
  void push(Scored One);
};
template struct Refiner<Best>;
