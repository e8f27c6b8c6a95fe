// A search whose pool is an array of its own, filled by free functions.
#include "ann.h"
#include <algorithm>
#include <cstring>
#include <vector>

struct Neighbor {
  int id;
  float distance;
  bool operator>(const Neighbor &other) const { return distance > other.distance; }
};

inline int PlaceOf(const Neighbor *Pool, int Size, const Neighbor &Next) {
  int Low = 0, High = Size;
  while (Low < High) {
    int Mid = (Low + High) / 2;
    if (Pool[Mid] > Next)
      High = Mid;
    else
      Low = Mid + 1;
  }
  return Low;
}

static int InsertInto(Neighbor *Array, int Count, const Neighbor &New) {
  int Place = PlaceOf(Array, Count, New);
  memmove(Array + Place + 1, Array + Place, (Count - Place) * sizeof(Neighbor));
  Array[Place] = New;
  return Place;
}

void search(Graph &graph, Visited &visited, const float *base, const float *query, int ef, int entry) {
  std::vector<Neighbor> pool(ef + 1);
  int size = 0, k = 0;
  pool[size++] = {entry, distanceTo(query, base + entry)};
  while (k < size) {
    int next = size, node = pool[k].id;
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (!visited.insert(id))
        continue;
      float d = distanceTo(query, base + id);
      if (size == ef && d >= pool[size - 1].distance)
        continue;
      Neighbor found = {id, d};
      int at = InsertInto(pool.data(), size, found);
      if (size < ef)
        ++size;
      if (at < next)
        next = at;
    }
    if (next <= k)
      k = next;
    else
      ++k;
  }
}
