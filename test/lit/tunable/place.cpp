// A sorted array: the width is what the place that is taken stays below, and
// what an insert is told. Prefetching has a depth and a number of lines.
// RUN: %prepare
// RUN: %scan -- %flags | grep -E "(ef|tunable) in" | FileCheck %s
#include "hnsw.h"
#include <algorithm>

struct Entry {
  int id;
  float d;
  bool open;
};
int insertInto(Entry *pool, int size, Entry e);
void fetch(const void *p, int lines) {
  for (int i = 0; i < lines; i++)
    __builtin_prefetch((const char *)p + i * 64);
}

struct Seen {
  bool get(int) const;
  void set(int);
};
struct Computer {
  float operator()(int) const;
};

struct Searcher {
  // CHECK:      code.cpp:[[@LINE+2]]: ef in Searcher::
  // CHECK-NEXT: code.cpp:[[@LINE+1]]: tunable in Searcher::
  int width = 64;
  const int *links;
  const char *vectors;
  int degree;
  int k;

  // CHECK-NEXT: code.cpp:[[@LINE+1]]: ef in Searcher::search
  void search(Computer &dis, Seen &seen, int size, std::vector<Entry> &pool) {
    // CHECK-NEXT: code.cpp:[[@LINE+2]]: tunable in Searcher::search
    // CHECK-NEXT: code.cpp:[[@LINE+1]]: tunable in Searcher::search
    constexpr int ahead = 4, lines = 2;
    int unused = 7;
    int k = 0;
    while (k < size) {
      int next = size;
      if (pool[k].open) {
        pool[k].open = false;
        int n = pool[k].id;
        for (int m = 0; m < degree; m++) {
          int id = links[n * degree + m];
          fetch(vectors + 128 * links[n * degree + m + ahead], lines);
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
  void run(Computer &dis, Seen &seen, std::vector<Entry> &pool, int wanted) {
    search(dis, seen, std::max(width, wanted), pool);
    for (int i = 0; i < wanted; i++)
      pool[i].open = true;
  }
};
// CHECK-NOT: {{(ef|tunable) in}}
