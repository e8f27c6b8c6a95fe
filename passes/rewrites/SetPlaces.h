//===- SetPlaces.h - where the class of a visited set is chosen -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_SETPLACES_H
#define CRINN_PASSES_REWRITES_SETPLACES_H

#include "passes/model/Model.h"
#include "passes/rewrites/SetClass.h"
#include "passes/source/Text.h"

#include "clang/AST/DeclCXX.h"

namespace crinn::passes {

/// The class that keeps the marks of a search, whatever is around it.
struct SetInUse {
  const clang::CXXRecordDecl *Class = nullptr; ///< an instance, or no template
  /// Its members that test or mark an id for the search.
  std::set<std::string> Asked;
  /// Objects that the search asks, in its instances.
  std::vector<const clang::Expr *> Objects;
};

/// Errors: Refusal, where the marks are in no class, or in several.
llvm::Expected<SetInUse> setOf(const ParsedUnit &U, const BestFirst &B);

/// The places that name it and have to change together.
struct SetPlaces {
  std::vector<Span> Names;            ///< `TwoLevelBitset<>`, in source order
  std::vector<std::string> Functions; ///< whose parameters change their type
  bool Local = false; ///< all are variables of a function that no thread shares
};

/// Errors: Refusal, where something would no longer fit or may depend on what
/// the class is made of.
llvm::Expected<SetPlaces> setPlaces(const ParsedUnit &U, const SetInUse &Set);

/// What all code of the unit does with objects of \p Class. Errors: Refusal,
/// where it is named in ways that an object's type does not tell of.
llvm::Expected<SetUses> setUses(const ParsedUnit &U,
                                const clang::CXXRecordDecl *Class);

/// That no signature names \p Class, which may be chosen among others of the
/// name. Errors: Refusal.
llvm::Error checkSignatures(const ParsedUnit &U,
                            const clang::CXXRecordDecl *Class);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_SETPLACES_H
