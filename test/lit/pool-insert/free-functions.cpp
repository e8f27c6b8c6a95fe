// An array that is handed on, and entries that compare themselves.
// RUN: %prepare
// RUN: %rewrite --rewrites=pool-insert -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: }
// CHECK-NEXT: 
// CHECK-NEXT: static int InsertInto(Neighbor *Array, int Count, const Neighbor &New) {
// CHECK-NEXT:-  int Place = PlaceOf(Array, Count, New);
// CHECK-NEXT:-  memmove(Array + Place + 1, Array + Place, (Count - Place) * sizeof(Neighbor));
// CHECK-NEXT:+  // Most entries belong near the end: make room on the way to the place.
// CHECK-NEXT:+  int Place = Count;
// CHECK-NEXT:+  for (; Place > 0 && Array[Place - 1] > New; --Place)
// CHECK-NEXT:+    Array[Place] = Array[Place - 1];
// CHECK-NEXT:   Array[Place] = New;
// CHECK-NEXT:   return Place;
// CHECK-NEXT: }
// CHECK-NOT:{{.}}
#include "ann.h"
#include <algorithm>
#include <cstring>
#include <vector>

struct Neighbor {
  int id;
  float distance;
  bool operator>(const Neighbor &other) const { return distance > other.distance; }
};

static int PlaceOf(const Neighbor *Pool, int Size, const Neighbor &Next) {
  int Low = 0, High = Size;
  while (Low < High) {
    int Mid = (Low + High) / 2;
    if (Pool[Mid] > Next)
      High = Mid;
    else
      Low = Mid + 1;
  }
  return Low;
}

static int InsertInto(Neighbor *Array, int Count, const Neighbor &New) {
  int Place = PlaceOf(Array, Count, New);
  memmove(Array + Place + 1, Array + Place, (Count - Place) * sizeof(Neighbor));
  Array[Place] = New;
  return Place;
}

void search(Graph &graph, Visited &visited, const float *base, const float *query, int ef, int entry) {
  std::vector<Neighbor> pool(ef + 1);
  int size = 0, k = 0;
  pool[size++] = {entry, distanceTo(query, base + entry)};
  while (k < size) {
    int next = size, node = pool[k].id;
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (!visited.insert(id))
        continue;
      float d = distanceTo(query, base + id);
      if (size == ef && d >= pool[size - 1].distance)
        continue;
      Neighbor found = {id, d};
      int at = InsertInto(pool.data(), size, found);
      if (size < ef)
        ++size;
      if (at < next)
        next = at;
    }
    if (next <= k)
      k = next;
    else
      ++k;
  }
}
