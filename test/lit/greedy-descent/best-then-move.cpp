// The best of a list is kept, and the node moves there when the list is done: it
// is compared with the best as a node, as the distance that goes along, or as a
// pointer; or a flag says that it moved.
// RUN: %prepare
// RUN: %scan --idiom=greedy-descent -- %flags | FileCheck %s
// CHECK:      greedy-descent in byNode
// CHECK:        current {{.*}} node
// CHECK-NEXT:   expand {{.*}} for (int j = 0; j < graph.degree(); ++j)
// CHECK-NEXT:   neighbour {{.*}} id
// CHECK-NEXT:   distance {{.*}} distanceTo(query, base + id * dim)
// CHECK-NEXT:   insert {{.*}} d < least
// CHECK-NEXT:   stop {{.*}} best == node
// CHECK:      greedy-descent in byDistance
// CHECK:        current {{.*}} node
// CHECK:        insert {{.*}} d < least
// CHECK-NEXT:   stop {{.*}} moved
// CHECK:      greedy-descent in byPointer
// CHECK:        current {{.*}} node
// CHECK:        neighbour {{.*}} to
// CHECK:        insert {{.*}} d < least
// CHECK-NEXT:   stop {{.*}} best == node
#include "ann.h"

int byNode(Graph &graph, const float *base, int dim, const float *query,
           int node) {
  float own = distanceTo(query, base + node * dim);
  for (;;) {
    int best = node;
    float least = own;
    for (int j = 0; j < graph.degree(); ++j) {
      int id = graph.at(node, j);
      float d = distanceTo(query, base + id * dim);
      if (d < least) {
        least = d;
        best = id;
      }
    }
    if (best == node)
      break;
    node = best;
    own = least;
  }
  return node;
}

int byDistance(Graph &graph, const float *base, int dim, const float *query,
               int node) {
  float own = distanceTo(query, base + node * dim);
  bool moved;
  do {
    moved = false;
    int best = -1;
    float least = 1e30f;
    for (int j = 0; j < graph.degree(); ++j) {
      int id = graph.at(node, j);
      float d = distanceTo(query, base + id * dim);
      if (d < least) {
        least = d;
        best = id;
      }
    }
    if (least < own) {
      node = best;
      own = least;
      moved = true;
    }
  } while (moved);
  return node;
}

struct Point {
  const float *vector;
  Point **links;
  int count;
};

const Point *byPointer(const Point *node, const float *query) {
  float least = distanceTo(query, node->vector);
  while (true) {
    const Point *best = node;
    for (int j = 0; j < node->count; ++j) {
      const Point *to = node->links[j];
      float d = distanceTo(query, to->vector);
      if (d < least) {
        least = d;
        best = to;
      }
    }
    if (best == node)
      return node;
    node = best;
  }
}
