//===- LookAheadText.h - the text of a look-ahead prefetch ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Both rewrites write the same statement, in one form, so that each knows the
/// other's work and its own:
///
///   if (j + 4 <= size) {
///     int next_id = *(data + j + 4);
///     const char *next_vector = (const char *)vectorOf(next_id);
///     for (int line = 0; line < 8; ++line)
///       _mm_prefetch(next_vector + 64 * line, _MM_HINT_T0);
///   }
///
/// The bound comes first: the element past the list's end is never read.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_LOOKAHEADTEXT_H
#define CRINN_PASSES_REWRITES_LOOKAHEADTEXT_H

#include "passes/rewrites/Naming.h"
#include "passes/rewrites/Rewrite.h"

namespace crinn::passes {

/// What to prefetch, as source text: how far ahead, how many lines.
struct LookAhead {
  std::string Ahead, Lines;
  int Locality = 3;
};

/// How the loop that scores reaches the neighbour some places ahead.
struct NextNeighbour {
  std::string InBounds;  ///< "j + 4 <= size"
  std::string Type;      ///< "int"
  std::string Value;     ///< "*(data + j + 4)"
  std::string Name;      ///< "next_id"
  std::string IsReal;    ///< "next_id != -1", or "" without a sentinel
  bool Doubtful = false; ///< the loop tests ids in ways that IsReal is not
};

/// The neighbour's type as written, "const int" of `const int v = ...;`; "" if
/// the statement declares more than one variable or a reference.
std::string declaredType(const ParsedUnit &U, const NeighbourLoop &L);

/// From the loop as it stands. Errors: Refusal (no index, an end that is no
/// comparison of the index, an end that the body changes, an element that is
/// not read through the index alone).
llvm::Expected<NextNeighbour> nextNeighbour(const ParsedUnit &U,
                                            const NeighbourLoop &L,
                                            llvm::StringRef Ahead,
                                            const Names &N);

/// The function's text without the statements that are going to be replaced, so
/// that their names are free again.
std::string freeText(const ParsedUnit &U, const BestFirst &B,
                     const std::vector<Span> &Without);

/// How this function spells a prefetch; else another one of its file.
struct PrefetchStyle {
  bool Intrinsic = false; ///< _mm_prefetch, else __builtin_prefetch
  std::string Guard;      ///< the #if line it stands under, or ""
};
PrefetchStyle styleOf(const ParsedUnit &U, const BestFirst &B);

/// Layout of the text: indentation of its first line, one level, newline.
struct Layout {
  std::string Indent, Unit, Newline;
};
Layout layoutOf(const ParsedUnit &U, const NeighbourLoop &L);

struct LookAheadStatement {
  std::string Text;
  bool Spelled = true; ///< in the style given; false: by the codebase's helper
};

/// The statement, without indentation before its first line and without a
/// newline after its last. Errors: Refusal (no address of the neighbour's
/// vector can be seen, a helper that fixes lines or locality).
llvm::Expected<LookAheadStatement>
lookAheadText(const ParsedUnit &U, const BestFirst &B,
              const NextNeighbour &Next, const LookAhead &A,
              const PrefetchStyle &Style, const Names &N, const Layout &Lay);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_LOOKAHEADTEXT_H
