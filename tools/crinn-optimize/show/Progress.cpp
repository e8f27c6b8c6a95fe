//===- Progress.cpp - one line that says where the run is -----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/show/Progress.h"

#include "tools/crinn-optimize/show/Numbers.h"
#include "tools/crinn-optimize/support/Escape.h"
#include "tools/crinn-optimize/support/Files.h"

#include <fmt/core.h>

#include <sys/ioctl.h>
#include <unistd.h>

namespace crinn::optimize {

std::optional<ProgressStyle> progressStyle(const std::string &Name) {
  if (Name == "auto")
    return ::isatty(2) ? ProgressStyle::Terminal : ProgressStyle::Plain;
  if (Name == "plain")
    return ProgressStyle::Plain;
  if (Name == "json")
    return ProgressStyle::Json;
  return std::nullopt;
}

/// Progress is a courtesy: where it cannot be written the run goes on.
static void print(const std::string &Text) {
  (void)!::write(2, Text.data(), Text.size());
}

static double seconds(std::chrono::steady_clock::duration D) {
  return std::chrono::duration<double>(D).count();
}

static size_t terminalColumns() {
  winsize Size = {};
  return ::ioctl(2, TIOCGWINSZ, &Size) == 0 && Size.ws_col > 20
             ? Size.ws_col - 1
             : 79;
}

void ProgressLine::candidate(unsigned N, unsigned Total,
                             const std::string &Name) {
  if (First == 0 && N != 0) {
    First = N;
    FirstCandidate = Clock::now();
  }
  Number = N;
  Of = Total;
  Label = escape(Name);
  LastStage.clear();
}

double ProgressLine::left() const {
  // What is done in this process says how long one candidate takes; those of
  // an earlier process are behind us anyway.
  unsigned Finished = Number - First;
  if (Number == 0 || Finished == 0 || Of < Number)
    return -1;
  return seconds(Clock::now() - FirstCandidate) / Finished * (Of - Number + 1);
}

std::string ProgressLine::line(std::string_view Stage, uint64_t Done,
                               uint64_t Total) const {
  std::string Text;
  if (Number)
    Text += fmt::format("[{}/{}] ", Number, Of);
  Text += fmt::format("{}", Stage);
  if (Total)
    Text += fmt::format(" {}/{}", Done, Total);
  if (!Label.empty())
    Text += fmt::format(", {}", shorten(Label, 40));
  if (Best)
    Text += fmt::format(", best {}", gain(*Best));
  Text += fmt::format(", {}", duration(seconds(Clock::now() - Start)));
  if (double Left = left(); Left >= 0)
    Text += fmt::format(", about {} left", duration(Left));
  return Text;
}

void ProgressLine::stage(std::string_view Stage, uint64_t Done,
                         uint64_t Total) {
  bool New = LastStage != Stage;
  LastStage = Stage;
  auto Now = Clock::now();
  if (Style == ProgressStyle::Terminal) {
    if (!New && Now - LastShown < std::chrono::milliseconds(100))
      return;
    print("\r\x1b[K" + shorten(line(Stage, Done, Total), terminalColumns()));
    Shown = true;
  } else if (Style == ProgressStyle::Plain) {
    if (!New)
      return;
    print("crinn-optimize: " + line(Stage, Done, Total) + "\n");
  } else {
    if (!New && Now - LastShown < std::chrono::seconds(1))
      return;
    nlohmann::json J = {{"stage", std::string(Stage)},
                        {"candidate", Number},
                        {"of", Of},
                        {"done", Done},
                        {"total", Total},
                        {"elapsed", seconds(Now - Start)}};
    if (!Label.empty())
      J["label"] = Label;
    if (Best)
      J["best"] = *Best;
    if (double Left = left(); Left >= 0)
      J["left"] = Left;
    print(toText(J) + "\n");
  }
  LastShown = Now;
}

void ProgressLine::note(const std::string &Line) {
  clear();
  if (Style == ProgressStyle::Json)
    print(toText({{"note", Line}}) + "\n");
  else
    print("crinn-optimize: " + Line + "\n");
}

void ProgressLine::clear() {
  if (Shown)
    print("\r\x1b[K");
  Shown = false;
}

} // namespace crinn::optimize
