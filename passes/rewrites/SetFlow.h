//===- SetFlow.h - what hands on an object of a class -----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A variable, field, parameter or function is known by where its name stands,
/// so that a template's instances are one with it.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_SETFLOW_H
#define CRINN_PASSES_REWRITES_SETFLOW_H

#include "passes/rewrites/SetClass.h"
#include "passes/source/Text.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/TypeLoc.h"

#include <map>
#include <set>

namespace crinn::passes {

/// A SourceLocation, raw.
using SetNode = unsigned;

/// All that a unit says of objects of one class.
struct SetFlow {
  /// One object with the class in its type: a pool of such sets as well.
  struct Holder {
    std::set<SetNode> From, To; ///< gets its value from, hands it on to
    std::set<SetNode> Names;    ///< where its type has the class from
    bool Deduced = false;       ///< `auto`, or a template's parameter
    bool Field = false, Static = false, Shared = false;
    const clang::FunctionDecl *Signature = nullptr; ///< its type is a part of
  };
  /// Where the class is named for objects: in a declared type, an alias, a
  /// template's default.
  struct Name {
    clang::SourceRange Range;
    std::set<SetNode> Users;
    bool InSignature = false;
  };
  std::map<SetNode, Holder> Holders;
  std::map<SetNode, Name> Names;
  /// Other places that name it.
  std::map<SetNode, clang::SourceRange> Loose;
  /// Instances of class templates -> what has them in its type.
  std::map<const clang::CXXRecordDecl *, std::set<SetNode>> Instances;
};

SetFlow setFlow(const ParsedUnit &U, const clang::CXXRecordDecl *Class);

/// What code asks of objects of a class.
struct SetAsked {
  SetUses Used;
  std::string Odd; ///< why it may matter what the class is made of
};

SetAsked setAsked(const ParsedUnit &U, const clang::CXXRecordDecl *Class);

/// What \p E is, or is a part of.
std::set<SetNode> rootsOf(const clang::Expr *E);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_SETFLOW_H
