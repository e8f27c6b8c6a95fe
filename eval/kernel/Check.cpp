//===- Check.cpp - is a kernel right? ---------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The kernel runs in the worker, the reference here: a kernel cannot see what
/// is expected of it. Two queries go in one batch and in the same place, twice
/// each: an answer that was remembered by address, or that depends on the call
/// before, is another query's.
///
/// The nearest of a scan are compared as well, by their true distances: an
/// order within TieTolerance is a tie. This is finer than the tolerance of one
/// output, since a search depends on the order of what is near. Every second
/// row is close to the one before it, or equal, so that the order is tried.
///
//===----------------------------------------------------------------------===//

#include "eval/kernel/Check.h"
#include "eval/support/Files.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

namespace crinn::eval {

namespace {

constexpr double TieTolerance = 1e-5;
constexpr size_t ScanRows = 1000;
/// How much larger every second row of floats is: five ties.
constexpr float Scaled = 1 + 5e-5f;
/// An element, and one that is not a multiple of any vector.
constexpr uint32_t AtEnd = 1, AtBegin = 2, OddElement = 3 + 1,
                   PrimeElement = 3 + 13;
/// Seconds for a call that takes microseconds, on a machine that does other
/// work.
constexpr double CallTimeout = 10;

const char *placeName(uint32_t Place) {
  return Place == AtEnd     ? "at the end of a page"
         : Place == AtBegin ? "at the beginning of a page"
                            : "at an address aligned to its element alone";
}

struct Checker {
  const Kind &K;
  const Context &Ctx;
  std::string Library;
  Finding F;

