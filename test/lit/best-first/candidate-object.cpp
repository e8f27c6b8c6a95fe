// The distance is computed where the candidate is made: in braces, by a
// constructor, field by field.
// RUN: %prepare
// RUN: %scan --idiom=best-first -- %flags | FileCheck %s
#include "ann.h"
#include <queue>
#include <vector>

struct Candidate {
  int id;
  float far;
  Candidate() = default;
  Candidate(int Id, float Far) : id(Id), far(Far) {}
  bool operator<(const Candidate &Other) const { return far < Other.far; }
};

// CHECK: {{^}}code.cpp:{{[0-9]+}}: best-first in braces
// CHECK:   distance {{.*}} distanceTo(query, base + id * dim)
// CHECK-NEXT:   insert {{.*}} open.push(c)
// CHECK-NEXT:   insert {{.*}} nearest.push(c)
void braces(Graph &graph, Visited &visited, const float *base, int dim,
            const float *query, std::priority_queue<Candidate> &open,
            std::priority_queue<Candidate> &nearest, unsigned ef) {
  while (!open.empty()) {
    Candidate best = open.top();
    open.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(best.id, i);
      if (!visited.insert(id))
        continue;
      Candidate c{id, distanceTo(query, base + id * dim)};
      if (nearest.size() < ef || c.far < nearest.top().far) {
        open.push(c);
        nearest.push(c);
      }
    }
  }
}

// CHECK: {{^}}code.cpp:{{[0-9]+}}: best-first in constructor
// CHECK:   distance {{.*}} distanceTo(query, base + id * dim)
// CHECK-NEXT:   insert {{.*}} open.push(c)
void constructor(Graph &graph, Visited &visited, const float *base, int dim,
                 const float *query, std::priority_queue<Candidate> &open) {
  while (!open.empty()) {
    Candidate best = open.top();
    open.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(best.id, i);
      if (!visited.insert(id))
        continue;
      auto c = Candidate(id, distanceTo(query, base + id * dim));
      open.push(c);
    }
  }
}

// CHECK: {{^}}code.cpp:{{[0-9]+}}: best-first in fields
// CHECK:   distance {{.*}} distanceTo(query, base + id * dim)
// CHECK-NEXT:   insert {{.*}} open.push(c)
void fields(Graph &graph, Visited &visited, const float *base, int dim,
            const float *query, std::priority_queue<Candidate> &open) {
  while (!open.empty()) {
    Candidate best = open.top();
    open.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(best.id, i);
      if (!visited.insert(id))
        continue;
      Candidate c;
      c.id = id;
      c.far = distanceTo(query, base + id * dim);
      open.push(c);
    }
  }
}
