// Builds an index of rows in islands, removes all nodes that lead down to others, and
// prints what is found: each search of the lowest layer enters at a removed node.
#include "hnswlib/hnswlib.h"

#include <cstdio>

static unsigned State = 1;
static float next() { return float((State = State * 1664525u + 1013904223u) >> 8) / (1 << 24); }

int main() {
  const int Dim = 8, Count = 3000, Islands = 30;
  std::vector<float> Centres(Islands * Dim), Rows(Count * Dim);
  for (float &C : Centres)
    C = 20 * next();
  for (int I = 0; I < Count * Dim; ++I)
    Rows[I] = Centres[I / Dim % Islands * Dim + I % Dim] + next();
  hnswlib::L2Space Space(Dim);
  hnswlib::HierarchicalNSW<float> Index(&Space, Count, 6, 40, 7);
  for (int I = 0; I < Count; ++I)
    Index.addPoint(&Rows[I * Dim], I);
  for (int I = 0; I < Count; ++I)
    if (Index.element_levels_[I] > 0)
      Index.markDelete(I);
  for (int Ef : {10, 64, 200}) {
    Index.setEf(Ef);
    for (int I = 0; I < 100; ++I) {
      auto Found = Index.searchKnn(&Rows[I * Dim], 5);
      for (; !Found.empty(); Found.pop())
        std::printf("%d ", int(Found.top().second));
      std::printf("\n");
    }
  }
}
