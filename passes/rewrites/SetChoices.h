//===- SetChoices.h - classes that may keep visited marks -------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_SETCHOICES_H
#define CRINN_PASSES_REWRITES_SETCHOICES_H

#include "passes/rewrites/SetPlaces.h"

#include "clang/AST/DeclTemplate.h"

namespace crinn::passes {

/// A class that may keep the marks.
struct SetChoice {
  const clang::CXXRecordDecl *Class = nullptr;    ///< as written
  const clang::CXXRecordDecl *Instance = nullptr; ///< where the unit has one
  std::vector<clang::TemplateArgument> Args;
  std::string Spelled;
  SetClass Is;
  bool Present = false;
};

/// The classes that fit, in source order, the present one among them. Errors:
/// Refusal, where there is no other.
llvm::Expected<std::vector<SetChoice>>
setChoices(const ParsedUnit &U, const SetInUse &Set, const SetPlaces &Places);

/// That \p To does for the code what \p From does. Errors: Refusal.
llvm::Error checkSetChange(const ParsedUnit &U, const SetChoice &From,
                           const SetChoice &To, const SetPlaces &Places);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_SETCHOICES_H
