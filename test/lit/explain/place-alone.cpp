// A kernel and a storage have no roles, but a text: the declarator, and what
// allocates. Two on one line can be told apart.
// RUN: %prepare
// RUN: %scan --idiom=kernel,storage -- %flags | grep -v "  site" | FileCheck %s --match-full-lines
// RUN: %scan --idiom=kernel,storage --format=source -- %flags | grep -B1 "~~" | FileCheck %s --check-prefix=VIEW
// RUN: %scan --json -- %flags > %t/sites.json
// RUN: %valid passes/scan.schema.json %t/sites.json
// RUN: %scan --emit-binding=%t/binding.json -- %flags
// RUN: not grep -E "storage|kernel" %t/binding.json
// CHECK:      code.cpp:[[#@LINE+19]]: kernel in dot{{.*}}
// CHECK-NEXT: kernel [[#]] dot(const float *a, const float *b, int n)
// CHECK-NEXT: code.cpp:[[#@LINE+31]]: kernel in l2{{.*}}
// CHECK-NEXT: kernel [[#]] KERNEL(l2, a[i] - b[i])
// CHECK-NEXT: code.cpp:[[#@LINE+36]]: storage in Index::Index{{.*}}
// CHECK-NEXT: storage [[#]] vectors(n * dim)
// CHECK-NEXT: code.cpp:[[#@LINE+34]]: storage in Index::Index{{.*}}
// CHECK-NEXT: storage [[#]] new T[n * degree]
// CHECK-NEXT: code.cpp:[[#@LINE+34]]: storage in Index::grow{{.*}}
// CHECK-NEXT: storage [[#]] vectors.resize(n * dim)
// CHECK-NOT:  {{.}}
// VIEW:       float dot(
// VIEW-NEXT:  {{^ +}}|       ~~~~{{~+}} kernel
// VIEW:       KERNEL(l2
// VIEW:       Index(int n
// VIEW-NEXT:  ~ storage
#include "ann.h"
#include <vector>

float dot(const float *a, const float *b, int n) {
  float s = 0;
  for (int i = 0; i < n; ++i)
    s += a[i] * b[i];
  return s;
}

#define KERNEL(name, term)                                                     \
  float name(const float *a, const float *b, int n) {                          \
    float s = 0;                                                               \
    for (int i = 0; i < n; ++i)                                                \
      s += (term) * (term);                                                    \
    return s;                                                                  \
  }
KERNEL(l2, a[i] - b[i])

template <class T> struct Index {
  std::vector<float> vectors;
  T *links;
  int dim, degree;

  Index(int n) : vectors(n * dim), links(new T[n * degree]) {}

  void grow(int n) { vectors.resize(n * dim); }

  void search(Pool &pool, Visited &visited, const float *query) {
    while (pool.hasNext()) {
      int node = pool.pop();
      for (int i = 0; i < degree; ++i) {
        T id = links[node * degree + i];
        if (visited.insert(id))
          pool.insert(id, l2(query, &vectors[id * dim], dim));
      }
    }
  }
};
