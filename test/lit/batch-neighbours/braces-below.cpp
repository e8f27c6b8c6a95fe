// Braces on lines of their own.
// RUN: %prepare
// RUN: %rewrite --rewrites=batch-neighbours -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     while (pool.hasNext())
// CHECK-NEXT:     {
// CHECK-NEXT:         int node = pool.pop();
// CHECK-NEXT:-        for (int i = 0; i < graph.degree(); ++i)
// CHECK-NEXT:+        for (int i = 0; i < graph.degree();)
// CHECK-NEXT:         {
// CHECK-NEXT:-            int id = graph.at(node, i);
// CHECK-NEXT:-            if (!visited.test(id))
// CHECK-NEXT:-            {
// CHECK-NEXT:-                visited.set(id);
// CHECK-NEXT:+            int batch[32];
// CHECK-NEXT:+            int batch_size = 0;
// CHECK-NEXT:+            for (; i < graph.degree() && batch_size < 32; ++i) {
// CHECK-NEXT:+                int id = graph.at(node, i);
// CHECK-NEXT:+                if (!visited.test(id))
// CHECK-NEXT:+                {
// CHECK-NEXT:+                    visited.set(id);
// CHECK-NEXT:+                    batch[batch_size++] = id;
// CHECK-NEXT:+                }
// CHECK-NEXT:+            }
// CHECK-NEXT:+            for (int b = 0; b < batch_size; ++b) {
// CHECK-NEXT:+                int id = batch[b];
// CHECK-NEXT:                 float d = distanceTo(query, base + id * dim);
// CHECK-NEXT:                 pool.insert(id, d);
// CHECK-NEXT:             }
// CHECK-NOT:{{.}}
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query)
{
    while (pool.hasNext())
    {
        int node = pool.pop();
        for (int i = 0; i < graph.degree(); ++i)
        {
            int id = graph.at(node, i);
            if (!visited.test(id))
            {
                visited.set(id);
                float d = distanceTo(query, base + id * dim);
                pool.insert(id, d);
            }
        }
    }
}
