// Tabs, and braces on lines of their own.
// RUN: %vary collected_search.cpp \
// RUN:   's/  /\t/g' \
// RUN:   's/^\(\t*\)\(for .*;.*;.*\|while.*\) {$/\1\2\n\1{/'
// RUN: %rewrite --rewrites=split-scoring -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: template <class Measure>
// CHECK-NEXT: void search(Pool &pool, const Graph &graph, Visited &visited, Measure &measure, int ahead) {
// CHECK-NEXT: 	int ids[64];
// CHECK-NEXT:+	float distances[64];
// CHECK-NEXT: 	while (pool.hasNext())
// CHECK-NEXT: 	{
// CHECK-NEXT: 		int node = pool.pop();
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 			if (i + ahead < count)
// CHECK-NEXT: 				measure.prefetch(ids[i + ahead], 2);
// CHECK-NEXT: 			int id = ids[i];
// CHECK-NEXT:-			float distance = measure(id);
// CHECK-NEXT:+			distances[i] = measure(id);
// CHECK-NEXT:+		}
// CHECK-NEXT:+		// Insert afterwards: a mispredicted branch here delays no distance.
// CHECK-NEXT:+		for (int i = 0; i < count; ++i)
// CHECK-NEXT:+		{
// CHECK-NEXT:+			int id = ids[i];
// CHECK-NEXT:+			float distance = distances[i];
// CHECK-NEXT: 			pool.insert(id, distance);
// CHECK-NEXT: 		}
// CHECK-NEXT: 	}
