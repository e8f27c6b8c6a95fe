// Answers of indices over random rows, to compare two copies of hnswlib:
//   hnswlib_rows save DIR: builds the indices, saves them in DIR
//   hnswlib_rows load DIR: takes them from there
// Both print the ids and the bits of the distances that searches find, once more
// after the index has grown.
#include "hnswlib/hnswlib.h"

#include <cstdio>
#include <cstring>
#include <random>
#include <string>
#include <vector>

static std::vector<float> rows(size_t Count, size_t Dim, unsigned Seed) {
  std::mt19937 Random(Seed);
  std::vector<float> Out(Count * Dim);
  for (float &X : Out)
    X = Random() / 4294967296.0f;
  return Out;
}

static void search(const hnswlib::HierarchicalNSW<float> &Index, size_t Dim) {
  std::vector<float> Queries = rows(50, Dim, 7);
  for (size_t I = 0; I < 50; ++I) {
    auto Found = Index.searchKnn(&Queries[I * Dim], 10);
    for (; !Found.empty(); Found.pop()) {
      unsigned Bits;
      memcpy(&Bits, &Found.top().first, sizeof(Bits));
      printf("%zu:%08x ", (size_t)Found.top().second, Bits);
    }
    printf("\n");
  }
}

int main(int Argc, char **Argv) {
  if (Argc != 3)
    return 1;
  for (size_t Dim : {16, 25, 128}) {
    hnswlib::L2Space Space(Dim);
    std::vector<float> Base = rows(1000, Dim, 1);
    std::string File = std::string(Argv[2]) + "/" + std::to_string(Dim);
    hnswlib::HierarchicalNSW<float> *Index;
    if (!strcmp(Argv[1], "save")) {
      Index = new hnswlib::HierarchicalNSW<float>(&Space, 800, 16, 100);
      for (size_t I = 0; I < 800; ++I)
        Index->addPoint(&Base[I * Dim], 10000 + I);
      Index->saveIndex(File);
    } else {
      Index = new hnswlib::HierarchicalNSW<float>(&Space, File);
    }
    search(*Index, Dim);
    if (strcmp(Argv[1], "save")) {
      Index->resizeIndex(1000);
      for (size_t I = 800; I < 1000; ++I)
        Index->addPoint(&Base[I * Dim], 10000 + I);
      search(*Index, Dim);
    }
    delete Index;
  }
}
