//===- SetVisitor.h - all code but that of a class --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_SETVISITOR_H
#define CRINN_PASSES_REWRITES_SETVISITOR_H

#include "passes/rewrites/SetFlow.h"
#include "passes/rewrites/SetNames.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecursiveASTVisitor.h"

namespace crinn::passes {

inline SetNode nodeOf(const clang::Decl *D) {
  return D->getLocation().getRawEncoding();
}

/// To exchange or to move a set asks nothing of what it is made of.
inline bool keepsWhole(llvm::StringRef Function) {
  return llvm::is_contained({"swap", "move", "forward", "exchange"}, Function);
}

/// What stands below the root, with the instances of its templates, and without
/// one class.
template <typename Derived>
class SetVisitor : public clang::RecursiveASTVisitor<Derived> {
  using Visitor = clang::RecursiveASTVisitor<Derived>;

public:
  SetVisitor(const ParsedUnit &U, const clang::CXXRecordDecl *Class)
      : U(U), Class(Class), Is(Class) {}

  bool shouldVisitTemplateInstantiations() const { return true; }

  bool TraverseDecl(clang::Decl *D) {
    if (!D)
      return true;
    const clang::DeclContext *In = D->getLexicalDeclContext();
    if (In && In->isFileContext() &&
        !llvm::isa<clang::NamespaceDecl, clang::LinkageSpecDecl>(D) &&
        !U.isOurs(D))
      return true;
    if (isOwn(D))
      return true;
    const clang::FunctionDecl *Old = Now;
    if (auto *F = llvm::dyn_cast<clang::FunctionDecl>(D))
      Now = F;
    bool Go = Visitor::TraverseDecl(D);
    Now = Old;
    return Go;
  }

protected:
  const ParsedUnit &U;
  const clang::CXXRecordDecl *Class;
  SetNames Is;
  const clang::FunctionDecl *Now = nullptr; ///< around what is visited

private:
  /// The class as written, its instances, and the bodies of its members.
  bool isOwn(const clang::Decl *D) const {
    auto Pattern = [](const clang::CXXRecordDecl *R) {
      const clang::CXXRecordDecl *P = R->getTemplateInstantiationPattern();
      return (P ? P : R)->getCanonicalDecl();
    };
    const auto *R = llvm::dyn_cast<clang::CXXRecordDecl>(D);
    if (const auto *T = llvm::dyn_cast<clang::ClassTemplateDecl>(D))
      R = T->getTemplatedDecl();
    if (const auto *M = llvm::dyn_cast<clang::CXXMethodDecl>(D))
      R = M->getParent();
    return R && Pattern(R) == Pattern(Class);
  }
};

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_SETVISITOR_H
