// Links in a matrix; the new link comes as an object, or as one of those chosen.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py reverse-link | FileCheck %s
// CHECK:      reverse-link in Graph::reverse
// CHECK-NEXT:   insert: graph.at(other, t) = kept[t]
// CHECK-NEXT:   insert: graph.at(other, t) = link
// CHECK-NEXT:   neighbour: other
// CHECK-NEXT: end
#include "lists.h"

struct Graph {
  Edge *Links;
  int Degree;
  Edge &at(int Node, int I) { return Links[Node * Degree + I]; }
  void choose(List<Edge> &All, List<Edge> &Kept);

  void reverse(Graph &graph, int node) {
    for (int i = 0; i < Degree; ++i) {
      if (graph.at(node, i).id == -1)
        break;
      Edge link{node, graph.at(node, i).distance};
      int other = graph.at(node, i).id;
      List<Edge> all;
      for (int t = 0; t < Degree; ++t)
        all.push_back(graph.at(other, t));
      all.push_back(link);
      if (all.size() > Degree) {
        List<Edge> kept;
        for (Edge &e : all)
          if (e.distance < 1)
            kept.push_back(e);
        for (int t = 0; t < kept.size(); ++t)
          graph.at(other, t) = kept[t];
      } else {
        for (int t = 0; t < Degree; ++t)
          if (graph.at(other, t).id == -1) {
            graph.at(other, t) = link;
            break;
          }
      }
    }
  }
};
