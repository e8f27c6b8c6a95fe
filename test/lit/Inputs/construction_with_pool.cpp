// An index whose search of construction has a sorted pool.
#include "hnsw.h"

struct Pool {
  Pool(int rows, int width, int room) : width(width), data(room + 1), seen(rows) {}
  bool insert(Id id, float d) {
    if (size == width && data[size - 1].first <= d)
      return false;
    int at = size;
    for (; at > 0 && data[at - 1].first > d; at--)
      data[at] = data[at - 1];
    data[at] = {d, id};
    size += size < width;
    next = at < next ? at : next;
    return true;
  }
  bool has_next() const { return next < size && next < width; }
  Id pop() { return data[next++].second; }
  int width, size = 0, next = 0;
  std::vector<std::pair<float, Id>> data;
  std::vector<char> seen;
};

struct Index {
  size_t ef_construction_ = 200;
  int *list(Id id) const;
  int *list(Id id, int level) const;
  const float *row(Id id) const;

  Heap searchLayer(Id entry, const void *query, int layer) {
    Pool pool(1000, ef_construction_, ef_construction_);
    pool.insert(entry, 0);
    pool.seen[entry] = true;
    while (pool.has_next()) {
      Id node = pool.pop();
      int *ids = layer == 0 ? list(node) : list(node, layer);
      for (int i = 1; i <= ids[0]; i++) {
        Id id = ids[i];
        if (pool.seen[id])
          continue;
        pool.seen[id] = true;
        pool.insert(id, distance(query, row(id)));
      }
    }
    Heap result;
    for (int i = 0; i < pool.size; i++)
      result.emplace(pool.data[i].first, pool.data[i].second);
    return result;
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
      std::vector<std::pair<float, Id>> kept;
      Heap found = searchLayer(entry, vector, level);
      choose(found, kept);
      entry = kept[0].second;
    }
  }
};
