// The id that is fetched is also the one that is scored: what stands in its index
// is the layout of the links, and no depth of a prefetch.
// RUN: %prepare
// RUN: %scan --idiom=tunable -- %flags | FileCheck %s
// CHECK-NOT: header
// CHECK: tunable@Prefetch::lines
// CHECK-NOT: header
#include "sorted_search.h"

struct Prefetch {
  int header = 1;
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
          int id = links[n * degree + prefetch.header + m];
          fetch(vectors + (id << shift), prefetch.lines);
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
