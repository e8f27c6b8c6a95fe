//===- Commands.h - the subcommands of crinn-eval ---------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_TOOLS_EVAL_COMMANDS_H
#define CRINN_TOOLS_EVAL_COMMANDS_H

#include "eval/support/Context.h"

#include <string>
#include <vector>

namespace crinn::eval {

/// Each takes the arguments after its name and returns the exit code.
using Arguments = std::vector<std::string>;

int runCommand(const Arguments &Args);
int compareCommand(const Arguments &Args);
int replayCommand(const Arguments &Args);
int aaCommand(const Arguments &Args);
int makeVariantCommand(const Arguments &Args);
int fetchTargetCommand(const Arguments &Args);
int kernelCommand(const Arguments &Args);
int dataCommand(const Arguments &Args);
int peersCommand(const Arguments &Args);

/// Prints the one line of an error on stderr; returns its exit code.
int report(const Error &E);

/// Set by SIGINT and SIGTERM.
const std::atomic<bool> &interrupted();

} // namespace crinn::eval

#endif // CRINN_TOOLS_EVAL_COMMANDS_H
