//===- Instantiated.cpp - which templates a unit really compiles ----------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/verify/Instantiated.h"
#include "passes/model/Sites.h"

#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace crinn::passes {
namespace {

class Instances : public RecursiveASTVisitor<Instances> {
public:
  explicit Instances(const ParsedUnit &U) : U(U) {}
  std::set<std::string> Out;

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool TraverseStmt(Stmt *) { return true; }
  bool TraverseDecl(Decl *D) {
    if (D && !isa<TranslationUnitDecl, NamespaceDecl, LinkageSpecDecl>(D) &&
        !U.isOurs(D))
      return true;
    return RecursiveASTVisitor::TraverseDecl(D);
  }
  bool VisitFunctionDecl(FunctionDecl *F) {
    if (!F->doesThisDeclarationHaveABody() || F->isDependentContext())
      return true;
    const FunctionDecl *P = F->getTemplateInstantiationPattern();
    Out.insert(signatureOf(P ? P : F));
    return true;
  }

private:
  const ParsedUnit &U;
};

} // namespace

std::set<std::string> fullyChecked(const ParsedUnit &U) {
  Instances I(U);
  I.TraverseDecl(U.Ctx.getTranslationUnitDecl());
  return std::move(I.Out);
}

} // namespace crinn::passes
