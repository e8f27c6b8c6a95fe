//===- Edits.h - edits as values --------------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_SOURCE_EDITS_H
#define CRINN_PASSES_SOURCE_EDITS_H

#include "passes/source/Parse.h"

#include <string>
#include <vector>

namespace crinn::passes {

/// Bytes [Offset, Offset + Length) of a file become Text.
struct Edit {
  unsigned Offset = 0, Length = 0;
  std::string Text;
  /// Outside every function's body: an include, a default. Where several sites
  /// ask for the same one it is made once.
  bool Outside = false;
  /// Of an edit Outside that adds functions: Text with "{}" for their bodies.
  std::string Bare = {};
  /// In the body of a function that several sites call, and that each wants
  /// edited alike: it is made once.
  bool Shared = false;
  bool operator==(const Edit &) const = default;
};

/// The edits of one rewrite at one site.
struct EditSet {
  clang::FileID File;
  std::vector<Edit> Edits;
  std::vector<EditSet> Elsewhere = {}; ///< in other files
  /// Signatures of the functions that the edits add, and of those beside the
  /// site's own whose bodies they change.
  std::vector<std::string> Adds = {};
  /// Signature of the added function that has the site's idiom from now on;
  /// "" where it stays.
  std::string Moved = {};
  /// Rewrites whose work at this site has another form now, and that are not
  /// asked for it again.
  std::vector<std::string> Supersedes = {};

  bool empty() const { return Edits.empty(); }
  void replace(unsigned Begin, unsigned End, std::string Text) {
    Edits.push_back({Begin, End - Begin, std::move(Text)});
  }
  void insert(unsigned At, std::string Text) {
    Edits.push_back({At, 0, std::move(Text)});
  }
};

/// The order in which edits of one text are made: by place, an insertion before
/// the replacement that starts where it stands.
bool comesBefore(const Edit &A, const Edit &B);

/// The text with the edits made. Two insertions at one place are made in the
/// order given. Errors: two edits overlap, one insertion is given twice, an
/// edit leaves the text.
llvm::Expected<std::string> applyEdits(llvm::StringRef Text,
                                       std::vector<Edit> Edits);

/// Errors: the file is not below the root or is a system header; an edit
/// touches text that this configuration skips.
llvm::Error checkWritable(const ParsedUnit &U, const EditSet &S);

} // namespace crinn::passes

#endif // CRINN_PASSES_SOURCE_EDITS_H
