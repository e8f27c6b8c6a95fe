// A heap stands on a container that has room for so many.
// RUN: %prepare
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: the pool or the result may have room for the library's width alone{{$}}
// CHECK-NOT: {{.}}
#include "hnsw.h"

template <class T> struct Few {
  typedef T value_type;
  typedef T &reference;
  typedef const T &const_reference;
  typedef size_t size_type;
  typedef T *iterator;
  iterator begin();
  iterator end();
  reference front();
  const_reference front() const;
  void push_back(const T &one);
  void pop_back();
  bool empty() const;
  size_t size() const;
  T data[256];
};

struct Index {
  size_t ef_construction_ = 200;
  int *list(Id id) const;
  int *list(Id id, int level) const;
  const float *row(Id id) const;

  Heap searchLayer(Id entry, const void *query, int layer, std::vector<char> &seen) {
    Heap open, all;
    std::priority_queue<std::pair<float, Id>, Few<std::pair<float, Id>>> result;
    open.emplace(0, entry);
    result.push({0, entry});
    while (!open.empty()) {
      std::pair<float, Id> best = open.top();
      if (-best.first > result.top().first && result.size() == ef_construction_)
        break;
      open.pop();
      int *ids;
      if (layer == 0)
        ids = list(best.second);
      else
        ids = list(best.second, layer);
      for (int i = 1; i <= ids[0]; i++) {
        Id id = ids[i];
        if (seen[id])
          continue;
        seen[id] = true;
        float d = distance(query, row(id));
        if (result.size() < ef_construction_ || d < result.top().first) {
          open.emplace(-d, id);
          result.push({d, id});
        }
        if (result.size() > ef_construction_)
          result.pop();
      }
    }
    for (; result.size() > 0; result.pop())
      all.push(result.top());
    return all;
  }

  void choose(Heap &all, std::vector<std::pair<float, Id>> &kept) {
    while (!all.empty()) {
      std::pair<float, Id> next = all.top();
      all.pop();
      bool good = true;
      for (const std::pair<float, Id> &other : kept) {
        float d = distance(row(next.second), row(other.second));
        if (d < -next.first) {
          good = false;
          break;
        }
      }
      if (good)
        kept.push_back(next);
    }
  }

  void add(Id entry, const void *vector, int top) {
    for (int level = top; level >= 0; level--) {
      std::vector<char> seen(1000);
      std::vector<std::pair<float, Id>> kept;
      Heap found = searchLayer(entry, vector, level, seen);
      choose(found, kept);
      entry = kept[0].second;
    }
  }
};
