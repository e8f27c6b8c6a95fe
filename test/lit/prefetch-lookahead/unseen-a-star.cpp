// A* without a visited set: the estimate is a distance, but a node may come
// again.
// RUN: %prepare
// RUN: %scan -- %flags > %t/sites
// RUN: not grep -E ": [a-z-]+ in " %t/sites
// RUN: %refuses-prefetch --allow-empty
// CHECK-NOT: {{.}}
#include "ann.h"

float estimate(int Node);

void route(Pool &Open, Graph &Roads, float *Cost, int Goal) {
  while (Open.hasNext()) {
    int Node = Open.pop();
    if (Node == Goal)
      break;
    for (int I = 0; I < Roads.degree(); ++I) {
      int To = Roads.at(Node, I);
      float Total = Cost[Node] + estimate(To);
      Open.insert(To, Total);
    }
  }
}
