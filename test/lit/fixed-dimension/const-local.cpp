// The number is a constant of the function, with text around it.
// RUN: %prepare
// RUN: %rewrite --rewrites=fixed-dimension --set=fixed-dimension.dimension=128 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT: #include <cstddef>
// CHECK-NEXT: // Squared Euclidean distance.
// CHECK-NEXT:-static int squared(const void *left, const void *right, const void *info) {
// CHECK-NEXT:+// The compiler unrolls loops of which it knows the length; 0 is any length.
// CHECK-NEXT:+template <size_t dim>
// CHECK-NEXT:+static int squared_of_dim(const void *left, const void *right, const void *info) {
// CHECK-NEXT: 	const unsigned char *a = (const unsigned char *)left; // codes
// CHECK-NEXT: 	const unsigned char *b = (const unsigned char *)right;
// CHECK-NEXT:-	const size_t n = *(const size_t *)info;
// CHECK-NEXT:+	const size_t n = dim ? dim : *(const size_t *)info;
// CHECK-NEXT: 	int sum = 0;
// CHECK-NEXT: 	for (size_t i = 0; i < n / 4; i++) {
// CHECK-NEXT: 		sum += (*a - *b) * (*a - *b), a++, b++;
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 	}
// CHECK-NEXT: 	return sum;
// CHECK-NEXT: }
// CHECK-NEXT:+
// CHECK-NEXT:+static int squared(const void *left, const void *right, const void *info) {
// CHECK-NEXT:+	if (*(const size_t *)info == 128)
// CHECK-NEXT:+		return squared_of_dim<128>(left, right, info);
// CHECK-NEXT:+	return squared_of_dim<0>(left, right, info);
// CHECK-NEXT:+}
// CHECK-NEXT: int (*kernel)(const void *, const void *, const void *) = squared;



#include <cstddef>
// Squared Euclidean distance.
static int squared(const void *left, const void *right, const void *info) {
	const unsigned char *a = (const unsigned char *)left; // codes
	const unsigned char *b = (const unsigned char *)right;
	const size_t n = *(const size_t *)info;
	int sum = 0;
	for (size_t i = 0; i < n / 4; i++) {
		sum += (*a - *b) * (*a - *b), a++, b++;
		sum += (*a - *b) * (*a - *b), a++, b++;
		sum += (*a - *b) * (*a - *b), a++, b++;
		sum += (*a - *b) * (*a - *b), a++, b++;
	}
	return sum;
}
int (*kernel)(const void *, const void *, const void *) = squared;
