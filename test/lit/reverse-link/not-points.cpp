// Points that are stored one by one, by a function that links each: what is stored
// comes from the group, and a choice stands behind it, but no ids go into a list.
// RUN: %prepare
// RUN: %scan --idiom=reverse-link -- %flags > %t/out
// RUN: not grep -E ": [a-z-]+ in " %t/out
#include "lists.h"

struct Point {
  int id;
  List<float> vector;
  List<int> labels;
};

struct Graph {
  float *vectors;
  int *tags, *links;
  int dim, most;
  List<int> rest, kept;

  int *row(int node);

  void addAll(List<Point> &points) {
    for (int j = 0; j < points.size(); ++j) {
      auto &[id, vector, labels] = points[j];
      add(id, vector);
      tag(id, labels);
    }
  }

  void add(int id, List<float> &vector) {
    float *to = vectors + id * dim;
    for (float x : vector)
      *to++ = x;
    connect(id);
  }

  void tag(int id, List<int> &labels) {
    int *to = tags + id * most;
    for (int l : labels)
      *to++ = l;
    connect(id);
  }

  void connect(int node) {
    choose(node);
    int *to = row(node);
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
