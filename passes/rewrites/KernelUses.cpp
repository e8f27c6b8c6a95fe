//===- KernelUses.cpp - which kernels a distance may be -------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/KernelUses.h"
#include "passes/model/Ast.h"

#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace crinn::passes {
namespace {

class Uses : public RecursiveASTVisitor<Uses> {
public:
  Uses(const ParsedUnit &U, const BestFirst &B)
      : U(U), Pattern(B.Function->getCanonicalDecl()),
        Call(B.Distance->getBeginLoc()) {
    TraverseDecl(U.Ctx.getTranslationUnitDecl());
  }

  KernelUses Out;

  bool shouldVisitTemplateInstantiations() const { return true; }

  bool TraverseDecl(Decl *D) {
    if (D && !isa<TranslationUnitDecl, NamespaceDecl, LinkageSpecDecl>(D) &&
        !U.isOurs(D))
      return true;
    return RecursiveASTVisitor::TraverseDecl(D);
  }

  bool VisitFunctionDecl(FunctionDecl *F) {
    const FunctionDecl *P = F->getTemplateInstantiationPattern();
    if (F->isDependentContext() || !F->doesThisDeclarationHaveABody() ||
        (P ? P : F)->getCanonicalDecl() != Pattern)
      return true;
    walk(F->getBody(), [&](const Stmt *S) {
      const auto *C = dyn_cast<CallExpr>(S);
      if (C && C->getBeginLoc() == Call)
        note(C->getCallee()->IgnoreParenImpCasts()->getType());
      return true;
    });
    return true;
  }

  bool VisitCallExpr(CallExpr *C) {
    if (const auto *D =
            dyn_cast<DeclRefExpr>(C->getCallee()->IgnoreParenImpCasts()))
      Called.insert(D);
    return true;
  }

  bool VisitDeclRefExpr(DeclRefExpr *D) {
    const auto *F = dyn_cast<FunctionDecl>(D->getDecl());
    if (F && !Called.contains(D))
      Out.Taken.insert(F->getCanonicalDecl());
    return true;
  }

private:
  void note(QualType T) {
    if (T->isPointerType())
      T = T->getPointeeType();
    T = T.getCanonicalType();
    if (T->isFunctionProtoType() && !llvm::is_contained(Out.Callees, T))
      Out.Callees.push_back(T);
  }

  const ParsedUnit &U;
  const FunctionDecl *Pattern;
  SourceLocation Call;
  llvm::DenseSet<const DeclRefExpr *> Called;
};

} // namespace

KernelUses usesIn(const ParsedUnit &U, const BestFirst &B) {
  return Uses(U, B).Out;
}

std::optional<std::vector<std::string>>
guardsOf(const ParsedUnit &U, const KernelText &K, Span Other) {
  std::vector<const Conditional *> Around;
  for (const Conditional &C : U.Conds)
    if (C.File == K.Begin.File && C.Begin < K.Begin.Begin && C.End > K.End &&
        !(C.File == Other.File && C.Begin < Other.Begin && C.End > Other.End))
      Around.push_back(&C);
  llvm::sort(Around, [](auto *A, auto *B) { return A->Begin < B->Begin; });
  std::vector<std::string> Out;
  for (const Conditional *C : Around) {
    bool Head = true;
    forEachToken(K.File.take_front(C->Begin),
                 [&](const Token &, llvm::StringRef) { Head = false; });
    if (Head) // the include guard
      continue;
    if (C->HasElse)
      return std::nullopt;
    Out.push_back(C->Directive);
  }
  return Out;
}

} // namespace crinn::passes
