//===- Progress.cpp - how far a scan is, and how to stop it ---------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-rewrite/Progress.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

#include <algorithm>
#include <csignal>

using namespace llvm;

namespace crinn::rewrite {

Progress::Progress() : Terminal(sys::Process::StandardErrIsDisplayed()) {}

Progress::~Progress() {
  if (Drawn)
    errs() << "\r\033[K";
}

void Progress::operator()(unsigned Done, unsigned Total, StringRef File) {
  if (!Terminal)
    return;
  std::string Line =
      "[" + std::to_string(Done) + "/" + std::to_string(Total) + "] ";
  // The end of a path says more than its beginning; a line must not wrap.
  size_t Columns = std::max(sys::Process::StandardErrColumns(), 40u);
  size_t Room = Columns - 1 - Line.size();
  if (File.size() > Room)
    File = File.take_back(Room);
  for (char C : File)
    Line += isPrint(C) ? C : '?';
  errs() << "\r\033[K" << Line;
  Drawn = true;
}

static volatile std::sig_atomic_t Interrupted = 0;

Interrupts::Interrupts() {
  for (int Signal : {SIGINT, SIGTERM})
    std::signal(Signal, [](int) { Interrupted = 1; });
}

Interrupts::~Interrupts() {
  for (int Signal : {SIGINT, SIGTERM})
    std::signal(Signal, SIG_DFL);
}

bool Interrupts::happened() { return Interrupted != 0; }

} // namespace crinn::rewrite
