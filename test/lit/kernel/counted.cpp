// Bits and elements that differ are counted, words at a time or one by one.
// RUN: %prepare
// RUN: %scan -- %flags | FileCheck %s
#include <bitset>
#include <cstddef>
#include <cstdint>

// CHECK: code.cpp:[[@LINE+1]]: kernel in bits
int bits(const uint64_t *a, const uint64_t *b, size_t words) {
  int n = 0;
  for (size_t i = 0; i != words; ++i)
    n += std::bitset<64>(a[i] ^ b[i]).count();
  return n;
}

// CHECK: code.cpp:[[@LINE+2]]: kernel in hamming
template <class A, class B>
float hamming(A first, A last, B other) {
  int n = 0;
  while (first != last) {
    if (*first != *other)
      ++n;
    ++first;
    ++other;
  }
  return n;
}

// Sorted sets: which ids do both have?
// CHECK: code.cpp:[[@LINE+2]]: kernel in sets
template <class Id>
float sets(Id first0, Id last0, Id first1, Id last1) {
  int any = 0, both = 0;
  while (first0 != last0 && first1 != last1) {
    if (*first0 == *first1) {
      ++any;
      ++both;
      ++first0;
      ++first1;
    } else if (*first0 < *first1) {
      ++any;
      ++first0;
    } else {
      ++any;
      ++first1;
    }
  }
  return 1.0f - float(both) / any;
}
// CHECK-NOT: {{kernel in}}
