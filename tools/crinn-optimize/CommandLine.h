//===- CommandLine.h - what crinn-optimize is asked for ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_COMMANDLINE_H
#define CRINN_OPTIMIZE_COMMANDLINE_H

#include "tools/crinn-optimize/run/Options.h"
#include "tools/crinn-optimize/show/ArchiveTable.h"
#include "tools/crinn-optimize/show/TrainingExport.h"

#include "llvm/Support/Error.h"

namespace crinn::optimize {

/// One of: a text to print (help, version), a run (with Completion set: a
/// reward to print), an archive, a message to send, an export, or a directory
/// to show.
struct Request {
  std::string Print;
  std::optional<RunOptions> Run;
  std::optional<ArchiveOptions> Archive;
  std::optional<LlmOptions> Chat;
  std::optional<ExportOptions> Export;
  std::string Show;
};

/// Errors: Usage.
llvm::Expected<Request> parseCommandLine(std::vector<std::string> Args);

/// All of standard input.
std::string standardInput();

/// Sends standard input; returns the reply. Errors: Environment, Interrupted.
llvm::Expected<std::string> chat(const LlmOptions &O);

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_COMMANDLINE_H
