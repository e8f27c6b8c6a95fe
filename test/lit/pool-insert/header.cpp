// The pool is in a header that two files include, each with a search of its own.
// RUN: rm -rf %t && split-file %s %t
// RUN: crinn-rewrite apply --root=%t %t/one.cpp %t/two.cpp -v --in-place --rewrites=pool-insert -- %flags 2>&1 | FileCheck %s
// RUN: FileCheck %s --check-prefix=HEADER --input-file=%t/pool.h
// RUN: crinn-rewrite apply --root=%t %t/one.cpp %t/two.cpp --check --rewrites=pool-insert -- %flags
// CHECK: one.cpp:{{[0-9]+}}: pool-insert: rewritten
// CHECK: two.cpp:{{[0-9]+}}: pool-insert: rewritten
// HEADER:      int lo = size;
// HEADER-NEXT: for (; lo > 0 && items[lo - 1].d > d; --lo)
// HEADER-NEXT:   items[lo] = items[lo - 1];
// HEADER-NEXT: items[lo] = {id, d};
// HEADER-NOT:  for
//--- pool.h
#pragma once
#include "ann.h"
#include <algorithm>
#include <cstring>
#include <vector>
struct Item {
  int id;
  float d;
};

struct Candidates {
  bool hasNext() const;
  int pop();

  int find(float d) const {
    int lo = 0, hi = size;
    while (lo < hi) {
      int mid = (lo + hi) / 2;
      if (items[mid].d > d)
        hi = mid;
      else
        lo = mid + 1;
    }
    return lo;
  }

  bool insert(int id, float d) {
    if (size == capacity && d >= items[size - 1].d)
      return false;
    int lo = find(d);
    std::memmove(&items[lo + 1], &items[lo], (size - lo) * sizeof(Item));
    items[lo] = {id, d};
    if (size < capacity)
      size++;
    if (lo < cur)
      cur = lo;
    return true;
  }

  std::vector<Item> items;
  int size, cur, capacity;
};
//--- one.cpp
#include "pool.h"

void search(Candidates &pool, Graph &graph, Visited &visited, const float *base, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.insert(id))
        pool.insert(id, distanceTo(query, base + id));
    }
  }
}
//--- two.cpp
#include "pool.h"

void searchToo(Candidates &pool, Graph &graph, Visited &visited, const float *base, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.insert(id))
        pool.insert(id, distanceTo(query, base + id));
    }
  }
}
