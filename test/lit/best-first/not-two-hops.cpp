// The neighbours of a list's nodes are collected: nothing goes back into the
// list, and no node is taken from a pool.
// RUN: %prepare
// RUN: %scan --idiom=best-first -- %flags | FileCheck %s --allow-empty
// CHECK-NOT: {{^}}code.cpp:{{[0-9]+}}: best-first
#include <vector>

struct Candidate {
  int id;
  float far;
};
float distanceTo(const float *Query, const float *Vector);

void twoHops(const std::vector<std::vector<int>> &lists, const float *base,
             int dim, int of, unsigned most, std::vector<Candidate> &out) {
  std::vector<char> seen(lists.size());
  for (unsigned i = 0; i < lists[of].size(); ++i) {
    int near = lists[of][i];
    for (unsigned j = 0; j < lists[near].size(); ++j) {
      int id = lists[near][j];
      if (seen[id])
        continue;
      seen[id] = 1;
      float d = distanceTo(base + of * dim, base + id * dim);
      out.push_back({id, d});
      if (out.size() >= most)
        break;
    }
  }
}
