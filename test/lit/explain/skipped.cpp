// What an #if leaves out of a function with an idiom is told, with the line of
// the directive that opens it; what lies outside the function is not.
// RUN: %prepare
// RUN: %scan --idiom=best-first -- %flags | grep skipped | %exactly
// RUN: %scan --idiom=best-first --format=source -- %flags | FileCheck %s --check-prefix=VIEW
// RUN: %scan --idiom=best-first -- %flags -DLOUD | FileCheck %s --check-prefix=SEEN
// CHECK:  skipped          [[@LINE+21]]  #ifdef LOUD shout(node);
// CHECK-NEXT:  skipped          [[@LINE+28]]  #elif defined(FAST) pool.insert(id, 0); #ifdef NESTED pool.insert(id, 1); #endif
// CHECK-NOT:{{.}}
// VIEW: | #ifdef LOUD
// VIEW-NEXT: | ~~~~~~~~~~~ skipped, 2 lines
// VIEW: | #elif defined(FAST)
// VIEW-NEXT: | ~~~~~~~~~~~~~~~~~~~ skipped, 5 lines
// SEEN: best-first in search
// SEEN-NOT: skipped {{.*}} LOUD
// SEEN: skipped {{.*}} #elif defined(FAST)
// SEEN-NOT: skipped
#include "ann.h"

#ifdef ELSEWHERE
void elsewhere();
#endif
void shout(int);

void search(Pool &pool, Graph &graph, Visited &seen, const float *base) {
  while (pool.hasNext()) {
    int node = pool.pop();
#ifdef LOUD
    shout(node);
#endif
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
#ifndef QUIET
      if (seen.insert(id))
        pool.insert(id, distanceTo(base, base + id));
#elif defined(FAST)
      pool.insert(id, 0);
#ifdef NESTED
      pool.insert(id, 1);
#endif
#endif
    }
  }
}
