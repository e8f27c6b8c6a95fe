//===- Proposers.h - proposers by name --------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_RUN_PROPOSERS_H
#define CRINN_OPTIMIZE_RUN_PROPOSERS_H

#include "tools/crinn-optimize/run/Options.h"

#include "llm/Proposer.h"

#include "llvm/Support/Error.h"

#include <memory>

namespace crinn::optimize {

/// What --proposer takes.
std::vector<std::string> proposerNames();

/// What is known before the first plan. \p Base: path -> hash of the source.
llm::State stateOf(const RunOptions &O, std::vector<passes::Site> Sites,
                   std::map<std::string, std::string> Base, double Floor);

/// Path -> text of the files of the sites, as they are in RUN_DIR/base.
std::map<std::string, std::string> sourcesOf(const std::string &RunDir,
                                             const llm::State &S);

/// The proposer that \p O names, which is one of proposerNames(), for a run
/// that begins with \p S. Errors: Usage, Input, a policy that cannot be read.
llvm::Expected<std::unique_ptr<llm::Proposer>>
makeProposer(const RunOptions &O, const llm::State &S);

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_RUN_PROPOSERS_H
