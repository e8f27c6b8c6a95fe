//===- main.cpp - find and rewrite vector-search code ---------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-rewrite/CommandLine.h"

#include "llvm/Support/raw_ostream.h"

using namespace crinn::rewrite;

int main(int Argc, const char **Argv) {
  if (!parseCommandLine(Argc, Argv))
    return 2;
  if (scanCommand())
    return runScan();
  if (listCommand())
    return runList();
  if (applyCommand())
    return runApply();
  llvm::errs() << "crinn-rewrite: error: no subcommand; one of scan, list, "
                  "apply (--help says more)\n";
  return 2;
}
