//===- Progress.h - how far a scan is, and how to stop it -------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_TOOLS_CRINN_REWRITE_PROGRESS_H
#define CRINN_TOOLS_CRINN_REWRITE_PROGRESS_H

#include "llvm/ADT/StringRef.h"

namespace crinn::rewrite {

/// `[12/340] file` on one line of stderr where that is a terminal; nothing
/// elsewhere. Gone when the object is.
class Progress {
public:
  Progress();
  ~Progress();
  void operator()(unsigned Done, unsigned Total, llvm::StringRef File);

private:
  bool Terminal, Drawn = false;
};

/// While it lives, SIGINT and SIGTERM end nothing; happened() tells of them.
class Interrupts {
public:
  Interrupts();
  ~Interrupts();
  static bool happened();
};

} // namespace crinn::rewrite

#endif // CRINN_TOOLS_CRINN_REWRITE_PROGRESS_H
