// The id that is fetched is taken before the call, from places ahead: that depth is
// a setting. The index itself is none.
// RUN: %prepare
// RUN: %scan -- %flags | grep "tunable in" | FileCheck %s
#include "sorted_search.h"

struct Prefetch {
  // CHECK: code.cpp:[[@LINE+1]]: tunable in
  int ahead = 3;
  // CHECK-NEXT: code.cpp:[[@LINE+1]]: tunable in
  int lines = 2;
  int unused = 9;
};
void fetch(const void *p, int lines) {
  for (int i = 0; i < lines; i++)
    __builtin_prefetch((const char *)p + i * 64);
}

struct Searcher {
  Prefetch prefetch;
  const int *links;
  const char *vectors;
  int degree, shift;

  void search(Computer &dis, Seen &seen, int size, std::vector<Entry> &pool) {
    int k = 0;
    while (k < size) {
      int next = size;
      if (pool[k].open) {
        pool[k].open = false;
        int n = pool[k].id;
        for (int m = 0; m < degree; m++) {
          int id = links[n * degree + m];
          int ahead = links[n * degree + m + prefetch.ahead];
          fetch(vectors + (ahead << shift), prefetch.lines);
          if (seen.get(id))
            continue;
          seen.set(id);
          float d = dis(id);
          Entry e{id, d, true};
          int r = insertInto(pool.data(), size, e);
          next = std::min(next, r);
        }
      }
      k = next <= k ? next : k + 1;
    }
  }
};
// CHECK-NOT: tunable in
