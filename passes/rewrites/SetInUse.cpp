//===- SetInUse.cpp - the class that keeps a search's marks ---------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/SetPlaces.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// The calls that stand where \p As does, in the instances of its function.
class CallsAt : public RecursiveASTVisitor<CallsAt> {
public:
  CallsAt(const ParsedUnit &U, const CallExpr *As) : U(U), As(As) {}
  std::vector<const CXXMemberCallExpr *> Out;

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool TraverseDecl(Decl *D) {
    if (D && D->getLexicalDeclContext() &&
        D->getLexicalDeclContext()->isFileContext() &&
        !isa<TranslationUnitDecl, NamespaceDecl, LinkageSpecDecl>(D) &&
        !U.isOurs(D))
      return true;
    return RecursiveASTVisitor::TraverseDecl(D);
  }
  bool VisitCXXMemberCallExpr(CXXMemberCallExpr *C) {
    if (C->getBeginLoc() == As->getBeginLoc() &&
        C->getEndLoc() == As->getEndLoc() && C->getMethodDecl() &&
        !C->getMethodDecl()->isDependentContext())
      Out.push_back(C);
    return true;
  }

private:
  const ParsedUnit &U;
  const CallExpr *As;
};

/// The call of a member in \p Test; \p Test is `!visited.get(v)`, for instance.
const CallExpr *memberCallIn(const Stmt *Test) {
  const CallExpr *Out = nullptr;
  walk(Test, [&](const Stmt *S) {
    const auto *C = dyn_cast<CallExpr>(S);
    if (C && !Out && !isa<CXXOperatorCallExpr>(C) && C->getNumArgs() > 0 &&
        calleeOf(C).Object && !isa<DeclRefExpr>(bare(C->getCallee())))
      Out = C;
    return !Out;
  });
  return Out;
}

bool isInStd(const CXXRecordDecl *R) { return R->isInStdNamespace(); }

/// The class whose member answers in the end: a pool's `check(u)` may be
/// `return vis.get(u)`.
const CXXMethodDecl *answering(const CXXMethodDecl *M, unsigned Depth = 0) {
  const CXXRecordDecl *Own = M->getParent();
  const FunctionDecl *Def = nullptr;
  if (isInStd(Own) || Depth > 3 || !M->hasBody(Def))
    return isInStd(Own) ? nullptr : M;
  std::vector<const CXXMethodDecl *> Next;
  walk(Def->getBody(), [&](const Stmt *S) {
    const auto *C = dyn_cast<CXXMemberCallExpr>(S);
    const auto *F =
        C ? dyn_cast<MemberExpr>(bare(C->getImplicitObjectArgument()))
          : nullptr;
    if (F && isa<CXXThisExpr>(bare(F->getBase())) && C->getMethodDecl() &&
        C->getNumArgs() > 0 && !isInStd(C->getMethodDecl()->getParent()))
      Next.push_back(C->getMethodDecl());
    return true;
  });
  return Next.size() == 1 ? answering(Next[0], Depth + 1) : M;
}

} // namespace

llvm::Expected<SetInUse> setOf(const ParsedUnit &U, const BestFirst &B) {
  SetInUse Out;
  for (const VisitedUse &V : B.Visits)
    for (const Stmt *S : {static_cast<const Stmt *>(V.Test), V.Mark}) {
      const CallExpr *As = S ? memberCallIn(S) : nullptr;
      if (!S)
        continue;
      if (!As)
        return refuse("no class of the codebase keeps the visited marks");
      CallsAt Calls(U, As);
      Calls.TraverseDecl(U.Ctx.getTranslationUnitDecl());
      if (Calls.Out.empty())
        return refuse("it is not seen which class keeps the visited marks");
      for (const CXXMemberCallExpr *C : Calls.Out) {
        const CXXMethodDecl *M = answering(C->getMethodDecl());
        const CXXRecordDecl *R = M ? M->getParent() : nullptr;
        if (!R || !U.isOurs(R))
          return refuse("no class of the codebase keeps the visited marks");
        if (Out.Class && Out.Class->getCanonicalDecl() != R->getCanonicalDecl())
          return refuse("the visited marks are kept by " +
                        Out.Class->getName() + " as well as by " +
                        R->getName());
        if (R->isPolymorphic())
          return refuse(R->getName() + " has virtual functions: the class is "
                                       "chosen while the program runs");
        Out.Class = R;
        Out.Asked.insert(M->getNameAsString());
        Out.Objects.push_back(C->getImplicitObjectArgument());
      }
    }
  if (!Out.Class)
    return refuse("the search asks no visited set");
  return Out;
}

} // namespace crinn::passes
