// The node with the greatest force is moved: all nodes are looked through in
// loops that end where the node list ends, not where a neighbour list does.
// RUN: %prepare
// RUN: %scan --idiom=greedy-descent -- %flags | FileCheck %s --allow-empty
// CHECK-NOT: {{^}}code.cpp:{{[0-9]+}}: greedy-descent
#include <vector>

double forceOn(int Node);
double pull(int A, int B);
bool done(double Force, int Node);
void move(int Node, double Step);

void layout(const std::vector<int> &nodes) {
  auto it = nodes.begin(), end = nodes.end();
  int worst = *it;
  double force = forceOn(worst);
  while (!done(force, worst)) {
    do {
      double energy = 0;
      for (it = nodes.begin(); it != end; ++it)
        energy += pull(*it, worst);
      move(worst, energy);
      force = forceOn(worst);
    } while (!done(force, worst));
    for (it = nodes.begin(); it != end; ++it) {
      double other = forceOn(*it);
      if (other > force) {
        worst = *it;
        force = other;
      }
    }
  }
}