  /// One batch; true if everything agrees.
  Result<bool> calls(Worker &W, const Shape &S, Distribution Which,
                     const Matrix &Queries, const Matrix &Rows, size_t Count,
                     uint32_t Place);
  bool nearestAgree(const Shape &S, const Matrix &Queries, const Matrix &Rows,
                    const Answers &A);
  Result<bool> shape(const Shape &S, bool Scans, uint64_t Seed);
  bool found(std::string Reason, std::string Detail) {
    F.Reason = std::move(Reason);
    F.Detail = std::move(Detail);
    return false;
  }
};

Result<bool> Checker::calls(Worker &W, const Shape &S, Distribution Which,
                            const Matrix &Queries, const Matrix &Rows,
                            size_t Count, uint32_t Place) {
  std::vector<uint32_t> Order = {0};
  if (Queries.Rows > 1)
    Order = {0, 1, 0, 1};
  const size_t Outputs = S.outputs(Count);
  std::string Where =
      fmt::format("{} {}, {}, {} rows, operands {}", K.Name, S.name(),
                  name(Which), Count, placeName(Place));
  Answers A;
  auto T = W.search(Queries, Order, uint32_t(Outputs), Place, Place, A);
  if (!T) {
    if (T.error().Code != Errc::Worker)
      return T.takeError();
    F = workerFinding(T.error());
    F.Detail = Where + ": " + F.Detail;
    return false;
  }
  for (size_t C = 0; C < Order.size(); ++C) {
    if (A.Found[C] != int32_t(Outputs))
      return found("wrote-outside",
                   Where + ": bytes beside the output were changed");
    for (size_t I = 0; I < Outputs; ++I) {
      ++F.Checked;
      if (!outputAgrees(K, S, Queries.row(Order[C]), Rows.Data.data(), I,
                        A.Distances[C * Outputs + I], F)) {
        F.Detail = Where + ": " + F.Detail;
        return false;
      }
    }
  }
  return true;
}

bool Checker::nearestAgree(const Shape &S, const Matrix &Queries,
                           const Matrix &Rows, const Answers &A) {
  const double Sign = K.Product ? -1 : 1;
  std::vector<Expected> True;
  for (size_t I = 0; I < ScanRows; ++I)
    True.push_back(expected(K, S, Queries.row(0), Rows.Data.data(), I));
  auto ranked = [](auto Value) {
    std::vector<size_t> Ids(ScanRows);
    std::iota(Ids.begin(), Ids.end(), size_t(0));
    std::sort(Ids.begin(), Ids.end(),
              [&](size_t X, size_t Y) { return Value(X) < Value(Y); });
    return Ids;
  };
  const auto Right = ranked([&](size_t I) { return Sign * True[I].Value; });
  const auto Got =
      ranked([&](size_t I) { return Sign * decoded(K, A.Distances[I]); });
  for (size_t Nearest : {1, 10, 100})
    for (size_t J = 0; J < Nearest; ++J) {
      const Expected &X = True[Got[J]], &Last = True[Right[Nearest - 1]];
      double Tie =
          K.isExact() ? 0 : TieTolerance * std::max(X.Terms, Last.Terms);
      if (Sign * (X.Value - Last.Value) > Tie)
        return found("top-k",
                     fmt::format("row {} is among its nearest {} and has "
                                 "{:.9g}; the last of the true ones has {:.9g}",
                                 Got[J], Nearest, X.Value, Last.Value));
    }
  return true;
}

/// Makes every second row a scaled copy of the one before; of bytes a copy.
void addTies(const Kind &K, size_t D, Matrix &Rows) {
  const size_t Bytes = D * K.elementBytes();
  auto *Data = reinterpret_cast<char *>(Rows.Data.data());
  for (size_t I = 1; I < ScanRows; I += 2) {
    std::memcpy(Data + I * Bytes, Data + (I - 1) * Bytes, Bytes);
    for (size_t T = 0; T < D && !K.isExact(); ++T)
      Rows.Data[I * D + T] *= Scaled;
  }
}

Result<bool> Checker::shape(const Shape &S, bool Scans, uint64_t Seed) {
  std::vector<size_t> Counts = {0, 1, 2, 3, 5, 8, 16, 33};
  if (S.M)
    Counts = {S.Ksub};
  const size_t Most = S.outputs(Scans && !S.M ? ScanRows : Counts.back());
  auto W = Worker::start(
      kernelWorker(K, S, Library, "kernel", /*Calls=*/4, Most), Ctx);
  if (!W) {
    if (W.error().Code != Errc::Worker)
      return W.takeError();
    F = workerFinding(W.error());
    return false;
  }
  for (Distribution Which : checkedDistributions(K)) {
    if (Ctx.cancelled())
      return Error{Errc::Interrupted, "interrupted", ""};
    Source Vectors(K, S, Which, ++Seed);
    const Matrix Queries = Vectors.queries(2);
    const Matrix Rows = Vectors.rows(Counts.back());
    if (auto T = (*W)->build(Rows); !T)
      return T.takeError();
    for (size_t Count : Counts)
      for (uint32_t Place : {AtEnd, AtBegin, OddElement, PrimeElement}) {
        auto Ok = calls(**W, S, Which, Queries, Rows, Count, Place);
        if (!Ok || !*Ok)
          return Ok;
      }
    if (!Scans || S.M || Which == Distribution::NonFinite)
      continue;
    const Matrix Query = Vectors.queries(1);
    Matrix Many = Vectors.rows(ScanRows);
    addTies(K, S.D, Many);
    if (auto T = (*W)->build(Many); !T)
      return T.takeError();
    auto Ok = calls(**W, S, Which, Query, Many, ScanRows, AtEnd);
    if (!Ok || !*Ok)
      return Ok;
    Answers A;
    auto T = (*W)->search(Query, {0}, ScanRows, AtEnd, Seed, A);
    if (!T)
      return T.takeError();
    if (!nearestAgree(S, Query, Many, A)) {
      F.Detail = fmt::format("{} {}, {}, {} rows: {}", K.Name, S.name(),
                             name(Which), ScanRows, F.Detail);
      return false;
    }
  }
  return true;
}

} // namespace

WorkerSpec kernelWorker(const Kind &K, const Shape &S,
                        const std::string &Library, const std::string &Label,
                        size_t Calls, size_t Outputs) {
  WorkerSpec W;
  W.Library = Library;
  W.Label = Label;
  W.Dim = floatsOf(K, S.D);
  W.Params = fmt::format(R"({{"d":{},"m":{},"ksub":{},"outputs":{}}})", S.D,
                         S.M, S.Ksub, Outputs);
  W.MaxQueries = Calls;
  W.MaxK = Outputs;
  W.SearchTimeout = CallTimeout;
  return W;
}

Finding workerFinding(const Error &E) {
  auto Says = [&](const char *Text) {
    return E.Message.find(Text) != std::string::npos;
  };
  // The adapter's words, and WorkerProcess's.
  return {Says("out of bounds: ") ? "out-of-bounds"
          : Says("hung")          ? "hang"
                                  : "crash",
          E.Message};
}

Result<Finding> checkKernel(const Kind &K, const Build &B, uint64_t Seed,
                            const Context &Ctx) {
  Result<TempDir> Dir = TempDir::create();
  if (!Dir)
    return Dir.takeError();
  Checker C{K, Ctx, Dir->path() + "/kernel.so", {}};
  if (Status S = linkShared(B, C.Library, 0); !S)
    return S.takeError();
  const size_t Judged = judgedShapes(K).size();
  std::vector<Shape> Shapes = judgedShapes(K);
  for (const Shape &S : edgeShapes(K))
    Shapes.push_back(S);
  Random R(Seed);
  for (int I = 0; I < 4; ++I)
    Shapes.push_back(drawnShape(K, R));
  for (size_t I = 0; I < Shapes.size(); ++I) {
    Ctx.progress("check", I, Shapes.size());
    Result<bool> Ok = C.shape(Shapes[I], I < Judged, R.next());
    if (!Ok)
      return Ok.takeError();
    if (!*Ok)
      break;
  }
  return C.F;
}

} // namespace crinn::eval
