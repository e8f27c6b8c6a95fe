//===- Options.h - what a run was asked for ---------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_RUN_OPTIONS_H
#define CRINN_OPTIMIZE_RUN_OPTIONS_H

#include "tools/crinn-optimize/run/LlmOptions.h"
#include "tools/crinn-optimize/show/Progress.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace crinn::optimize {

struct RunOptions {
  std::string Target; ///< name or manifest
  std::string Out;    ///< run directory
  std::string Data;   ///< name or path; empty: the target's own
  unsigned MaxCandidates = 12;
  std::vector<std::string> Variants; ///< hand-written, judged first
  std::string Proposer = "grid";
  /// Instead of proposing: what this is worth, which holds a plan or not.
  std::optional<std::string> Completion;
  LlmOptions Llm;
  std::string Policy; ///< file that `learned` starts from; empty: from chance
  std::vector<std::string> Rewrites; ///< empty: all of the catalogue
  uint64_t Seed = 1;
  std::optional<double> Floor; ///< a gain, 0.01 for 1 %; nothing: measured
  bool Sandboxed = true;       ///< --sandbox=none: not
  ProgressStyle Progress = ProgressStyle::Plain;
};

/// What a run is: two runs with the same identity in one directory are one run.
/// How it is watched is no part of it. Hashes of the manifest, the source and
/// the variants are added by the caller.
nlohmann::json identity(const RunOptions &O);

/// Names of the fields in which \p Was and \p Is differ, with both values, for
/// people; empty if they do not differ.
std::string difference(const nlohmann::json &Was, const nlohmann::json &Is);

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_RUN_OPTIONS_H
