// Codes, four written out, with tabs; the sum of a run outlives it.
// RUN: %prepare
// RUN: %rewrite --rewrites=batched-distance -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 	return (float)sum;
// CHECK-NEXT: }
// CHECK-NEXT: 
// CHECK-NEXT:+// 4 distances at a time: no sum waits for another.
// CHECK-NEXT:+static void codes_batch4(const uint8_t *a, const uint8_t *const *b, size_t n, float *distances) {
// CHECK-NEXT:+	int sum[4];
// CHECK-NEXT:+	for (int c = 0; c < 4; ++c)
// CHECK-NEXT:+		sum[c] = 0;
// CHECK-NEXT:+	int d0, d1;
// CHECK-NEXT:+	for (size_t i = 0; i + 1 < n; i += 2) {
// CHECK-NEXT:+		for (int c = 0; c < 4; ++c) {
// CHECK-NEXT:+			d0 = a[i] - b[c][i];
// CHECK-NEXT:+			d1 = a[i + 1] - b[c][i + 1];
// CHECK-NEXT:+
// CHECK-NEXT:+			// Two at a time.
// CHECK-NEXT:+			sum[c] += d0 * d0 + d1 * d1;
// CHECK-NEXT:+		}
// CHECK-NEXT:+	}
// CHECK-NEXT:+	if (n % 2) {
// CHECK-NEXT:+		for (int c = 0; c < 4; ++c) {
// CHECK-NEXT:+			d0 = a[n - 1] - b[c][n - 1];
// CHECK-NEXT:+			sum[c] += d0 * d0;
// CHECK-NEXT:+		}
// CHECK-NEXT:+	}
// CHECK-NEXT:+	for (int c = 0; c < 4; ++c)
// CHECK-NEXT:+		distances[c] = (float)sum[c];
// CHECK-NEXT:+}
// CHECK-NEXT:+
// CHECK-NEXT: void search(Pool &pool, const Graph &graph, Visited &visited, const uint8_t *base, const uint8_t *query, size_t dim) {
// CHECK-NEXT:   while (pool.hasNext()) {
// CHECK-NEXT:     int node = pool.pop();
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:         visited.set(id);
// CHECK-NEXT:         batch[batch_size++] = id;
// CHECK-NEXT:       }
// CHECK-NEXT:+      float distances[32];
// CHECK-NEXT:+      int scored = 0;
// CHECK-NEXT:+      for (; scored + 4 <= batch_size; scored += 4) {
// CHECK-NEXT:+        const uint8_t *vectors[4];
// CHECK-NEXT:+        for (int b = scored; b < scored + 4; ++b) {
// CHECK-NEXT:+          int id = batch[b];
// CHECK-NEXT:+          vectors[b - scored] = base + id * dim;
// CHECK-NEXT:+        }
// CHECK-NEXT:+        codes_batch4(query, vectors, dim, distances + scored);
// CHECK-NEXT:+      }
// CHECK-NEXT:+      for (; scored < batch_size; ++scored)
// CHECK-NEXT:+        distances[scored] = codes(query, base + batch[scored] * dim, dim);
// CHECK-NEXT:       for (int b = 0; b < batch_size; ++b) {
// CHECK-NEXT:         int id = batch[b];
// CHECK-NEXT:-        float d = codes(query, base + id * dim, dim);
// CHECK-NEXT:+        float d = distances[b];
// CHECK-NEXT:         pool.insert(id, d);
// CHECK-NEXT:       }
// CHECK-NEXT:     }



#include "ann.h"

#include <cstdint>
static float codes(const uint8_t *a, const uint8_t *b, size_t n) {
	int sum = 0;
	int d0, d1;
	for (size_t i = 0; i + 1 < n; i += 2) {
		d0 = a[i] - b[i];
		d1 = a[i + 1] - b[i + 1];

		// Two at a time.
		sum += d0 * d0 + d1 * d1;
	}
	if (n % 2) {
		d0 = a[n - 1] - b[n - 1];
		sum += d0 * d0;
	}
	return (float)sum;
}

void search(Pool &pool, const Graph &graph, Visited &visited, const uint8_t *base, const uint8_t *query, size_t dim) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree();) {
      int batch[32];
      int batch_size = 0;
      for (; i < graph.degree() && batch_size < 32; ++i) {
        int id = links[i];
        if (visited.test(id))
          continue;
        visited.set(id);
        batch[batch_size++] = id;
      }
      for (int b = 0; b < batch_size; ++b) {
        int id = batch[b];
        float d = codes(query, base + id * dim, dim);
        pool.insert(id, d);
      }
    }
  }
}
