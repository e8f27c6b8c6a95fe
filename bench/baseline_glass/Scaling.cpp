//===- Scaling.cpp - what more rows and a second thread cost --------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// usage: bench-glass-scaling DATASET [most rows]
///
/// Builds baseline_glass over the first 10,000 rows, then some three times as
/// many again and again, with one thread and with two, and asks all queries at
/// ef 64. Printed, all as ratios: CPU time of the build per row, and divided by
/// the logarithm of the rows, beside those of the first line; how much sooner
/// two threads are done, and the CPU time they take beside one; the same of
/// answers. Then the exponent b of the fit CPU = c rows^b, beside that of rows
/// times their logarithm. One run of each: no intervals. Both builds are saved,
/// and the first digits of the SHA-256 that they have in common end the line;
/// where they have none in common the program fails.
///
//===----------------------------------------------------------------------===//

#include "baseline_glass/index.h"
#include "eval/data/Dataset.h"
#include "eval/support/Hash.h"
#include "eval/support/TempDir.h"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

namespace eval = crinn::eval;

namespace {

constexpr size_t FirstRows = 10000, K = 10, Ef = 64;

struct Cost {
  double Cpu = 0, Wall = 0;
};

template <typename Fn> Cost costOf(Fn Do) {
  const auto Wall = std::chrono::steady_clock::now();
  const std::clock_t Cpu = std::clock(); // of all threads
  Do();
  const auto End = std::chrono::steady_clock::now();
  return {double(std::clock() - Cpu) / CLOCKS_PER_SEC,
          std::chrono::duration<double>(End - Wall).count()};
}

[[noreturn]] void fail(const std::string &Message, int Code) {
  std::fprintf(stderr, "bench-glass-scaling: %s\n", Message.c_str());
  std::exit(Code);
}

/// What one size costs, with one thread and with two.
struct Size {
  size_t Rows;
  Cost Build[2], Answers[2];
  std::string Hash; ///< of the index as saved
};

std::string savedHash(const glass::Index &I) {
  auto Dir = eval::TempDir::create();
  if (!Dir)
    fail(Dir.error().Message, 7);
  const std::string Path = Dir->path() + "/index";
  if (auto Saved = I.save(Path); !Saved)
    fail(Saved.error().Message, 7);
  auto Hash = eval::sha256File(Path);
  if (!Hash)
    fail(Hash.error().Message, 7);
  return *Hash;
}

Cost answer(const glass::Index &I, const eval::Matrix &Queries, int Threads) {
  std::vector<int32_t> Ids(Queries.Rows * K);
  std::vector<float> Distances(Ids.size());
  std::vector<size_t> Found(Queries.Rows);
  return costOf([&] {
    if (auto Done = I.searchBatch(Queries.row(0), Queries.Rows, K, Ef, Threads,
                                  Ids.data(), Distances.data(), Found.data());
        !Done)
      fail(Done.error().Message, 6);
  });
}

Size measure(const eval::Dataset &D, size_t Rows) {
  Size Out{Rows, {}, {}, ""};
  for (int Threads : {1, 2}) {
    glass::IndexParams P;
    P.Graph.Threads = Threads;
    if (D.Distance == eval::Metric::InnerProduct)
      P.DistanceMetric = glass::Metric::InnerProduct;
    std::unique_ptr<glass::Index> I;
    Out.Build[Threads - 1] = costOf([&] {
      auto Made = glass::Index::build(D.Base.row(0), Rows, D.Base.Cols, P);
      if (!Made)
        fail(Made.error().Message, 6);
      I = std::move(*Made);
    });
    const std::string Hash = savedHash(*I);
    if (!Out.Hash.empty() && Hash != Out.Hash)
      fail("one thread and two build other indexes", 1);
    Out.Hash = Hash;
    answer(*I, D.Queries, Threads); // warms up
    Out.Answers[Threads - 1] = answer(*I, D.Queries, Threads);
  }
  return Out;
}

/// The slope of Y over X, least squares.
double slope(const std::vector<double> &X, const std::vector<double> &Y) {
  double MeanX = 0, MeanY = 0, Products = 0, Squares = 0;
  for (size_t I = 0; I < X.size(); ++I) {
    MeanX += X[I] / double(X.size());
    MeanY += Y[I] / double(X.size());
  }
  for (size_t I = 0; I < X.size(); ++I) {
    Products += (X[I] - MeanX) * (Y[I] - MeanY);
    Squares += (X[I] - MeanX) * (X[I] - MeanX);
  }
  return Products / Squares;
}

void print(const Size &S, const Size &First) {
  auto PerRow = [](const Size &T) { return T.Build[0].Cpu / double(T.Rows); };
  const double Dearer = PerRow(S) / PerRow(First);
  const double Logs = std::log(double(S.Rows)) / std::log(double(First.Rows));
  std::printf("| %7zu | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.12s |\n",
              S.Rows, Dearer, Dearer / Logs, S.Build[0].Wall / S.Build[1].Wall,
              S.Build[1].Cpu / S.Build[0].Cpu,
              S.Answers[0].Wall / S.Answers[1].Wall,
              S.Answers[1].Cpu / S.Answers[0].Cpu, S.Hash.c_str());
  std::fflush(stdout);
}

} // namespace

int main(int Argc, char **Argv) {
  const size_t Asked = Argc > 2 ? std::strtoul(Argv[2], nullptr, 10) : SIZE_MAX;
  if (Argc < 2 || Argc > 3 || Asked < FirstRows) {
    std::fprintf(stderr, "usage: bench-glass-scaling DATASET [most rows]\n");
    return 2;
  }
  eval::Context Ctx;
  if (auto Dir = eval::defaultCacheDir())
    Ctx.CacheDir = *Dir;
  const auto D = eval::openDataset(Argv[1], Ctx);
  if (!D)
    fail(D.error().Message, eval::exitCode(D.error().Code));
  const size_t Most = std::min((*D)->Base.Rows, Asked);
  std::printf(
      "%s, %zu dimensions, SQ8, R 32, ef_construction 200\n\n"
      "| rows | build CPU per row | per row and log | build, 2 threads "
      "| CPU, 2 threads | answers, 2 threads | CPU, 2 threads | index |\n"
      "|---|---|---|---|---|---|---|---|\n",
      (*D)->Name.c_str(), (*D)->Base.Cols);
  std::vector<Size> Sizes;
  std::vector<double> Rows, Cpu, Logs;
  // 10,000, 30,000, 100,000, 300,000, ...
  for (size_t N = FirstRows; N <= Most;
       N = Sizes.size() % 2 ? 3 * N : 10 * N / 3) {
    Sizes.push_back(measure(**D, N));
    print(Sizes.back(), Sizes.front());
    Rows.push_back(std::log(double(N)));
    Cpu.push_back(std::log(Sizes.back().Build[0].Cpu));
    Logs.push_back(std::log(double(N) * std::log(double(N))));
  }
  if (Rows.size() > 1)
    std::printf("\nbuild CPU = c rows^%.3f; rows log(rows) would be ^%.3f\n",
                slope(Rows, Cpu), slope(Rows, Logs));
}
