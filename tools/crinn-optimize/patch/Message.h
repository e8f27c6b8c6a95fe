//===- Message.h - a commit message that git am keeps -----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// What a maintainer reads first. Titles and summaries come from variants and
/// the catalogue, and `git am` gives some lines a meaning: it takes leading
/// brackets off a subject, reads headers at the start of a body, and ends the
/// message where a diff seems to begin. Such text is changed just enough to
/// stay what it is.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_PATCH_MESSAGE_H
#define CRINN_OPTIMIZE_PATCH_MESSAGE_H

#include "tools/crinn-optimize/store/Attempt.h"

#include <string>
#include <vector>

namespace crinn::optimize {

/// What a patch says about a kept change.
struct Dossier {
  std::string Title;
  std::vector<std::string> Mechanisms; ///< one paragraph per rewrite applied
  std::vector<std::string> Functions;  ///< changed
  std::string Class = "exact"; ///< "recall", "curve": what may differ
  std::string DataSet, Compiler, Flags;
  Score Confirmed;
  double Level = 0;      ///< 1 - Level is the interval's coverage
  std::string Rows;      ///< the table: indented lines, each ended
  std::string Remeasure; ///< the command that measures it again
};

/// One line of at most 72 characters, safe as a subject.
std::string subject(const std::string &Title);

/// \p Body with no line that `git am` would obey, wrapped at 72 columns where
/// a line has spaces.
std::string safeBody(const std::string &Body);

/// Subject, empty line, body, trailers.
std::string commitMessage(const Dossier &D);

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_PATCH_MESSAGE_H
