// Searches with pools of five spellings, before and after: the nodes in the order
// in which they are taken, and what is left in the pool. Distances are small whole
// numbers, so that many are equal.
// RUN: %prepare
// RUN: g++ -std=c++11 -O2 -Wall -Wno-class-memaccess -Werror %t/code.cpp -o %t/before && %t/before > %t/said && test -s %t/said
// RUN: %rewrite -v --in-place --rewrites=pool-insert -- -std=c++11 2>&1 | FileCheck %s
// CHECK: pool-insert: rewritten
// RUN: grep -c "^ *// Most entries belong" %t/code.cpp | FileCheck %s --check-prefix=COUNT
// COUNT: {{^}}5{{$}}
// RUN: g++ -std=c++11 -O2 -Wall -Wno-class-memaccess -Werror %t/code.cpp -o %t/gcc && %t/gcc | diff %t/said -
// RUN: g++ -std=c++11 -O3 -ffast-math -D_GLIBCXX_ASSERTIONS %t/code.cpp -o %t/fast && %t/fast | diff %t/said -
// RUN: %clang -std=c++11 -O1 -Wall -Werror %t/code.cpp -o %t/clang -fsanitize=address,undefined -fno-sanitize-recover=all && %t/clang | diff %t/said -
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <utility>
#include <vector>

template <typename Dist> struct Item {
  int id;
  Dist d;
};

/// A function that searches; memmove.
template <typename Dist> struct Plain {
  explicit Plain(int n) : capacity(n), items(n + 1) {}
  int find(Dist d) const {
    int lo = 0, hi = size;
    while (lo < hi) {
      int mid = (lo + hi) / 2;
      if (items[mid].d > d)
        hi = mid;
      else
        lo = mid + 1;
    }
    return lo;
  }
  void insert(int id, Dist d) {
    if (size == capacity && d >= items[size - 1].d)
      return;
    int lo = find(d);
    std::memmove(&items[lo + 1], &items[lo], (size - lo) * sizeof(Item<Dist>));
    items[lo] = {id, d};
    if (size < capacity)
      size++;
    if (lo < cur)
      cur = lo;
  }
  int at(int i) const { return items[i].id; }
  int size = 0, cur = 0, capacity;
  std::vector<Item<Dist>> items;
};

/// New ones in front of equal ones; the place is unsigned.
struct Lower {
  explicit Lower(int n) : capacity(n), items(n + 1) {}
  void insert(int id, float d) {
    if (size == capacity && d > items[size - 1].d)
      return;
    const size_t lo = std::lower_bound(items.data(), items.data() + size, d,
                                       [](const Item<float> &item, const float &d) { return item.d < d; }) -
                      items.data();
    std::copy_backward(items.begin() + lo, items.begin() + size, items.begin() + size + 1);
    items[lo] = {id, d};
    if (size < capacity)
      size++;
    if (int(lo) < cur)
      cur = lo;
  }
  int at(int i) const { return items[i].id; }
  int size = 0, cur = 0, capacity;
  std::vector<Item<float>> items;
};

/// Pairs, both ends in the range; a new one may be one of the pool.
struct Pairs {
  explicit Pairs(int n) : capacity(n), items(n + 1) {}
  void put(const std::pair<float, int> &item) {
    int lo = 0, hi = size - 1;
    while (lo <= hi) {
      int mid = lo + (hi - lo) / 2;
      if (items[mid] < item)
        lo = mid + 1;
      else
        hi = mid - 1;
    }
    for (int i = size; i > lo; --i)
      items[i] = std::move(items[i - 1]);
    items[lo] = item;
    if (size < capacity)
      size++;
    if (lo < cur)
      cur = lo;
  }
  void insert(int id, float d) {
    std::pair<float, int> item(d, id);
    if (size == capacity && item >= items[size - 1])
      return;
    put(item);
    if (id % 16 == 0 && size < capacity)
      put(items[size / 2]);
  }
  int at(int i) const { return items[i].second; }
  int size = 0, cur = 0, capacity;
  std::vector<std::pair<float, int>> items;
};

/// The vector grows.
struct Growing {
  explicit Growing(int) {}
  void insert(int id, float d) {
    Item<float> item = {id, d};
    items.push_back(item);
    int lo = std::upper_bound(items.begin(), items.end() - 1, item, nearer) - items.begin();
    std::move_backward(items.begin() + lo, items.end() - 1, items.end());
    items[lo] = item;
    size = items.size();
    if (lo < cur)
      cur = lo;
  }
  static bool nearer(const Item<float> &a, const Item<float> &b) { return a.d < b.d; }
  int at(int i) const { return items[i].id; }
  int size = 0, cur = 0;
  std::vector<Item<float>> items;
};

/// The search stands in the insert, and what came down is the place.
struct Inline {
  explicit Inline(int n) : capacity(n), items(n + 1) {}
  bool insert(int id, float d) {
    if (size == capacity && d >= items[size - 1].d)
      return false;
    unsigned lo = 0, hi = size;
    while (lo < hi) {
      unsigned mid = lo + (hi - lo) / 2;
      if (items[mid].d < d || (items[mid].d == d && items[mid].id < id))
        lo = mid + 1;
      else
        hi = mid;
    }
    sum += hi;
    std::memmove(&items[hi + 1], &items[hi], (size - hi) * sizeof(Item<float>));
    items[hi] = {id, d};
    if (size < capacity)
      size++;
    if (int(hi) < cur)
      cur = hi;
    return true;
  }
  int at(int i) const { return items[i].id; }
  int size = 0, cur = 0, capacity;
  unsigned sum = 0;
  std::vector<Item<float>> items;
};

static unsigned state = 1;
static unsigned next() { return (state = state * 1664525u + 1013904223u) >> 16; }

const int count = 300, degree = 8;
static int links[count][degree];
static float away[count];

static float distanceTo(const float *query, const float *vector) { return (*query - *vector) * (*query - *vector); }

template <typename Pool> void run(const char *name, int ef) {
  std::printf("%s %d:", name, ef);
  float query = 3;
  std::vector<char> seen(count);
  std::vector<char> taken(count);
  Pool pool(ef);
  pool.insert(0, distanceTo(&query, away));
  seen[0] = 1;
  while (pool.cur < pool.size) {
    int node = pool.at(pool.cur++);
    if (taken[node])
      continue;
    taken[node] = 1;
    std::printf(" %d", node);
    for (int i = 0; i < degree; ++i) {
      int id = links[node][i];
      if (seen[id])
        continue;
      seen[id] = 1;
      float d = distanceTo(&query, away + id);
      pool.insert(id, d);
    }
  }
  std::printf(" |");
  for (int i = 0; i < pool.size; ++i)
    std::printf(" %d", pool.at(i));
  std::printf("\n");
}

int main() {
  for (int node = 0; node < count; ++node) {
    away[node] = float(next() % 40);
    for (int i = 0; i < degree; ++i)
      links[node][i] = next() % count;
  }
  for (int ef : {1, 2, 3, 10, 50, 400}) {
    run<Plain<float>>("plain", ef);
    run<Plain<double>>("double", ef);
    run<Lower>("lower", ef);
    run<Pairs>("pairs", ef);
    run<Growing>("growing", ef);
    run<Inline>("inline", ef);
  }
}
