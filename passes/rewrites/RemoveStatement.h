//===- RemoveStatement.h - take a statement out of the text -----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_REMOVESTATEMENT_H
#define CRINN_PASSES_REWRITES_REMOVESTATEMENT_H

#include "passes/source/Edits.h"
#include "passes/source/Text.h"

namespace crinn::passes {

/// Takes \p S out with its lines where it stands alone on them; an #if block
/// that holds nothing else goes with it. Comments that say something stay:
/// those inside \p S and the one behind it.
void removeStatement(const ParsedUnit &U, Span S, EditSet &Out);

/// The comments in \p Text that have a letter or digit in them.
std::vector<std::string> commentsIn(llvm::StringRef Text);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_REMOVESTATEMENT_H
