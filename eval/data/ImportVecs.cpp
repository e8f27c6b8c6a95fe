//===- ImportVecs.cpp - a data set from fvecs or bvecs files ----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/ImportVecs.h"
#include "eval/data/Vecs.h"

#include <fmt/format.h>

#include <optional>

namespace crinn::eval {

namespace {

constexpr size_t BlockValues = 4 << 20; // 16 MiB

Result<VecsReader> openKnown(const std::string &Path, bool Ids) {
  Result<VecsKind> Kind = vecsKind(Path);
  if (!Kind)
    return Kind.takeError();
  if ((*Kind == VecsKind::Int) != Ids)
    return Error{Errc::Usage,
                 fmt::format("{}: {}", Path,
                             Ids ? "neighbours come as .ivecs; name base, "
                                   "queries, neighbours in this order"
                                 : "vectors come as .fvecs or .bvecs; name "
                                   "base, queries, neighbours in this order"),
                 ""};
  return VecsReader::open(Path, *Kind);
}

template <typename T, typename F>
Status each(VecsReader &R, const Context &Ctx, const char *Phase, F Use) {
  size_t Step = std::max<size_t>(1, BlockValues / R.cols());
  std::vector<T> Block;
  for (size_t Done = 0; Done < R.rows(); Done += Step) {
    if (Ctx.cancelled())
      return Error{Errc::Interrupted, "interrupted", ""};
    Ctx.progress(Phase, Done, R.rows());
    Block.clear();
    Result<size_t> Got = R.read(Step, Block);
    if (!Got)
      return Got.takeError();
    if (Status S = Use(Block); !S)
      return S;
  }
  return success();
}

} // namespace

Status importVecs(const VecsFiles &F, const std::string &Out,
                  const Context &Ctx) {
  Result<VecsReader> Base = openKnown(F.Base, false);
  if (!Base)
    return Base.takeError();
  Result<VecsReader> Query = openKnown(F.Query, false);
  if (!Query)
    return Query.takeError();
  if (Base->cols() != Query->cols())
    return Error{Errc::Input,
                 fmt::format("{} has {} dimensions but {} has {}; name files "
                             "of one set",
                             F.Base, Base->cols(), F.Query, Query->cols()),
                 ""};
  std::optional<VecsReader> Truth;
  if (!F.Truth.empty()) {
    Result<VecsReader> T = openKnown(F.Truth, true);
    if (!T)
      return T.takeError();
    if (T->rows() != Query->rows())
      return Error{Errc::Input,
                   fmt::format("{} has {} rows but {} has {}; name files of "
                               "one set, or leave it out",
                               F.Truth, T->rows(), F.Query, Query->rows()),
                   ""};
    Truth.emplace(std::move(*T));
  }
  auto W = FlatWriter::create(Out, {F.Distance, Base->rows(), Query->rows(),
                                    Base->cols(), Truth ? Truth->cols() : 0});
  if (!W)
    return W.takeError();
  auto Copy = [&](const auto &B) { return W->add(B.data(), B.size()); };
  if (Status S = each<float>(*Base, Ctx, "import base", Copy); !S)
    return S;
  if (Status S = each<float>(*Query, Ctx, "import queries", Copy); !S)
    return S;
  if (Truth) {
    auto Check = [&](const std::vector<int32_t> &B) {
      for (int32_t I : B)
        if (I < 0 || static_cast<size_t>(I) >= Base->rows())
          return Status(Error{
              Errc::Input,
              fmt::format("{}: neighbour {} where {} has {} rows; it belongs "
                          "to another base, leave it out",
                          F.Truth, I, F.Base, Base->rows()),
              ""});
      return W->add(B.data(), B.size());
    };
    if (Status S = each<int32_t>(*Truth, Ctx, "import neighbours", Check); !S)
      return S;
  }
  return W->finish();
}

} // namespace crinn::eval
