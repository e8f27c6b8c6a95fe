//===- ValueSources.cpp - where a unit's numbers come from ----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/ValueSources.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {

const ValueDecl *asWritten(const ValueDecl *D) {
  if (const auto *F = dyn_cast_or_null<FieldDecl>(D)) {
    const auto *R = dyn_cast<CXXRecordDecl>(F->getParent());
    const CXXRecordDecl *P = R ? R->getTemplateInstantiationPattern() : nullptr;
    if (P)
      for (const FieldDecl *Other : P->fields())
        if (Other->getFieldIndex() == F->getFieldIndex())
          return Other;
  }
  return D;
}

static const FunctionDecl *asWritten(const FunctionDecl *F) {
  if (!F)
    return nullptr;
  if (const FunctionDecl *P = F->getTemplateInstantiationPattern())
    F = P;
  const FunctionDecl *Definition = nullptr;
  return F->isDefined(Definition) ? Definition : F;
}

bool mayCount(QualType T) {
  T = T.getNonReferenceType();
  return T->isDependentType() || T->getContainedDeducedType() ||
         (T->isIntegerType() && !T->isBooleanType());
}

const CXXRecordDecl *recordOf(QualType T) {
  T = T.getNonReferenceType();
  if (T->isPointerType())
    T = T->getPointeeType();
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  if (const auto *S = T->getAs<TemplateSpecializationType>(); S && !R)
    if (const auto *D = dyn_cast_or_null<ClassTemplateDecl>(
            S->getTemplateName().getAsTemplateDecl()))
      R = D->getTemplatedDecl();
  if (const auto *S = dyn_cast_or_null<DeducedTemplateSpecializationType>(
          T->getContainedDeducedType());
      S && !R)
    if (const auto *D = dyn_cast_or_null<ClassTemplateDecl>(
            S->getTemplateName().getAsTemplateDecl()))
      R = D->getTemplatedDecl();
  if (R)
    if (const CXXRecordDecl *P = R->getTemplateInstantiationPattern())
      R = P;
  return R && R->hasDefinition() ? R->getDefinition() : R;
}

const ValueDecl *namedBy(const Expr *E) {
  E = E ? bare(E) : nullptr;
  if (const ValueDecl *V = variableOf(E))
    return V;
  if (const auto *M = dyn_cast_or_null<MemberExpr>(E))
    return isa<FieldDecl>(M->getMemberDecl()) ? asWritten(M->getMemberDecl())
                                              : nullptr;
  const auto *M = dyn_cast_or_null<CXXDependentScopeMemberExpr>(E);
  const CXXRecordDecl *R = M ? recordOf(M->getBaseType()) : nullptr;
  if (R && R->hasDefinition())
    for (const FieldDecl *F : R->fields())
      if (F->getDeclName() == M->getMember())
        return F;
  return nullptr;
}

/// What `make_unique<T>(...)` makes.
static QualType madeBy(const CallExpr *C) {
  std::string Name = calleeOf(C).Name;
  if (Name != "make_unique" && Name != "make_shared")
    return {};
  const Expr *F = bare(C->getCallee());
  llvm::ArrayRef<TemplateArgumentLoc> Args;
  if (const auto *D = dyn_cast<DeclRefExpr>(F))
    Args = D->template_arguments();
  else if (const auto *O = dyn_cast<OverloadExpr>(F))
    Args = O->template_arguments();
  return !Args.empty() &&
                 Args[0].getArgument().getKind() == TemplateArgument::Type
             ? Args[0].getArgument().getAsType()
             : QualType();
}

class ValueSources::Gatherer {
public:
  Gatherer(ValueSources &S, const FunctionDecl *F) : S(S), F(F) {}

  void run() {
    if (const auto *C = dyn_cast<CXXConstructorDecl>(F))
      for (const CXXCtorInitializer *I : C->inits())
        if (I->isWritten())
          initialise(I);
    visit(F->getBody());
  }

private:
  void initialise(const CXXCtorInitializer *I) {
    if (const FieldDecl *D = I->getAnyMember()) {
      S.give(asWritten(D), {only(I->getInit()), nullptr, F});
      construct(D->getType(), I->getInit());
    } else if (I->getTypeSourceInfo()) {
      construct(I->getTypeSourceInfo()->getType(), I->getInit());
    }
    visit(I->getInit());
  }

  /// The one expression in `(e)` or `{e}`.
  static const Expr *only(const Expr *E) {
    if (const auto *P = dyn_cast<ParenListExpr>(E); P && P->getNumExprs() == 1)
      return P->getExpr(0);
    if (const auto *L = dyn_cast<InitListExpr>(E); L && L->getNumInits() == 1)
      return L->getInit(0);
    return E;
  }

  void construct(QualType T, const Expr *Init) {
    llvm::SmallVector<const Expr *, 4> Args;
    if (const auto *P = dyn_cast<ParenListExpr>(Init))
      for (unsigned I = 0; I < P->getNumExprs(); ++I)
        Args.push_back(P->getExpr(I));
    else if (const auto *L = dyn_cast<InitListExpr>(Init))
      Args.assign(L->inits().begin(), L->inits().end());
    else
      return;
    construct(T, Args);
  }

