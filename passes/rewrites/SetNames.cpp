//===- SetNames.cpp - where a type has a class from -----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/SetNames.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// The arguments of a class template's instance, or of one to be.
llvm::ArrayRef<TemplateArgument> argumentsOf(QualType T) {
  if (const auto *S = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
          T->getAsCXXRecordDecl()))
    return S->getTemplateArgs().asArray();
  if (const auto *S = T->getAs<TemplateSpecializationType>())
    return S->template_arguments();
  return {};
}

QualType pointee(QualType T) {
  while (true) {
    T = T.getNonReferenceType();
    if (T->isPointerType())
      T = T->getPointeeType();
    else if (const ArrayType *A = T->getAsArrayTypeUnsafe())
      T = A->getElementType();
    else
      return T;
  }
}

} // namespace

bool SetNames::is(QualType T) const {
  const CXXRecordDecl *R = T.isNull() ? nullptr : T->getAsCXXRecordDecl();
  return R && R->getCanonicalDecl() == Class;
}

bool SetNames::carries(QualType T) const {
  if (T.isNull())
    return false;
  T = pointee(T);
  return is(T) || llvm::any_of(argumentsOf(T), [&](const TemplateArgument &A) {
           return A.getKind() == TemplateArgument::Type &&
                  carries(A.getAsType());
         });
}

bool SetNames::holds(QualType T, unsigned Depth) const {
  if (T.isNull() || Depth > 8)
    return false;
  while (const ArrayType *A = T->getAsArrayTypeUnsafe())
    T = A->getElementType();
  if (is(T))
    return true;
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  if (!R || !(R = R->getDefinition()))
    return false;
  // Of the library only these have their elements in themselves.
  if (R->isInStdNamespace() && R->getName() != "pair" &&
      R->getName() != "array" && R->getName() != "optional" &&
      R->getName() != "tuple")
    return false;
  if (R->isInStdNamespace())
    return carries(T);
  return llvm::any_of(R->fields(),
                      [&](const FieldDecl *F) {
                        return holds(F->getType(), Depth + 1);
                      }) ||
         llvm::any_of(R->bases(), [&](const CXXBaseSpecifier &B) {
           return holds(B.getType(), Depth + 1);
         });
}

void SetNames::find(TypeLoc T, Found &Out, bool Direct) const {
  if (T.isNull())
    return;
  T = T.getUnqualifiedLoc();
  if (auto E = T.getAs<ElaboratedTypeLoc>())
    return find(E.getNamedTypeLoc(), Out, Direct);
  if (auto P = T.getAs<ParenTypeLoc>())
    return find(P.getInnerLoc(), Out, Direct);
  if (auto P = T.getAs<PointerTypeLoc>())
    return find(P.getPointeeLoc(), Out, Direct);
  if (auto R = T.getAs<ReferenceTypeLoc>())
    return find(R.getPointeeLoc(), Out, Direct);
  if (auto A = T.getAs<ArrayTypeLoc>())
    return find(A.getElementLoc(), Out, Direct);
  if (T.getAs<SubstTemplateTypeParmTypeLoc>() ||
      T.getAs<TemplateTypeParmTypeLoc>() || T.getAs<AutoTypeLoc>()) {
    Out.Deduced = true;
    return;
  }
  if (auto A = T.getAs<TypedefTypeLoc>()) {
    if (const TypeSourceInfo *I = A.getTypedefNameDecl()->getTypeSourceInfo())
      find(I->getTypeLoc(), Out, false);
    return;
  }
  auto &Names = Direct ? Out.Direct : Out.Behind;
  auto S = T.getAs<TemplateSpecializationTypeLoc>();
  if (is(T.getType())) {
    if (S && !S.getTypePtr()->isTypeAlias())
      Names.push_back({S.getTemplateNameLoc(), S.getRAngleLoc()});
    else if (auto R = T.getAs<RecordTypeLoc>())
      Names.push_back({R.getNameLoc(), R.getNameLoc()});
    if (!S || !S.getTypePtr()->isTypeAlias())
      return;
  }
  if (!S)
    return;
  for (unsigned I = 0; I < S.getNumArgs(); ++I)
    if (const TypeSourceInfo *A = S.getArgLoc(I).getTypeSourceInfo();
        A && S.getArgLoc(I).getArgument().getKind() == TemplateArgument::Type)
      find(A->getTypeLoc(), Out, Direct);
  const TemplateDecl *D = S.getTypePtr()->getTemplateName().getAsTemplateDecl();
  if (const auto *A = dyn_cast_or_null<TypeAliasTemplateDecl>(D))
    return find(A->getTemplatedDecl()->getTypeSourceInfo()->getTypeLoc(), Out,
                false);
  // What it does not give it has from the template.
  if (!D || D->isInStdNamespace())
    return;
  const TemplateParameterList *Params = D->getTemplateParameters();
  for (unsigned I = S.getNumArgs(); I < Params->size(); ++I)
    if (const auto *P = dyn_cast<TemplateTypeParmDecl>(Params->getParam(I));
        P && P->hasDefaultArgument() && !P->isParameterPack())
      if (const TypeSourceInfo *A = P->getDefaultArgument().getTypeSourceInfo())
        find(A->getTypeLoc(), Out, false);
}

} // namespace crinn::passes
