// Edges grouped by their target: each target gets its group, by way of a choice
// where the list would be too long.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py reverse-link | FileCheck %s
// CHECK:      reverse-link in Graph::connect
// CHECK-NEXT:   insert: rows[target].assign(sources)
// CHECK-NEXT:   insert: rows[target].assign(chosen)
// CHECK-NEXT:   neighbour: target
// CHECK-NEXT: end
#include "lists.h"

struct Row {
  int size() const;
  int operator[](int I) const;
  void assign(const List<int> &Links);
};

struct Group {
  int target;
  List<int> sources;
};

struct Graph {
  Row *rows;
  int most;

  List<int> choose(int node, List<int> &candidates) {
    List<int> kept;
    for (int c : candidates) {
      bool good = true;
      for (int k : kept)
        if (between(c, k) < between(c, node)) {
          good = false;
          break;
        }
      if (good)
        kept.push_back(c);
    }
    return kept;
  }

  void connect(List<Group> &groups) {
    for (int j = 0; j < groups.size(); ++j) {
      auto &[target, sources] = groups[j];
      if (sources.size() + rows[target].size() <= most) {
        rows[target].assign(sources);
      } else {
        List<int> chosen = choose(target, sources);
        rows[target].assign(chosen);
      }
    }
  }
};
