//===- ProgressLine.h - progress on a terminal or in a log ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_SUPPORT_PROGRESSLINE_H
#define CRINN_EVAL_SUPPORT_PROGRESSLINE_H

#include "eval/support/Context.h"

#include <chrono>
#include <string>

namespace crinn::eval {

/// Draws on stderr: one line that is redrawn where that is a terminal, else a
/// line per phase and one every ten seconds inside it.
class ProgressLine : public Progress {
public:
  ProgressLine();
  ~ProgressLine() override { clear(); }
  void update(std::string_view Phase, uint64_t Done, uint64_t Total) override;
  /// Removes the line; before anything else is printed.
  void clear();

private:
  using Clock = std::chrono::steady_clock;
  bool Terminal, Drawn = false;
  std::string Phase;
  Clock::time_point Started, Last;
};

} // namespace crinn::eval

#endif // CRINN_EVAL_SUPPORT_PROGRESSLINE_H
