// Instantiates what a user of hnswlib instantiates.
#include "hnswlib/hnswlib.h"

int main() {
  hnswlib::L2Space Space(4);
  hnswlib::HierarchicalNSW<float> Index(&Space, 10);
  float Row[4] = {1, 2, 3, 4};
  Index.addPoint(Row, 0);
  Index.addPoint(Row, 1);
  return Index.searchKnn(Row, 1).size() == 1 ? 0 : 1;
}
