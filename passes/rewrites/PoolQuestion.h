//===- PoolQuestion.h - what a search asks of an entry ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A search by halves asks one question of an entry: does it stand behind the
/// new one? Here that question is asked of the entry before the place instead,
/// in the words of the search: what was `a[mid].d > x` is `a[lo - 1].d > x`.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_POOLQUESTION_H
#define CRINN_PASSES_REWRITES_POOLQUESTION_H

#include "passes/rewrites/Halving.h"
#include "passes/rewrites/Rewording.h"
#include "passes/source/Failure.h"

namespace crinn::passes {

class Question {
public:
  /// The question is to be asked in \p F, where \p M makes room.
  Question(const ParsedUnit &U, const clang::FunctionDecl *F, const PoolMove &M)
      : U(U), F(F), M(M) {}

  /// What holds of the entry before the place as long as the new one goes
  /// before it. \p Def: the function that searches, where that is another one,
  /// and \p Names what its parameters stand for. Errors: Refusal.
  llvm::Expected<std::string>
  byHalves(const Halving &H, Renaming Names = {},
           const clang::FunctionDecl *Def = nullptr) const;

  /// The same of std::upper_bound (\p Upper) or std::lower_bound.
  llvm::Expected<std::string> byLibrary(const clang::CallExpr *C,
                                        bool Upper) const;

  /// What the parameters of \p Def stand for in the call \p C. Errors: Refusal,
  /// where the search asks about what cannot be written again and again.
  llvm::Expected<Renaming> argumentsOf(const clang::CallExpr *C,
                                       const clang::FunctionDecl *Def,
                                       const Halving &H) const;

  /// That the names in \p E, which stands in \p Def, mean the same in F, but
  /// for those in \p Names. Errors: Refusal.
  llvm::Error checkNames(const clang::Expr *E, const Renaming &Names,
                         const clang::FunctionDecl *Def) const;

  /// True if \p E names the array that the move is of.
  bool isArray(const clang::Expr *E) const;

private:
  llvm::Expected<std::string>
  byLambda(const clang::LambdaExpr *L, llvm::StringRef First,
           llvm::StringRef Second, const clang::Expr *Sought, bool Upper) const;
  std::string before() const;

  const ParsedUnit &U;
  const clang::FunctionDecl *F;
  const PoolMove &M;
};

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_POOLQUESTION_H
