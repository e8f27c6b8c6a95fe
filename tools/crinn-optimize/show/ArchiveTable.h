//===- ArchiveTable.h - an archive, for people and programs -----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_SHOW_ARCHIVETABLE_H
#define CRINN_OPTIMIZE_SHOW_ARCHIVETABLE_H

#include "llm/Archive.h"

#include "llvm/Support/Error.h"

#include <nlohmann/json.hpp>

namespace crinn::optimize {

/// `crinn-optimize archive`.
struct ArchiveOptions {
  std::vector<std::string> RunDirs;
  std::string Module; ///< empty: all
  uint64_t Draw = 0;  ///< exemplars to draw; 0: list all
  double Tau = llm::DefaultTau;
  uint64_t Seed = 1;
  bool Json = false;
};

/// Reads the runs and lists their plans, or the exemplars drawn from them with
/// their probabilities.
llvm::Expected<std::string> showArchive(const ArchiveOptions &O);

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_SHOW_ARCHIVETABLE_H
