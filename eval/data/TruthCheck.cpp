//===- TruthCheck.cpp - are these the neighbours? ---------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/TruthCheck.h"
#include "eval/data/GroundTruth.h"
#include "eval/measure/Recall.h"
#include "eval/support/Files.h"
#include "eval/support/Hash.h"
#include "eval/support/Random.h"

#include <fmt/format.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <filesystem>
#include <numeric>

namespace crinn::eval {

namespace {

constexpr size_t Looked = 100;
constexpr uint64_t Seed = 1;

double norm(const float *A, size_t D) {
  return std::sqrt(-distance(Metric::InnerProduct, A, A, D));
}

/// The key that a search in single precision would rank by: the square of the
/// distance, or minus the inner product; with the bound of its error.
struct Key {
  double Value = -HUGE_VAL, Error = 0;
};

/// The largest key of \p Count rows.
Key farthest(const Dataset &D, size_t Query, const uint32_t *Rows,
             size_t Count) {
  const size_t Cols = D.Base.Cols;
  const float *Q = D.Queries.row(Query);
  const double QNorm = norm(Q, Cols);
  Key Out;
  for (size_t I = 0; I < Count; ++I) {
    const float *B = D.Base.row(Rows[I]);
    const double Far = distance(D.Distance, Q, B, Cols);
    const double Norm = norm(B, Cols);
    const bool L2 = D.Distance == Metric::L2;
    Out.Value = std::max(Out.Value, L2 ? Far * Far : Far);
    // As in GroundTruth.cpp: of the dot product, both norms and their sum.
    const double Terms = L2 ? (QNorm + Norm) * (QNorm + Norm) : QNorm * Norm;
    Out.Error =
        std::max(Out.Error, double(FLT_EPSILON) * (double(Cols) + 2) * Terms);
  }
  return Out;
}

double shown(Metric M, const Key &K) {
  return M == Metric::L2 ? std::sqrt(K.Value) : -K.Value;
}

/// Numbers of the queries to look at.
std::vector<uint32_t> drawn(size_t Queries) {
  std::vector<uint32_t> Which(Queries);
  std::iota(Which.begin(), Which.end(), 0u);
  Random(Seed).shuffle(Which);
  Which.resize(std::min(Looked, Queries));
  return Which;
}

std::string memory(const Dataset &D, const Context &Ctx) {
  Sha256 H;
  H.add(D.Hash).add(D.Truth.data(), D.Truth.size() * sizeof(uint32_t));
  return fmt::format("{}/truth/{}.checked", Ctx.CacheDir, H.hex());
}

} // namespace

Status checkTruth(const Dataset &D, const std::string &Path,
                  const Context &Ctx) {
  const std::string Known = memory(D, Ctx);
  std::error_code Ec;
  if (std::filesystem::is_regular_file(Known, Ec))
    return success();
  const std::vector<uint32_t> Which = drawn(D.Queries.Rows);
  Matrix Queries = {Which.size(), D.Queries.Cols, {}};
  for (uint32_t Q : Which)
    Queries.Data.insert(Queries.Data.end(), D.Queries.row(Q),
                        D.Queries.row(Q) + D.Queries.Cols);
  const size_t K = std::min(D.TruthK, D.Base.Rows);
  auto Exact = exactNeighbors(D.Distance, D.Base, Queries, K, Ctx);
  if (!Exact)
    return Exact.takeError();
  size_t Wrong = 0;
  std::string First;
  for (size_t I = 0; I < Which.size(); ++I) {
    const uint32_t *Given = D.Truth.data() + Which[I] * D.TruthK;
    for (size_t Count : {std::min<size_t>(TimedK, K), K}) {
      const Key Is = farthest(D, Which[I], Given, Count);
      const Key Should = farthest(D, Which[I], Exact->data() + I * K, Count);
      if (std::fabs(Is.Value - Should.Value) <= Is.Error + Should.Error)
        continue;
      ++Wrong;
      if (First.empty())
        First =
            fmt::format("the first {} of query {} reach to {} {:.6g}, the "
                        "exact ones to {:.6g}",
                        Count, Which[I],
                        D.Distance == Metric::L2 ? "distance" : "inner product",
                        shown(D.Distance, Is), shown(D.Distance, Should));
      break;
    }
  }
  if (Wrong)
    return Error{Errc::Input,
                 fmt::format("{}: its neighbours are not those of its base "
                             "({}; wrong for {} of {} queries looked at); get "
                             "all of one set, or leave the neighbours out: "
                             "they are computed then",
                             Path, First, Wrong, Which.size()),
                 ""};
  // A cache of somebody else's, read only: it is looked at again then.
  (void)bool(writeFile(Known, ""));
  return success();
}

} // namespace crinn::eval
