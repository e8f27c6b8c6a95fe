// A class that is chosen while the program runs.
// RUN: %prepare
// RUN: %refuses-visited-representation
// CHECK: refused: AnySet has virtual functions: the class is chosen while the program runs
#include "ann.h"
#include <unordered_set>
struct AnySet {
  virtual ~AnySet() = default;
  virtual bool get(int id) const = 0;
  virtual void set(int id) = 0;
};
struct HashSet : AnySet {
  std::unordered_set<int> ids;
  bool get(int id) const override { return ids.count(id) != 0; }
  void set(int id) override { ids.insert(id); }
};
void search(Pool &pool, Graph &graph, AnySet &visited, const float *base, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.get(id))
        continue;
      visited.set(id);
      pool.insert(id, distanceTo(query, base + id));
    }
  }
}
