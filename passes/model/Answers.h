//===- Answers.h - where the answers of a search go -------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A call gives answers if a best-first search is reached by it, in this unit.
/// Where its body is not seen (a virtual function, another unit), it does if it
/// is given what the later distances are computed of: the query, which is a
/// parameter.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_ANSWERS_H
#define CRINN_PASSES_MODEL_ANSWERS_H

#include "passes/model/Links.h"
#include "passes/model/Recognisers.h"

#include <map>

namespace crinn::passes {

class Answers {
public:
  Answers(const UnitView &U, const Findings &Found);

  /// True if a best-first search is reached by \p C, in this unit.
  bool reaches(const clang::CallExpr *C) const;

  /// True if \p Container holds answers of a search of which \p User, a call
  /// that gives a distance, may refine the distances.
  bool hold(const FunctionView &V, const clang::Expr *Container,
            const clang::Expr *User) const;

private:
  struct Source {
    const clang::CallExpr *Call = nullptr; ///< null: handed in
    bool Seen = false;                     ///< known to reach a search
    Values Direct;                         ///< what the call itself fills
    Values Held;                           ///< and whatever carries it on
  };

  bool isUnseen(const clang::CallExpr *C) const;
  bool handIn(const FunctionView &V);
  std::vector<Source> sourcesOf(const FunctionView &V) const;
  bool shareQuery(const FunctionView &V, const Source &S,
                  const clang::Expr *User) const;

  llvm::DenseSet<const clang::FunctionDecl *> Searching;
  std::map<const clang::FunctionDecl *, VarSet> Given;
  std::map<const clang::FunctionDecl *, std::vector<Source>> Sources;
};

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_ANSWERS_H
