// The list is a piece of memory; a full one is chosen anew with the node among the candidates.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py reverse-link | FileCheck %s
// CHECK:      reverse-link in Graph::connect
// CHECK-NEXT:   insert: data[count] = node
// CHECK-NEXT:   insert: data[i] = candidates.top().second
// CHECK-NEXT:   neighbour: chosen[n]
// CHECK-NEXT: end
#include "lists.h"

template <class Distance> struct Graph {
  Distance distance;
  unsigned *linksOf(unsigned Node, int Level);
  unsigned count(unsigned *Links);
  void setCount(unsigned *Links, unsigned N);
  char *dataOf(unsigned Node);
  void choose(Heap<Pair> &Candidates, unsigned Most);

  void connect(unsigned node, List<unsigned> &chosen, int level,
               unsigned most) {
    unsigned *own = linksOf(node, level);
    for (int n = 0; n < chosen.size(); ++n)
      own[n + 1] = chosen[n];
    for (int n = 0; n < chosen.size(); ++n) {
      unsigned *links = linksOf(chosen[n], level);
      unsigned count = this->count(links);
      unsigned *data = links + 1;
      if (count < most) {
        data[count] = node;
        setCount(links, count + 1);
      } else {
        float d = distance(dataOf(node), dataOf(chosen[n]));
        Heap<Pair> candidates;
        candidates.emplace(d, node);
        for (unsigned j = 0; j < count; ++j)
          candidates.emplace(distance(dataOf(data[j]), dataOf(chosen[n])),
                             data[j]);
        choose(candidates, most);
        unsigned i = 0;
        while (candidates.size() > 0) {
          data[i] = candidates.top().second;
          candidates.pop();
          ++i;
        }
        setCount(links, i);
      }
    }
  }
};
