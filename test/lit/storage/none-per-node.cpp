// A descent begins at the level of a node: one number for each is no list of
// links, though the search reads the lists by it.
// RUN: %prepare
// RUN: %scan -- %flags | grep "storage in" | FileCheck %s
#include "hnsw.h"

struct Levels {
  // CHECK: code.cpp:[[@LINE+1]]: storage in Levels::Levels
  explicit Levels(int n) : levels(n), lists(n) {}
  // CHECK-NOT: {{storage in}}
  std::vector<int> levels;
  std::vector<int *> lists;
  int degree;
  int at(int level, int node, int i) const {
    return lists[node][(level - 1) * degree + i];
  }

  int descend(int node, const void *query, const char *base) const {
    float best = distance(query, base + node);
    for (int level = levels[node]; level > 0; --level) {
      bool changed = true;
      while (changed) {
        changed = false;
        for (int i = 0; i < degree; ++i) {
          int other = at(level, node, i);
          if (other == -1)
            break;
          float d = distance(query, base + other);
          if (d < best) {
            best = d;
            node = other;
            changed = true;
          }
        }
      }
    }
    return node;
  }
};
