// A kernel that is a member.
// RUN: %prepare
// RUN: %rewrite --rewrites=lane-sums -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 	float operator()(const float *a, const float *b) const {
// CHECK-NEXT: 		const size_t n = dim / 4;
// CHECK-NEXT: 		float sum = 0;
// CHECK-NEXT:-		for (size_t i = 0; i < 4 * n; ++i)
// CHECK-NEXT:+		// A compiler may add these as one vector, but not reorder a single sum.
// CHECK-NEXT:+		float sums[16] = {};
// CHECK-NEXT:+		size_t done = 0;
// CHECK-NEXT:+		for (; done + 15 < 4 * n; done += 16)
// CHECK-NEXT:+			for (size_t lane = 0; lane < 16; ++lane)
// CHECK-NEXT:+				sums[lane] += a[done + lane] * b[done + lane];
// CHECK-NEXT:+		for (size_t i = done; i < 4 * n; ++i)
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
		const size_t n = dim / 4;
		float sum = 0;
		for (size_t i = 0; i < 4 * n; ++i)
			sum += a[i] * b[i];
		return 1.0f - sum;
	}
	size_t dim;
};
float use(const float *a, size_t n) { return Dot{n}(a, a); }
