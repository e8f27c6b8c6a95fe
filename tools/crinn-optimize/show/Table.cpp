//===- Table.cpp - the verdicts as a table --------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/show/Table.h"

#include "tools/crinn-optimize/show/Numbers.h"
#include "tools/crinn-optimize/support/Escape.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace crinn::optimize {

using Cells = std::array<std::string, 6>;

/// Wider plans are cut; `result.json` has them whole.
static constexpr size_t WidestLabel = 52;

static std::string pad(const std::string &Text, size_t Width, bool Right) {
  size_t Have = columns(Text);
  std::string Space(Width > Have ? Width - Have : 0, ' ');
  return Right ? Space + Text : Text + Space;
}

static std::string layOut(const std::vector<Cells> &Rows) {
  std::array<size_t, 6> Widths{};
  for (const Cells &Row : Rows)
    for (size_t I = 0; I < Row.size(); ++I)
      Widths[I] = std::max(Widths[I], columns(Row[I]));
  std::string Result;
  for (const Cells &Row : Rows) {
    std::string Line;
    for (size_t I = 0; I < Row.size(); ++I)
      Line += (I ? "  " : "") + pad(Row[I], Widths[I], I == 0 || I >= 4);
    while (!Line.empty() && Line.back() == ' ')
      Line.pop_back();
    Result += Line + "\n";
  }
  return Result;
}

std::string formatTable(const std::vector<Attempt> &Attempts,
                        const std::vector<Confirmation> &Confirmations) {
  std::vector<Cells> Rows = {
      {"#", "change", "verdict", "reason", "gain", "pairs"}};
  for (const Attempt &A : Attempts)
    Rows.push_back({fmt::format("{}", A.Number),
                    shorten(escape(A.Label), WidestLabel), name(A.Outcome),
                    escape(A.Reason),
                    A.Measured ? gainWithInterval(*A.Measured) : "-",
                    A.Measured ? fmt::format("{}", A.Measured->Pairs) : "-"});
  std::string Result = layOut(Rows);
  size_t Kept = 0;
  for (const Confirmation &C : Confirmations)
    if (C.Confirmed) {
      Result +=
          fmt::format("kept #{}: confirmed {} on fresh queries ({} pairs)\n",
                      C.Number, gainWithInterval(C.Measured), C.Measured.Pairs);
      ++Kept;
    }
  if (Kept == 0)
    Result += "nothing was kept\n";
  return Result;
}

static nlohmann::json json(const Score &S) {
  return {{"estimate", S.Estimate},
          {"lower", S.Lower},
          {"upper", S.Upper},
          {"pairs", S.Pairs}};
}

/// \p Text as JSON, null where it is none.
static nlohmann::json parsed(const std::string &Text) {
  auto J = nlohmann::json::parse(Text, nullptr, /*allow_exceptions=*/false);
  return J.is_discarded() ? nlohmann::json() : J;
}

nlohmann::json resultJson(const std::vector<Attempt> &Attempts,
                          const std::vector<Confirmation> &Confirmations) {
  nlohmann::json J = {{"format", "crinn-run-1"},
                      {"attempts", nlohmann::json::array()},
                      {"confirmations", nlohmann::json::array()}};
  for (const Attempt &A : Attempts)
    J["attempts"].push_back(
        {{"number", A.Number},
         {"label", A.Label},
         {"title", A.Title},
         {"plan", parsed(A.Plan)},
         {"variant", A.Directory},
         {"result_hash", A.ResultHash},
         {"build_hash", A.BuildHash},
         {"functions", A.Covers},
         {"verdict", name(A.Outcome)},
         {"reason", A.Reason},
         {"sentence", A.Sentence},
         {"reward", A.Measured ? json(*A.Measured) : nlohmann::json()},
         {"seconds", A.Seconds}});
  for (const Confirmation &C : Confirmations)
    J["confirmations"].push_back({{"try", C.Try},
                                  {"number", C.Number},
                                  {"level", C.Level},
                                  {"confirmed", C.Confirmed},
                                  {"reward", json(C.Measured)}});
  return J;
}

} // namespace crinn::optimize
