//===- Spelling.h - a role by its source text -------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A person knows a role by how it is written. This is the one place that says
/// how a node is written, for what scan shows and for what a binding file
/// states, so that each can be read back as the other.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_SPELLING_H
#define CRINN_PASSES_MODEL_SPELLING_H

#include "passes/model/Idiom.h"

#include "llvm/ADT/StringMap.h"

namespace crinn::passes {

/// Where and how a role stands in a file. A loop or a branch is its head alone;
/// what a macro's body made is the macro's use; a declaration is its name.
struct Spelled {
  std::string Source; ///< as written, trimmed; UTF-8
  clang::FileID File;
  unsigned Line = 0, Column = 0; ///< from 1; the column in bytes
  bool Macro = false;
};
Spelled spelledOf(const ParsedUnit &U, const clang::Stmt *S);
Spelled spelledOf(const ParsedUnit &U, const clang::ValueDecl *D);
Spelled spelledOf(const ParsedUnit &U, const Bound &B);

/// The expressions, statements and declarations of a function by their text.
class Spellings {
public:
  struct Place {
    Bound Is; ///< without a role's name
    unsigned Line = 0, Column = 0;
    const clang::Stmt *Loop = nullptr; ///< innermost loop around it, or null
  };

  /// Parameters, constructor's initialisers, body and lambdas of \p F.
  Spellings(const ParsedUnit &U, const clang::FunctionDecl *F);

  /// What is written as \p Text, white space aside, in source order; one per
  /// place, the outermost.
  llvm::ArrayRef<Place> find(llvm::StringRef Text) const;

  /// Also for a call that is given a lambda, which it may call many times.
  bool isLoop(const clang::Stmt *S) const { return S && Outer.contains(S); }

  /// True if \p Inner is \p Loop or a loop inside it.
  bool inside(const clang::Stmt *Inner, const clang::Stmt *Loop) const;

  /// The outermost loop that begins on \p Line, or null.
  const clang::Stmt *loopAt(unsigned Line) const;
  /// The loop that begins at \p Begin, or null.
  const clang::Stmt *loopAt(clang::SourceLocation Begin) const;

  /// Anything that begins on \p Line: the outermost, leftmost.
  const Place *firstAt(unsigned Line) const;

private:
  void visit(const clang::Stmt *S, const clang::Stmt *Loop);
  void add(Bound B, const clang::Stmt *Loop);

  const ParsedUnit &U;
  llvm::StringMap<std::vector<Place>> ByText;
  llvm::DenseMap<const clang::Stmt *, const clang::Stmt *> Outer;
  std::vector<std::pair<unsigned, const clang::Stmt *>> Loops; ///< with line
};

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_SPELLING_H
