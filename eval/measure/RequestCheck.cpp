//===- RequestCheck.cpp - what a worker reads, looked at first --*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/measure/RequestCheck.h"

#include <algorithm>
#include <cstring>

namespace crinn::eval {

namespace {

/// Rows and dimensions beyond this are no data set; so many floats fit in 64
/// bits.
constexpr uint64_t Most = uint64_t(1) << 30;

template <size_t N> bool ends(const char (&Text)[N]) {
  return std::memchr(Text, 0, N) != nullptr;
}

} // namespace

bool RequestCheck::holds(uint64_t Offset, uint64_t Rows, uint64_t RowBytes,
                         uint64_t Align) const {
  if (Rows == 0 || RowBytes == 0)
    return true;
  if (Offset < DataOffset || Offset > Bytes || Offset % Align != 0)
    return false;
  return RowBytes <= (Bytes - Offset) / Rows;
}

const char *RequestCheck::problem(const Request &R) {
  if (R.N > Most || R.D > Most)
    return "more rows or dimensions than there can be";
  switch (R.What) {
  case Command::Hello:
  case Command::SetThreads:
    return nullptr;
  case Command::Build:
  case Command::Load:
    if (!ends(R.Path) || !ends(R.Params))
      return "a text has no end";
    D = R.D;
    return nullptr;
  case Command::Save:
    return ends(R.Path) ? nullptr : "a text has no end";
  case Command::Remove:
    return holds(R.IdOffset, R.Count, 4, 4) ? nullptr : "ids not in the data";
  case Command::Search:
  case Command::SearchBatch:
  case Command::SearchFiltered:
  case Command::Insert:
  case Command::CountDistances:
    break;
  default:
    return "unknown command";
  }
  if (R.D != D)
    return "another dimension than the index has";
  if (!holds(R.QueryOffset, R.Count, R.D * 4, 4))
    return "queries not in the data";
  if (R.What == Command::Insert)
    return holds(R.IdOffset, R.Count, 4, 4) ? nullptr : "ids not in the data";
  if (R.What == Command::CountDistances)
    return holds(R.CountOffset, R.Count, 8, 8) ? nullptr
                                               : "counts not in the data";
  if (!holds(R.IdOffset, R.Count, uint64_t(R.K) * 4, 4) ||
      !holds(R.DistanceOffset, R.Count, uint64_t(R.K) * 4, 4) ||
      !holds(R.FoundOffset, R.Count, 4, 4))
    return "answers not in the data";
  return nullptr;
}

std::string textOf(const Request &R) {
  char Copy[sizeof(R.Text)];
  std::memcpy(Copy, R.Text, sizeof(Copy));
  std::string Out(Copy, std::find(Copy, Copy + 200, '\0'));
  for (char &C : Out)
    if (C < 0x20 || C >= 0x7f)
      C = ' ';
  return Out;
}

} // namespace crinn::eval
