//===- Handles.cpp - objects that name others -----------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Handles.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/StringSet.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// Copies of these are copies of what they hold, or cannot be made.
bool ownsItsElements(const CXXRecordDecl *R) {
  static const llvm::StringSet<> Owners = {"array",
                                           "basic_string",
                                           "bitset",
                                           "deque",
                                           "forward_list",
                                           "list",
                                           "map",
                                           "multimap",
                                           "multiset",
                                           "optional",
                                           "pair",
                                           "priority_queue",
                                           "queue",
                                           "set",
                                           "stack",
                                           "tuple",
                                           "unique_ptr",
                                           "unordered_map",
                                           "unordered_set",
                                           "unordered_multimap",
                                           "unordered_multiset",
                                           "vector"};
  return R->isInStdNamespace() && R->getIdentifier() &&
         Owners.contains(R->getName());
}

bool names(QualType T, bool Writes) {
  if (T.isNull() || T->isDependentType())
    return false;
  if (T->isPointerType() || T->isReferenceType())
    return !T->getPointeeType()->isFunctionType() &&
           !(Writes && T->getPointeeType().isConstQualified());
  if (const auto *A = dyn_cast<ArrayType>(T.getCanonicalType()))
    return names(A->getElementType(), Writes);
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  if (!R || !R->hasDefinition() || R->isDependentType())
    return false;
  const auto *S = dyn_cast<ClassTemplateSpecializationDecl>(R);
  if (S && ownsItsElements(R)) {
    auto Held = [&](const TemplateArgument &A) {
      return A.getKind() == TemplateArgument::Type &&
             names(A.getAsType(), Writes);
    };
    for (const TemplateArgument &A : S->getTemplateArgs().asArray())
      if (A.getKind() == TemplateArgument::Pack
              ? llvm::any_of(A.pack_elements(), Held)
              : Held(A))
        return true;
    return false;
  }
  return llvm::any_of(
             R->fields(),
             [&](const FieldDecl *F) { return names(F->getType(), Writes); }) ||
         llvm::any_of(R->bases(), [&](const CXXBaseSpecifier &B) {
           return names(B.getType(), Writes);
         });
}

bool isObject(QualType T) {
  return !T.isNull() && !T->isPointerType() && !T->isReferenceType();
}

} // namespace

bool namesOthers(QualType T) { return isObject(T) && names(T, false); }
bool writesOthers(QualType T) { return isObject(T) && names(T, true); }

} // namespace crinn::passes
