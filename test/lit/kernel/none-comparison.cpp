// Two arrays go in and an order or a count of places comes out: no distance.
// RUN: %prepare
// RUN: %scan -- %flags | FileCheck %s --allow-empty
// CHECK-NOT: {{.}}
#include <cstddef>
#include <cstdint>

int compare(const char *a, const char *b, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (a[i] != b[i])
      return a[i] - b[i];
  return 0;
}

size_t commonPrefix(const char *a, const char *b, size_t n) {
  size_t same = 0;
  for (size_t i = 0; i < n; i++) {
    if (a[same] == b[same])
      ++same;
  }
  return same;
}

// A subtraction with a borrow that every step shifts.
int compareNumbers(const uint32_t *a, const uint32_t *b, size_t n) {
  uint64_t borrow = 0;
  for (size_t i = n; i-- > 0;) {
    borrow = borrow + a[i] - b[i];
    if (borrow > 1)
      return -1;
    borrow <<= 32;
  }
  return borrow != 0 ? -1 : 0;
}
