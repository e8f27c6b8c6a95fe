// A kernel that is a member.
// RUN: %prepare
// RUN: %rewrite --rewrites=lane-sums -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: struct Dot {
// CHECK-NEXT: 	float operator()(const float *a, const float *b) const {
// CHECK-NEXT: 		float sum = 0;
// CHECK-NEXT:-		for (size_t i = 0, n = dim; i < n; ++i)
// CHECK-NEXT:+		// A compiler may add these as one vector, but not reorder a single sum.
// CHECK-NEXT:+		float sums[16] = {};
// CHECK-NEXT:+		size_t i = 0, n = dim;
// CHECK-NEXT:+		for (; i + 15 < n; i += 16)
// CHECK-NEXT:+			for (size_t lane = 0; lane < 16; ++lane)
// CHECK-NEXT:+				sums[lane] += a[i + lane] * b[i + lane];
// CHECK-NEXT:+		for (; i < n; ++i)
// CHECK-NEXT: 			sum += a[i] * b[i];
// CHECK-NEXT:+		for (size_t lane = 0; lane < 16; ++lane)
// CHECK-NEXT:+			sum += sums[lane];
// CHECK-NEXT: 		return 1.0f - sum;
// CHECK-NEXT: 	}
// CHECK-NEXT: 	size_t dim;
// CHECK-NOT:{{.}}
#include <cstddef>
struct Dot {
	float operator()(const float *a, const float *b) const {
		float sum = 0;
		for (size_t i = 0, n = dim; i < n; ++i)
			sum += a[i] * b[i];
		return 1.0f - sum;
	}
	size_t dim;
};
float use(const float *a, size_t n) { return Dot{n}(a, a); }
