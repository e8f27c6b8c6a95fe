// Groups are merged by their key, without a distance.
// RUN: %prepare
// RUN: %scan --json -- %flags | %python %inputs/roles.py reverse-link | FileCheck %s
// CHECK-NOT: {{^}}reverse-link
// CHECK: end
#include "lists.h"

template <class K, class V> struct Group {
  K first;
  List<V> second;
};

template <class K, class V, class Map>
void merge(List<Group<K, V>> &groups, Map &into) {
  for (int j = 0; j < groups.size(); ++j) {
    auto &[key, values] = groups[j];
    auto some = into.combine(key, values);
    into[key].insert(some);
  }
}
