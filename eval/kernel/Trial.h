//===- Trial.h - one candidate kernel, judged -------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_KERNEL_TRIAL_H
#define CRINN_EVAL_KERNEL_TRIAL_H

#include "eval/kernel/Journal.h"
#include "eval/kernel/Speed.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace crinn::eval {

struct TrialOptions {
  std::string Cxx = "g++";
  unsigned MaxPairs = 20;
  uint64_t Seed = 1; ///< of operands, drawn shapes, links
  bool CheckOnly = false;
};

/// A verdict. Reason is an id of docs/kernels.md.
struct Trial {
  std::string Kernel, File;
  std::string Text; ///< of the file
  std::string Date, Hash, Against;
  std::string AgainstName; ///< "shipped" or "kept"
  uint64_t Seed = 0;
  bool Built = true, Correct = false, Kept = false;
  std::string Reason, Detail;
  uint64_t Checked = 0; ///< outputs compared with the reference
  double Seconds = 0;   ///< of the whole trial, wall time
  std::optional<Speed> Measured;
};

/// Longest trial that may be kept, compiling and checking included.
constexpr double TrialSeconds = 600;

/// Compiles, checks and measures the kernel in \p File against the best of \p
/// J, or the shipped one. A kernel that does not build, crashes or is wrong is
/// a Trial, not an error. Errors: Input (no such file), Environment,
/// Interrupted, and what is wrong with the best kept.
Result<Trial> judgeKernel(const Kind &K, const std::string &File,
                          const Journal *J, const TrialOptions &O,
                          const Context &Ctx);

/// judgeKernel, and its line in \p J.
Result<Trial> tryKernel(const Kind &K, const std::string &File, Journal &J,
                        const TrialOptions &O, const Context &Ctx);

/// eval/kernel/trial.schema.json.
nlohmann::json toJson(const Trial &T);

} // namespace crinn::eval

#endif // CRINN_EVAL_KERNEL_TRIAL_H
