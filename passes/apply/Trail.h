//===- Trail.h - several steps of edits as one ------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Each step edits what the step before left. Fixes are stated in places of the
/// file as it was, each with the sites that ask for it, so the text is kept as
/// pieces: original text, and text that a site put there.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_APPLY_TRAIL_H
#define CRINN_PASSES_APPLY_TRAIL_H

#include "passes/Passes.h"
#include "passes/source/Edits.h"

#include <set>

namespace crinn::passes {

class Trail {
public:
  /// A text of \p Size bytes, unchanged.
  explicit Trail(unsigned Size) : Size(Size), Pieces{{true, 0, Size, "", {}}} {}

  struct Made {
    Edit What;
    std::set<std::string> Sites; ///< that ask for it
  };

  /// \p Edits of the text as the calls before left it. They must be such that
  /// applyEdits takes them.
  void make(std::vector<Made> Edits);

  /// What the calls come to, in places of the text \p Before. What neighbours,
  /// or lies in, text of another site is one hunk with it.
  std::vector<Hunk> hunks(llvm::StringRef Before) const;

  /// Where what is now at \p Offset was; of added text, where it was added.
  unsigned original(unsigned Offset) const;

private:
  struct Piece {
    bool Kept;
    unsigned Begin, End; ///< of the original text, if Kept
    std::string Text;    ///< else; empty where text was removed
    std::set<std::string> Sites;
    unsigned size() const { return Kept ? End - Begin : Text.size(); }
  };
  unsigned Size;
  std::vector<Piece> Pieces;
};

} // namespace crinn::passes

#endif // CRINN_PASSES_APPLY_TRAIL_H
