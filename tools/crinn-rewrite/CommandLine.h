//===- CommandLine.h - options that the subcommands share -------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_TOOLS_CRINN_REWRITE_COMMANDLINE_H
#define CRINN_TOOLS_CRINN_REWRITE_COMMANDLINE_H

#include "passes/Passes.h"

#include "llvm/Support/CommandLine.h"

namespace crinn::rewrite {

/// Functions, since options in several files are built before main and each
/// needs its subcommand built first.
llvm::cl::SubCommand &scanCommand();
llvm::cl::SubCommand &listCommand();
llvm::cl::SubCommand &applyCommand();
extern llvm::cl::opt<bool> Json;

/// Splits off what follows `--`, parses the rest. Returns false where LLVM has
/// already printed an error.
bool parseCommandLine(int Argc, const char **Argv);

/// The codebase that FILES, -p, --root, --verify-with and the flags after --
/// describe.
llvm::Expected<passes::Codebase> codebaseFromOptions();

/// Prints `crinn-rewrite: error: ...` and returns the exit code.
int report(llvm::Error E);

int runScan();
int runList();
int runApply();

} // namespace crinn::rewrite

#endif // CRINN_TOOLS_CRINN_REWRITE_COMMANDLINE_H
