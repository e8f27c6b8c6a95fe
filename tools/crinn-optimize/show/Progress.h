//===- Progress.h - one line that says where the run is ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// On a terminal one line on stderr, rewritten at most ten times a second: the
/// candidate, its stage, the best so far, time gone and time left. Elsewhere
/// plain lines, one per stage, or JSON lines for a program that watches.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_SHOW_PROGRESS_H
#define CRINN_OPTIMIZE_SHOW_PROGRESS_H

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace crinn::optimize {

enum class ProgressStyle { Terminal, Plain, Json };

/// "auto" (a terminal if stderr is one, else plain), "plain", "json".
std::optional<ProgressStyle> progressStyle(const std::string &Name);

class ProgressLine {
public:
  explicit ProgressLine(ProgressStyle Style) : Style(Style) {}
  ~ProgressLine() { clear(); }

  /// A stage of candidate \p Number of at most \p Total; 0: before or after.
  void candidate(unsigned Number, unsigned Total, const std::string &Label);
  void stage(std::string_view Stage, uint64_t Done = 0, uint64_t Total = 0);
  void best(double Reward) { Best = Reward; }

  /// A line that stays: a verdict, a note.
  void note(const std::string &Line);

  /// Takes the rewritten line away.
  void clear();

private:
  using Clock = std::chrono::steady_clock;
  std::string line(std::string_view Stage, uint64_t Done, uint64_t Total) const;
  double left() const;

  ProgressStyle Style;
  unsigned Number = 0, Of = 0, First = 0;
  std::string Label, LastStage;
  std::optional<double> Best;
  bool Shown = false;
  Clock::time_point Start = Clock::now(), FirstCandidate{}, LastShown{};
};

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_SHOW_PROGRESS_H
