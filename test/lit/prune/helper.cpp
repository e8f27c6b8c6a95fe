// A function is asked about the candidate and those accepted so far.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py prune | FileCheck %s
// CHECK:      prune in Graph::choose
// CHECK-NEXT:   current: c
// CHECK-NEXT:   distance: between(k.id, candidate.id)
// CHECK-NEXT:   expand: for (const Edge &k : accepted)
// CHECK-NEXT:   filter: between(k.id, candidate.id) < candidate.distance
// CHECK-NEXT:   insert: kept.push_back(c)
// CHECK-NEXT:   pool: all
// CHECK-NEXT:   stop: kept.size() >= most
// CHECK:      prune in chooseToo
// CHECK-NEXT:   current: c
// CHECK:        expand: for (int i = 0; i < count; ++i)
// CHECK-NEXT:   filter: between(id, kept[i]) < far
// CHECK-NEXT:   insert: kept[count++] = c.id
// CHECK:      end
#include "lists.h"

struct Graph {
  bool isFar(List<Edge> &accepted, const Edge &candidate) const {
    for (const Edge &k : accepted)
      if (between(k.id, candidate.id) < candidate.distance)
        return false;
    return true;
  }

  void choose(List<Edge> &all, List<Edge> &kept, int most) const {
    for (const Edge &c : all) {
      if (kept.size() >= most)
        break;
      if (isFar(kept, c))
        kept.push_back(c);
    }
  }
};

static bool isOccluded(int id, float far, const int *kept, int count) {
  bool occluded = false;
  for (int i = 0; i < count; ++i)
    if (between(id, kept[i]) < far) {
      occluded = true;
      break;
    }
  return occluded;
}

int chooseToo(List<Edge> &all, int *kept) {
  int count = 0;
  for (const Edge &c : all) {
    if (isOccluded(c.id, c.distance, kept, count))
      continue;
    kept[count++] = c.id;
  }
  return count;
}
