// One set for each thread, behind pointers; a function hands them out.
// RUN: %vary visited_sets.cpp '/^template <typename Dist, typename Seen/,$d' '$r %s'
// RUN: %rewrite --rewrites=visited-representation -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: #include "ann.h"
// CHECK-NEXT: #include <memory>
// CHECK-NEXT: 
// CHECK-NEXT:-using Marks = LazySet<>;
// CHECK-NEXT:+using Marks = WordSet<>;
// CHECK-NEXT: 
// CHECK-NEXT: struct Sets {
// CHECK-NEXT:   Marks *take() { return free[0].get(); }
// CHECK-NOT:{{.}}
#include "ann.h"
#include <memory>

using Marks = LazySet<>;

struct Sets {
  Marks *take() { return free[0].get(); }
  std::vector<std::unique_ptr<Marks>> free;
};

static void visit(Marks &marks, int id) { marks.set(id); }

void search(::Pool &pool, ::Graph &graph, Sets &sets, int rows, const float *base, const float *query) {
  Marks *marks = sets.take();
  marks->reset(rows);
  visit(*marks, 0);
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (marks->get(id))
        continue;
      marks->set(id);
      pool.insert(id, distanceTo(query, base + id));
    }
  }
}
