// Builds or loads an hnswlib index and writes what it answers, as text: one line
// per ef and query. The same source is compiled with the headers as Debian ships
// them and with what `crinn-rewrite apply` made of them.
//
//   answers build  VECTORS COUNT THREADS INDEX
//   answers search QUERIES COUNT INDEX OUT
//
// VECTORS and QUERIES: COUNT x 784 bytes.
#include "hnswlib/hnswlib.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

static constexpr size_t Dim = 784;

static std::vector<float> read(const char *Path, size_t Count) {
  std::ifstream In(Path, std::ios::binary);
  std::vector<unsigned char> Bytes(Count * Dim);
  if (!In.read(reinterpret_cast<char *>(Bytes.data()), Bytes.size())) {
    std::fprintf(stderr, "%s: shorter than %zu vectors\n", Path, Count);
    std::exit(2);
  }
  return {Bytes.begin(), Bytes.end()};
}

static void build(const char *Vectors, size_t Count, size_t Threads,
                  const char *Index) {
  std::vector<float> Data = read(Vectors, Count);
  hnswlib::L2Space Space(Dim);
  hnswlib::HierarchicalNSW<float> H(&Space, Count, 16, 100);
  std::atomic<size_t> Next{0};
  std::vector<std::thread> Workers;
  for (size_t T = 0; T < Threads; ++T)
    Workers.emplace_back([&] {
      for (size_t I; (I = Next++) < Count;)
        H.addPoint(Data.data() + I * Dim, I);
    });
  for (std::thread &W : Workers)
    W.join();
  H.saveIndex(Index);
}

static void search(const char *Queries, size_t Count, const char *Index,
                   const char *Out) {
  std::vector<float> Data = read(Queries, Count);
  hnswlib::L2Space Space(Dim);
  hnswlib::HierarchicalNSW<float> H(&Space, std::string(Index));
  std::FILE *File = std::fopen(Out, "w");
  for (size_t Ef : {10, 11, 16, 24, 32, 48, 64, 100, 200, 400, 800}) {
    H.setEf(Ef);
    for (size_t Q = 0; Q < Count; ++Q) {
      auto Best = H.searchKnn(Data.data() + Q * Dim, 10);
      std::fprintf(File, "%zu %zu", Ef, Q);
      for (; !Best.empty(); Best.pop())
        std::fprintf(File, " %zu:%a", Best.top().second, Best.top().first);
      std::fputc('\n', File);
    }
  }
  if (std::fclose(File) != 0)
    std::exit(2);
}

int main(int Count, char **Args) {
  std::string What = Count == 6 ? Args[1] : "";
  if (What == "build")
    build(Args[2], std::stoul(Args[3]), std::stoul(Args[4]), Args[5]);
  else if (What == "search")
    search(Args[2], std::stoul(Args[3]), Args[4], Args[5]);
  else
    return 2;
}
