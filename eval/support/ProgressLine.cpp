//===- ProgressLine.cpp - progress on a terminal or in a log ----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/support/ProgressLine.h"

#include <fmt/format.h>

#include <cstdio>
#include <unistd.h>

namespace crinn::eval {

ProgressLine::ProgressLine() : Terminal(isatty(STDERR_FILENO)) {}

void ProgressLine::clear() {
  if (Drawn)
    fmt::print(stderr, "\r\033[K");
  Drawn = false;
}

void ProgressLine::update(std::string_view NewPhase, uint64_t Done,
                          uint64_t Total) {
  using namespace std::chrono_literals;
  auto Now = Clock::now();
  bool Changed = NewPhase != Phase;
  if (Changed) {
    Phase = NewPhase;
    Started = Now;
  } else if (Now - Last < (Terminal ? 100ms : 10000ms)) {
    return;
  }
  Last = Now;
  double Seconds = std::chrono::duration<double>(Now - Started).count();
  std::string Count = Total  ? fmt::format(" {}/{}", Done, Total)
                      : Done ? fmt::format(" {}", Done)
                             : "";
  if (Terminal) {
    constexpr unsigned Width = 24;
    std::string Bar;
    if (Total) {
      uint64_t Full = std::min<uint64_t>(Done * Width / Total, Width);
      Bar =
          " [" + std::string(Full, '#') + std::string(Width - Full, '.') + "]";
    }
    fmt::print(stderr, "\r\033[K{}{}{} {:.0f} s", Phase, Bar, Count, Seconds);
    Drawn = true;
  } else {
    fmt::print(stderr, "crinn: {}{}{}\n", Phase, Count,
               Changed ? "" : fmt::format(", {:.0f} s", Seconds));
  }
  std::fflush(stderr);
}

} // namespace crinn::eval