  void construct(QualType T, llvm::ArrayRef<const Expr *> Args) {
    for (const FunctionDecl *C : S.constructorsOf(T, Args.size()))
      S.bindArguments(C, Args, F);
  }

  void visit(const Stmt *Body) {
    walk(Body, [&](const Stmt *N) {
      if (const auto *D = dyn_cast<DeclStmt>(N)) {
        for (const Decl *One : D->decls())
          if (const auto *V = dyn_cast<VarDecl>(One); V && V->getInit()) {
            S.give(V, {only(V->getInit()), nullptr, F});
            construct(V->getType(), V->getInit());
          }
      } else if (const auto *B = dyn_cast<BinaryOperator>(N)) {
        if (B->getOpcode() == BO_Assign)
          S.give(namedBy(B->getLHS()), {B->getRHS(), nullptr, F});
      } else if (const auto *O = dyn_cast<CXXOperatorCallExpr>(N)) {
        if (O->getOperator() == OO_Equal && O->getNumArgs() == 2)
          S.give(namedBy(O->getArg(0)), {O->getArg(1), nullptr, F});
      } else if (const auto *C = dyn_cast<CXXConstructExpr>(N)) {
        if (C->getNumArgs())
          S.bindArguments(asWritten(C->getConstructor()),
                          {C->getArgs(), C->getNumArgs()}, F);
      } else if (const auto *C = dyn_cast<CXXUnresolvedConstructExpr>(N)) {
        llvm::SmallVector<const Expr *, 4> Args(C->arg_begin(), C->arg_end());
        construct(C->getTypeAsWritten(), Args);
      }
      if (const auto *C = dyn_cast<CallExpr>(N))
        call(C);
      return true;
    });
  }

  void call(const CallExpr *C) {
    llvm::ArrayRef<const Expr *> Args(C->getArgs(), C->getNumArgs());
    if (isa<CXXOperatorCallExpr>(C))
      return;
    if (QualType T = madeBy(C); !T.isNull()) {
      construct(T, Args);
      return;
    }
    for (const FunctionDecl *Callee : S.calleesOf(C))
      S.bindArguments(Callee, Args, F);
  }

  ValueSources &S;
  const FunctionDecl *F;
};

ValueSources::ValueSources(const UnitView &V) {
  for (const FunctionView &One : V.Functions) {
    ByName[One.F->getNameAsString()].push_back(One.F);
    if (const auto *C = dyn_cast<CXXConstructorDecl>(One.F))
      Constructors[C->getParent()->getDefinition()].push_back(C);
  }
  for (const FunctionView &One : V.Functions)
    Gatherer(*this, One.F).run();
}

void ValueSources::give(const ValueDecl *To, Source S) {
  if (To && mayCount(To->getType()))
    Sources[To].push_back(S);
}

static bool takes(const FunctionDecl *F, unsigned NumArgs) {
  return F->getMinRequiredArguments() <= NumArgs &&
         (NumArgs <= F->getNumParams() || F->isVariadic());
}

std::vector<const FunctionDecl *>
ValueSources::calleesOf(const CallExpr *C) const {
  Callee R = passes::calleeOf(C);
  if (R.Decl)
    return {asWritten(R.Decl)};
  std::vector<const FunctionDecl *> Out;
  if (auto It = ByName.find(R.Name); It != ByName.end())
    for (const FunctionDecl *F : It->second)
      if (takes(F, C->getNumArgs()))
        Out.push_back(F);
  return Out;
}

std::vector<const FunctionDecl *>
ValueSources::constructorsOf(QualType T, unsigned NumArgs) const {
  std::vector<const FunctionDecl *> Out;
  if (const CXXRecordDecl *R = recordOf(T))
    if (auto It = Constructors.find(R); It != Constructors.end())
      for (const FunctionDecl *F : It->second)
        if (takes(F, NumArgs))
          Out.push_back(F);
  return Out;
}

void ValueSources::bindArguments(const FunctionDecl *Callee,
                                 llvm::ArrayRef<const Expr *> Args,
                                 const FunctionDecl *In) {
  for (unsigned I = 0; I < Args.size() && I < Callee->getNumParams(); ++I) {
    if (isa<CXXDefaultArgExpr>(Args[I]))
      continue;
    const ParmVarDecl *P = Callee->getParamDecl(I);
    give(P, {Args[I], nullptr, In});
    QualType T = P->getType();
    if (T->isLValueReferenceType() && !T->getPointeeType().isConstQualified())
      if (const ValueDecl *V = variableOf(Args[I]); V && Callee->getBody())
        give(V, {nullptr, P, Callee});
  }
}

llvm::ArrayRef<ValueSources::Source>
ValueSources::of(const ValueDecl *D) const {
  auto It = Sources.find(D);
  return It == Sources.end() ? llvm::ArrayRef<Source>()
                             : llvm::ArrayRef<Source>(It->second);
}

} // namespace crinn::passes
