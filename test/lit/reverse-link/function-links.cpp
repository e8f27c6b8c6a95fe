// A function puts the one into the list of the other; given the other way round it adds the own links.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py reverse-link | FileCheck %s
// CHECK:      reverse-link in connect
// CHECK-NEXT:   insert: link(links, other, node)
// CHECK-NEXT:   neighbour: other
// CHECK-NEXT: end
#include "lists.h"

void rangeOf(int Node, int *Begin, int *End);

void link(int *links, int owner, int added) {
  int begin, end;
  rangeOf(owner, &begin, &end);
  float worst = between(owner, added);
  for (int i = begin; i < end; ++i)
    if (links[i] == -1 || between(owner, links[i]) > worst) {
      links[i] = added;
      return;
    }
}

void connect(int *links, int node, List<int> &chosen) {
  for (int other : chosen)
    link(links, node, other);
  for (int other : chosen)
    link(links, other, node);
}
