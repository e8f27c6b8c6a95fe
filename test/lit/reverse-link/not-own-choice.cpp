// Candidates grouped by node, of which a function chooses the node's own links: the
// forward half of a build in batches, whether it chooses itself or asks another.
// RUN: %prepare
// RUN: %scan --idiom=reverse-link -- %flags > %t/out
// RUN: not grep -E ": [a-z-]+ in " %t/out
#include "lists.h"

struct Job {
  int node;
  List<int> candidates;
};

struct Graph {
  int *links;
  List<int> kept, late;

  int *row(int node);

  void finish(List<Job> &jobs) {
    for (int j = 0; j < jobs.size(); ++j) {
      auto &[node, candidates] = jobs[j];
      shrink(node, candidates);
      refill(node, candidates);
    }
  }

  void shrink(int node, List<int> &candidates) {
    int *to = row(node);
    kept.clear();
    for (int c : candidates) {
      bool good = true;
      for (int k : kept)
        if (between(c, k) < between(c, node)) {
          good = false;
          break;
        }
      if (good) {
        kept.push_back(c);
        *to++ = c;
      }
    }
  }

  void refill(int node, List<int> &candidates) {
    int *to = row(node);
    for (int c : candidates) {
      late.push_back(c);
      *to++ = c;
    }
    shrink(node, candidates);
  }
};
