//===- Options.cpp - what a run was asked for -----------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/run/Options.h"

#include "tools/crinn-optimize/support/Escape.h"
#include "tools/crinn-optimize/support/Files.h"

#include <fmt/core.h>

namespace crinn::optimize {

nlohmann::json identity(const RunOptions &O) {
  nlohmann::json J = {{"target", O.Target},
                      {"data", O.Data},
                      {"max-candidates", O.MaxCandidates},
                      {"variant", O.Variants},
                      {"proposer", O.Proposer},
                      {"policy", O.Policy},
                      {"rewrites", O.Rewrites},
                      {"seed", O.Seed}};
  J["floor"] = O.Floor ? nlohmann::json(*O.Floor) : nlohmann::json();
  if (O.Proposer == "llm")
    J["llm"] = O.Llm.identity();
  return J;
}

std::string difference(const nlohmann::json &Was, const nlohmann::json &Is) {
  std::string Result;
  auto Add = [&](const std::string &Key, const nlohmann::json &A,
                 const nlohmann::json &B) {
    if (A != B)
      Result +=
          fmt::format("{}{} was {}, is {}", Result.empty() ? "" : "; ", Key,
                      oneLine(toText(A), 70), oneLine(toText(B), 70));
  };
  for (const auto &[Key, Value] : Is.items())
    Add(Key, Was.contains(Key) ? Was.at(Key) : nlohmann::json(), Value);
  for (const auto &[Key, Value] : Was.items())
    if (!Is.contains(Key))
      Add(Key, Value, nlohmann::json());
  return Result;
}

} // namespace crinn::optimize
