// A heap's sift-down has a loop, an element and a comparison, and is no
// search.
// RUN: %prepare
// RUN: %scan -- %flags > %t/sites
// RUN: not grep -E ": [a-z-]+ in " %t/sites
// RUN: %refuses-prefetch --allow-empty
// CHECK-NOT: {{.}}
#include "ann.h"

void siftDown(float *Keys, int *Ids, int At, int Size) {
  for (int Child = 2 * At + 1; Child < Size; Child = 2 * At + 1) {
    if (Child + 1 < Size && Keys[Child + 1] < Keys[Child])
      ++Child;
    if (Keys[At] <= Keys[Child])
      break;
    float Key = Keys[At];
    Keys[At] = Keys[Child];
    Keys[Child] = Key;
    int Id = Ids[At];
    Ids[At] = Ids[Child];
    Ids[Child] = Id;
    At = Child;
  }
}
