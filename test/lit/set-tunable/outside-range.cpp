// A width of 0 finds nothing.
// RUN: %prepare
// RUN: %code %rewrite --rewrites=set-tunable --site='tunable@Searcher::width#0' --set=set-tunable.value=0 -- %flags > %t/out 2> %t/err
// RUN: test ! -s %t/out && FileCheck %s --input-file=%t/err
// CHECK: value=0 is not in [1, 16777216], the range of what steers ef in its type
// CHECK-NEXT: code 2
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
