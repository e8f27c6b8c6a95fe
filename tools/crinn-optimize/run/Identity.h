//===- Identity.h - which run a directory holds -----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_RUN_IDENTITY_H
#define CRINN_OPTIMIZE_RUN_IDENTITY_H

#include "tools/crinn-optimize/run/Options.h"
#include "tools/crinn-optimize/store/RunDb.h"

#include "eval/target/Target.h"

namespace crinn::optimize {

/// Everything on which the verdicts depend: options, and the contents of the
/// files they name.
llvm::Expected<nlohmann::json>
identityOf(const RunOptions &O, const eval::Target &T,
           const std::string &TreeHash,
           const std::vector<std::string> &VariantHashes);

/// Stores \p Now as fact \p Name of a new run; for an old one it must be equal.
/// Errors: Usage, naming what differs.
llvm::Error sameRun(RunDb &Db, const std::string &Name,
                    const nlohmann::json &Now, const std::string &RunDir);

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_RUN_IDENTITY_H
