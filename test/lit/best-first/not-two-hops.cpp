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

struct Index {
  std::vector<std::vector<Candidate>> &lists();
  const float *base();
  int dim();
  float compare(const float *A, const float *B, int Dim);
};

void propagate(Index *index, std::vector<char> seen, int of, int enter,
               std::vector<Candidate> &pool, unsigned most) {
  for (unsigned i = 0; i < index->lists()[enter].size(); i++) {
    int near = index->lists()[enter][i].id;
    for (unsigned j = 0; j < index->lists()[near].size(); j++) {
      int id = index->lists()[near][j].id;
      if (seen[id])
        continue;
      seen[id] = true;
      float d = index->compare(index->base() + index->dim() * of,
                               index->base() + index->dim() * id, index->dim());
      pool.push_back({id, d});
      if (pool.size() >= most)
        break;
    }
  }
}
