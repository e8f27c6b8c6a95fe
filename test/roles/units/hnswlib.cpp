// Instantiates the search and the construction of hnswlib.
#include "hnswlib/hnswlib.h"

int main() {
  hnswlib::L2Space Space(4);
  hnswlib::HierarchicalNSW<float> Index(&Space, 10);
  float Point[4] = {};
  Index.addPoint(Point, 0);
  return Index.searchKnn(Point, 1).size() == 1 ? 0 : 1;
}
