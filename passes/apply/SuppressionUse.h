//===- SuppressionUse.h - NOCRINN comments that do nothing ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A comment that stands one line too high looks as if it kept crinn away. It
/// is of use where some rewrite of the catalogue that it names looks at its
/// line, whether or not that one is asked this time: what is said does not
/// depend on --rewrites.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_APPLY_SUPPRESSIONUSE_H
#define CRINN_PASSES_APPLY_SUPPRESSIONUSE_H

#include "passes/Passes.h"
#include "passes/source/Parse.h"
#include "passes/source/Suppression.h"

namespace crinn::passes {

class SuppressionUse {
public:
  /// Looks at the files of \p U below the root; it has to be unedited. The
  /// sites are looked for only if there is a comment.
  void add(const ParsedUnit &U);

  /// What no unit has a use for. Not what every unit skips (#if): what stands
  /// there is not known.
  std::vector<UnusedSuppression> unused() const;

private:
  struct Mark {
    Suppression What;
    std::string Text;
    bool Seen = false, Used = false;
  };
  /// By path, and line of the comment.
  std::map<std::string, std::map<unsigned, Mark>> Marks;

  bool collect(const ParsedUnit &U);
};

} // namespace crinn::passes

#endif // CRINN_PASSES_APPLY_SUPPRESSIONUSE_H
