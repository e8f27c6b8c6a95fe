//===- Data.h - the subcommands of crinn-eval data --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_TOOLS_EVAL_DATA_H
#define CRINN_TOOLS_EVAL_DATA_H

#include "tools/crinn-eval/Commands.h"

namespace crinn::eval {

int dataListCommand(const Arguments &Args);
int dataFetchCommand(const Arguments &Args);
int dataImportCommand(const Arguments &Args);
int dataGenerateCommand(const Arguments &Args);
int dataSampleCommand(const Arguments &Args);

} // namespace crinn::eval

#endif // CRINN_TOOLS_EVAL_DATA_H
