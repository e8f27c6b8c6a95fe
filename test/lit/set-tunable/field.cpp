// A beam width is a field. The answers at a width are others.
// RUN: %prepare
// RUN: %rewrite --rewrites=set-tunable --site='tunable@Searcher::width#0' --set=set-tunable.value=96 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: };
// CHECK-NEXT: 
// CHECK-NEXT: struct Searcher {
// CHECK-NEXT:-  int width = 64;
// CHECK-NEXT:+  int width = 96;
// CHECK-NEXT:   const int *links;
// CHECK-NEXT:   int degree;
// CHECK-NEXT: 
// CHECK-NOT:{{.}}
// RUN: %rewrite --rewrites=set-tunable --site='tunable@Searcher::width#0' --set=set-tunable.value=96 --emit-variant=%t/variant -- %flags > %t/diff && FileCheck %s --check-prefix=CLAIM --input-file=%t/variant/variant.json
// CLAIM-DAG: "class": "curve"
// CLAIM-DAG: "title": "Set Searcher::width to 96"
// CLAIM-DAG: "modules": []
#include "hnsw.h"
#include <algorithm>

struct Entry {
  int id;
  float d;
  bool open;
};
int insertInto(Entry *pool, int size, Entry e);
struct Seen {
  bool get(int) const;
  void set(int);
};
struct Computer {
  float operator()(int) const;
};

struct Searcher {
  int width = 64;
  const int *links;
  int degree;

  void search(Computer &dis, Seen &seen, int size, std::vector<Entry> &pool) {
    int k = 0;
    while (k < size) {
      int next = size;
      if (pool[k].open) {
        pool[k].open = false;
        int n = pool[k].id;
        for (int m = 0; m < degree; m++) {
          int id = links[n * degree + m];
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
  }
};
