// Edges grouped by their target, and a function that adds a group to a row: where
// there is room by a pointer that moves on, else by a choice, two calls down. It
// stands above the choice that tells what it does.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py reverse-link | FileCheck %s
// CHECK:      reverse-link in Graph::connect
// CHECK-NEXT:   insert: join(level, target, sources)
// CHECK-NEXT:   neighbour: target
// CHECK-NEXT: end
#include "lists.h"

struct Group {
  int target;
  int level;
  List<int> sources;
};

struct Graph {
  int *links;
  int most;
  List<int> rest, kept;

  int *row(int node, int level);

  void connect(List<Group> &groups) {
    for (int j = 0; j < groups.size(); ++j) {
      auto &[target, level, sources] = groups[j];
      join(level, target, sources);
    }
  }

  void join(int level, int node, List<int> &sources) {
    int *free = row(node, level);
    int *end = free + most;
    rest.clear();
    for (int s : sources) {
      if (free != end)
        *free++ = s;
      else
        rest.push_back(s);
    }
    if (rest.size() > 0)
      rewrite(node, level);
  }

  void rewrite(int node, int level) {
    choose(node);
    int *to = row(node, level);
    for (int k : kept)
      *to++ = k;
  }

  void choose(int node) {
    kept.clear();
    for (int c : rest) {
      bool good = true;
      for (int k : kept)
        if (between(c, k) < between(c, node)) {
          good = false;
          break;
        }
      if (good)
        kept.push_back(c);
    }
  }
};
