//===- Targets.h - what a call may run --------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_TARGETS_H
#define CRINN_PASSES_MODEL_TARGETS_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/DenseSet.h"

#include <set>
#include <string>
#include <vector>

namespace crinn::passes {

/// Calls whose role says what they do, so that one without a body is taken to
/// touch no more than its object and what it is given. By where they end: a
/// template and its instances agree on that.
struct Trust {
  std::set<unsigned> Ends;
  std::string Pointer; ///< a function pointer of this name is the distance

  void add(const clang::Stmt *Around); ///< the calls in it
  void addOne(const clang::CallExpr *C);
  bool has(const clang::CallExpr *C) const;
};

/// What a function is, for who follows calls.
enum class Target {
  Body,     ///< seen: it is followed
  Harmless, ///< touches its object and what it is given, at most
  Library,  ///< likewise, but may call back
  Unseen
};
Target targetOf(const clang::FunctionDecl *F);

/// The definition to follow: of an instance, or else of its pattern.
const clang::FunctionDecl *bodyOf(const clang::FunctionDecl *F);

/// True for what a header of the system holds, and the compiler.
bool isLibrary(const clang::FunctionDecl *F);

/// The overrides of a virtual function that this unit shows.
std::vector<const clang::CXXMethodDecl *>
overridesOf(const clang::CXXMethodDecl *M);

/// The functions that a pointer to one may hold: a local's that is only ever
/// set to functions by name. Empty: not known.
std::vector<const clang::FunctionDecl *> heldBy(const clang::Expr *Pointer);

/// Functions of ours that \p F, one of the library, may come to call; a null if
/// it calls through a pointer.
std::vector<const clang::FunctionDecl *>
callbacksOf(const clang::FunctionDecl *F);

/// The destructors that run where an object of \p R ends, of members too: each
/// with the member's name in front of what it touches.
struct Ending {
  std::string Member;
  const clang::CXXDestructorDecl *Runs;
};
void endingsOf(clang::QualType T, const std::string &Member,
               std::vector<Ending> &Out);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_TARGETS_H
