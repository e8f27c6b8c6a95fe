//===- CommandLineParts.h - the commands' options ---------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_COMMANDLINEPARTS_H
#define CRINN_OPTIMIZE_COMMANDLINEPARTS_H

#include "tools/crinn-optimize/CommandLine.h"

#include "eval/support/Options.h"

namespace crinn::optimize {

/// The help of a command, with the exit codes.
std::string fullHelp(const eval::Options &O);

/// The arguments behind `archive`. Errors: Usage.
llvm::Expected<Request> parseArchive(std::vector<std::string> Args);

/// The arguments behind `export`. Errors: Usage.
llvm::Expected<Request> parseExport(std::vector<std::string> Args);

/// The arguments behind `chat`. Errors: Usage, Input.
llvm::Expected<Request> parseChat(const std::vector<std::string> &Args);

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_COMMANDLINEPARTS_H
