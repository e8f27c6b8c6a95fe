//===- TrainingExport.h - training data of runs -----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_SHOW_TRAININGEXPORT_H
#define CRINN_OPTIMIZE_SHOW_TRAININGEXPORT_H

#include "llvm/Support/Error.h"

#include <string>
#include <vector>

namespace crinn::optimize {

/// `crinn-optimize export`.
struct ExportOptions {
  std::vector<std::string> RunDirs;
  std::string Layout; ///< "grpo" or "dpo"
  std::string Out;    ///< empty: standard output
};

/// The JSON lines, or a sentence about the file they were written to.
llvm::Expected<std::string> exportTraining(const ExportOptions &O);

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_SHOW_TRAININGEXPORT_H
