//===- Escape.h - text from elsewhere, made safe to show --------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Source text, names of functions and compiler messages come from the code
/// under test. A terminal must not obey them, a table must not be broken by
/// them, and `git am` must not take them for the start of a diff.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_SOURCE_ESCAPE_H
#define CRINN_PASSES_SOURCE_ESCAPE_H

#include "llvm/ADT/StringRef.h"

#include <string>

namespace crinn::passes {

/// Control characters, bytes that are not UTF-8 and the characters that reorder
/// text become \xNN or \u{NNNN}. A line end becomes \n, a tab \t.
std::string escape(llvm::StringRef Text);

/// The first line of \p Text that is not empty, escaped, at most \p Columns
/// characters.
std::string oneLine(llvm::StringRef Text, size_t Columns = 200);

/// \p Text cut to \p Columns characters (not bytes), the last one "…" if cut.
std::string shorten(const std::string &Text, size_t Columns);

/// Characters in \p Text, which is UTF-8.
size_t columns(llvm::StringRef Text);

} // namespace crinn::passes

#endif // CRINN_PASSES_SOURCE_ESCAPE_H
