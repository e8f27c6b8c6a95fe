// Shortest paths: the weight of an edge is read, not computed from the node's
// vector, and a better distance is the visited test.
// RUN: %prepare
// RUN: %scan -- %flags > %t/sites
// RUN: not grep -E ": [a-z-]+ in " %t/sites
// RUN: %refuses-prefetch --allow-empty
// CHECK-NOT: {{.}}
#include "ann.h"

void shortest(Pool &Queue, Graph &Roads, const float *Length, float *Best) {
  while (Queue.hasNext()) {
    int Node = Queue.pop();
    for (int I = 0; I < Roads.degree(); ++I) {
      int To = Roads.at(Node, I);
      float Way = Best[Node] + Length[Node * Roads.degree() + I];
      if (Way >= Best[To])
        continue;
      Best[To] = Way;
      Queue.insert(To, Way);
    }
  }
}
