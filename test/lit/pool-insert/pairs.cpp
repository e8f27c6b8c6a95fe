// Entries are pairs, and the range is asked in parentheses of its own.
// RUN: %members 's/#include <vector>/#include <utility>\n&/' '/^struct Item/,/^$/d' \
// RUN:   's/std::vector<Item> items;/std::pair<float, int> items[100];/' \
// RUN:   's/int size, cur, capacity;/int size = 0;/'
// RUN: %rewrite --rewrites=pool-insert -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   int pop();
// CHECK-NEXT: 
// CHECK-NEXT:   void insert(int id, float d) {
// CHECK-NEXT:-    int lo = 0, hi = this->size;
// CHECK-NEXT:-    while (hi > lo) {
// CHECK-NEXT:-      int mid = (hi + lo) / 2;
// CHECK-NEXT:-      if (items[mid].first > d || (items[mid].first == d && items[mid].second > id)) {
// CHECK-NEXT:-        hi = mid;
// CHECK-NEXT:-      } else {
// CHECK-NEXT:-        lo = mid + 1;
// CHECK-NEXT:-      }
// CHECK-NEXT:-    }
// CHECK-NEXT:-    for (int i = this->size - 1; i >= lo; i--) {
// CHECK-NEXT:-      items[i + 1] = items[i];
// CHECK-NEXT:+    // Most entries belong near the end: make room on the way to the place.
// CHECK-NEXT:+    int lo = this->size;
// CHECK-NEXT:+    for (; lo > 0 && (items[lo - 1].first > d || (items[lo - 1].first == d && items[lo - 1].second > id)); --lo) {
// CHECK-NEXT:+      items[lo] = items[lo - 1];
// CHECK-NEXT:     }
// CHECK-NEXT:     items[lo] = std::make_pair(d, id);
// CHECK-NEXT:     ++size;
// CHECK-NOT:{{.}}

  void insert(int id, float d) {
    int lo = 0, hi = this->size;
    while (hi > lo) {
      int mid = (hi + lo) / 2;
      if (items[mid].first > d || (items[mid].first == d && items[mid].second > id)) {
        hi = mid;
      } else {
        lo = mid + 1;
      }
    }
    for (int i = this->size - 1; i >= lo; i--) {
      items[i + 1] = items[i];
    }
    items[lo] = std::make_pair(d, id);
    ++size;
  }
