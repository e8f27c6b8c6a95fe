//===- Archive.h - a run as an archive --------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The archive of llm/Archive.h, read from the database and the variants of a
/// run, finished or not.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_STORE_ARCHIVE_H
#define CRINN_OPTIMIZE_STORE_ARCHIVE_H

#include "tools/crinn-optimize/store/RunDb.h"

#include "llm/Archive.h"

namespace crinn::optimize {

/// What the loop tells a proposer of \p A.
llm::Outcome outcomeOf(const Attempt &A);

struct ArchiveOfRun {
  llm::State State;
  std::vector<llm::Judged> Plans; ///< in the order of their attempts
};

/// Stores what the proposer of a run knows, once, for those who learn from the
/// run later.
llvm::Error storeState(RunDb &Db, llm::State S);

/// Opens the run in \p RunDir. Hand-written variants are no plans and left out.
/// Errors: Input, for a run that stored no state (it was stopped before its
/// scan) or a damaged one.
llvm::Expected<ArchiveOfRun> readArchive(const std::string &RunDir);

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_STORE_ARCHIVE_H
