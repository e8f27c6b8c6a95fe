// Below an OpenMP directive; ids and distances in two arrays; a second condition.
// RUN: %prepare
// RUN: %scan --json -- %flags -fopenmp | %python %inputs/roles.py prune | FileCheck %s
// CHECK:      prune in choose
// CHECK-NEXT:   current: id
// CHECK-NEXT:   distance: distance(id, other)
// CHECK-NEXT:   expand: for (int k = 0; k < kept.size(); ++k)
// CHECK-NEXT:   filter: ownOfOther > 0 && d < own
// CHECK:        insert: kept.push_back(id)
// CHECK:      end
#include "lists.h"

float chance();

template <class D>
void choose(int **ids, float **owns, int n, int m, D &distance) {
#pragma omp parallel for
  for (int i = 0; i < n; ++i) {
    List<int> kept;
    List<float> ownsOfKept;
    for (int j = 1; j < m; ++j) {
      int id = ids[i][j];
      float own = owns[i][j];
      bool add = true;
      for (int k = 0; k < kept.size(); ++k) {
        int other = kept[k];
        float ownOfOther = ownsOfKept[k];
        float d = distance(id, other);
        if (ownOfOther > 0 && d < own) {
          if (chance() < 0.5f) {
            add = false;
            break;
          }
        }
      }
      if (add) {
        kept.push_back(id);
        ownsOfKept.push_back(own);
      }
    }
  }
}
