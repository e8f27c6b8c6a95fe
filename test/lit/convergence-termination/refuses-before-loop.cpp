// More code in front of the loop.
// RUN: %prepare
// RUN: %refuses-convergence-termination
// CHECK: code.cpp:{{[0-9]+}}: convergence-termination: refused: more code stands on the loop's line{{.*}}
// CHECK-NOT: {{.}}
#include "hnsw.h"

static int *list(Id id);
static const float *row(Id id);

int steps;

Heap search(Id entry, const void *query, size_t ef, std::vector<char> &seen) {
  Heap open, result;
  open.emplace(0, entry);
  result.emplace(0, entry);
  ++steps; while (!open.empty()) {
    std::pair<float, Id> best = open.top();
    if (best.first > result.top().first && result.size() == ef)
      break;
    open.pop();
    int *ids = list(best.second);
    for (int i = 1; i <= ids[0]; i++) {
      Id id = ids[i];
      if (seen[id])
        continue;
      seen[id] = true;
      float d = distance(query, row(id));
      if (result.size() < ef || d < result.top().first) {
        open.emplace(-d, id);
        result.emplace(d, id);
      }
      if (result.size() > ef)
        result.pop();
    }
  }
  return result;
}
