//===- Facts.cpp - what a function defines, calls and tests, by loop ------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Facts.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

bool isLoop(const Stmt *S) {
  return isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S);
}

/// A lambda, as such or made into a std::function.
const LambdaExpr *lambdaIn(const Expr *E) {
  E = E ? bare(E) : nullptr;
  if (const auto *C = dyn_cast_or_null<CXXConstructExpr>(E);
      C && C->getNumArgs() &&
      (C->getNumArgs() == 1 || isa<CXXDefaultArgExpr>(C->getArg(1))))
    return lambdaIn(C->getArg(0));
  return dyn_cast_or_null<LambdaExpr>(E);
}

class Walker {
public:
  explicit Walker(Facts &F) : F(F) {}

  void run(const Stmt *Body) {
    findEntries(Body, 0);
    visit(Body, nullptr);
    for (auto &[Var, Where] : Waiting) // never called by name
      if (Where.Lambda)
        visit(Where.Lambda->getBody(), Where.Loop);
  }

private:
  struct Pending {
    const LambdaExpr *Lambda;
    const Stmt *Loop;
  };
  struct Entry {
    const CallExpr *Call = nullptr;
    unsigned Depth = 0;
  };

  /// Where a local lambda is entered: at the first of its calls in the most
  /// loops. `visit(entry)` ahead of the loop that calls it for each neighbour
  /// is not where its body belongs.
  void findEntries(const Stmt *S, unsigned Depth) {
    if (!S)
      return;
    if (const auto *C = dyn_cast<CallExpr>(S))
      if (const Expr *Named = calleeOf(C).Object)
        if (const ValueDecl *V = variableOf(Named)) {
          Entry &E = Entries[V];
          if (!E.Call || E.Depth < Depth)
            E = {C, Depth};
        }
    Depth += isLoop(S) || (isa<CallExpr>(S) && givesLambda(cast<CallExpr>(S)));
    for (const Stmt *C : S->children())
      findEntries(C, Depth);
    if (const auto *L = dyn_cast<LambdaExpr>(S))
      findEntries(L->getBody(), Depth);
  }

  static bool givesLambda(const CallExpr *C) {
    return llvm::any_of(C->arguments(),
                        [](const Expr *A) { return lambdaIn(A); });
  }

  void visit(const Stmt *S, const Stmt *Loop) {
    if (!S)
      return;
    if (isLoop(S)) {
      F.Loops.push_back(S);
      F.Outer[S] = Loop;
      Loop = S;
    }
    note(S, Loop);
    if (const auto *R = dyn_cast<CXXForRangeStmt>(S)) {
      // Not the implicit begin and end variables.
      visit(R->getRangeInit(), F.Outer[S]);
      visit(R->getBody(), S);
      return;
    }
    if (const auto *C = dyn_cast<CapturedStmt>(S)) { // an OpenMP region
      visit(C->getCapturedStmt(), Loop);
      return;
    }
    if (const auto *D = dyn_cast<DeclStmt>(S)) {
      visitDeclared(D, Loop);
      return;
    }
    if (const auto *C = dyn_cast<CallExpr>(S); C && visitGivenLambdas(C, Loop))
      return;
    for (const Stmt *C : S->children())
      visit(C, Loop);
    if (const auto *C = dyn_cast<CallExpr>(S))
      enterLocal(C, Loop);
  }

  void visitDeclared(const DeclStmt *D, const Stmt *Loop) {
    for (const Decl *One : D->decls()) {
      const auto *V = dyn_cast<VarDecl>(One);
      if (!V || !V->getInit())
        continue;
      if (const LambdaExpr *L = lambdaIn(V->getInit())) {
        F.Lambdas.insert(V);
        Waiting[V] = {L, Loop};
      } else {
        visit(V->getInit(), Loop);
      }
    }
  }

  /// `f(x, [&](int i) {...})`: a loop over x.
  bool visitGivenLambdas(const CallExpr *C, const Stmt *Loop) {
    llvm::SmallVector<const LambdaExpr *, 2> Given;
    llvm::SmallVector<const Expr *, 4> Rest;
    const Expr *Called = calleeOf(C).Object;
    for (const Expr *A : C->arguments()) {
      if (A == Called) // the operator() of a local lambda
        continue;
      const LambdaExpr *L = lambdaIn(A);
      if (const ValueDecl *V = variableOf(A); V && Waiting.count(V)) {
        L = Waiting[V].Lambda;
        Waiting[V].Lambda = nullptr;
      }
      if (L)
        Given.push_back(L);
      else
        Rest.push_back(A);
    }
    if (Given.empty())
      return false;
    F.Loops.push_back(C);
    F.Outer[C] = Loop;
    if (const Expr *Object = calleeOf(C).Object)
      Rest.push_back(Object);
    for (const Expr *R : Rest)
      visit(R, Loop);
    for (const LambdaExpr *L : Given) {
      for (const ParmVarDecl *P : L->getCallOperator()->parameters())
        for (const Expr *R : Rest)
          F.Definitions.push_back({P, R, C, nullptr, true});
      visit(L->getBody(), C);
    }
    return true;
  }

  /// `f(a, b)` of a local lambda: its body runs here.
  void enterLocal(const CallExpr *C, const Stmt *Loop) {
    const Expr *Named = calleeOf(C).Object;
    const auto *V = Named ? variableOf(Named) : nullptr;
    if (!V || !F.Lambdas.contains(V))
      return;
    const LambdaExpr *L = lambdaIn(cast<VarDecl>(V)->getInit());
    unsigned First = isa<CXXOperatorCallExpr>(C) ? 1 : 0;
    unsigned I = First;
    for (const ParmVarDecl *P : L->getCallOperator()->parameters())
      if (I < C->getNumArgs())
        F.Definitions.push_back({P, C->getArg(I++), Loop, nullptr, false});
    if (Entries[V].Call != C || !std::exchange(Waiting[V].Lambda, nullptr))
      return;
    F.Entered.push_back({L->getBody(), Loop});
    visit(L->getBody(), Loop);
  }

  void note(const Stmt *S, const Stmt *Loop) {
    if (const auto *D = dyn_cast<DeclStmt>(S)) {
      for (const Decl *One : D->decls())
        if (const auto *V = dyn_cast<VarDecl>(One);
            V && V->getInit() && !lambdaIn(V->getInit()))
          F.Definitions.push_back({V, V->getInit(), Loop, D, false});
    } else if (const auto *R = dyn_cast<CXXForRangeStmt>(S)) {
      F.Definitions.push_back(
          {R->getLoopVariable(), R->getRangeInit(), S, nullptr, true});
    } else if (const auto *B = dyn_cast<BinaryOperator>(S);
               B && B->isAssignmentOp()) {
      if (!assign(B->getLHS(), B->getRHS(), B, Loop))
        F.Stores.push_back({B, Loop});
    } else if (const auto *C = dyn_cast<CallExpr>(S)) {
      noteCall(C, Loop);
    } else if (const auto *I = dyn_cast<IfStmt>(S)) {
      F.Ifs.push_back({I, Loop});
    } else if (const auto *Q = dyn_cast<ConditionalOperator>(S)) {
      F.Choices.push_back({Q, Loop});
    }
  }

  /// True if \p To is a plain variable, or several of them tied.
  bool assign(const Expr *To, const Expr *Value, const Expr *At,
              const Stmt *Loop) {
    if (const auto *V = dyn_cast_or_null<VarDecl>(variableOf(To))) {
      F.Definitions.push_back({V, Value, Loop, nullptr, false});
      return true;
    }
    if (const auto *C = dyn_cast<CallExpr>(bare(To));
        C && calleeOf(C).Name == "tie") {
      for (const Expr *A : C->arguments())
        if (const auto *V = dyn_cast_or_null<VarDecl>(variableOf(A)))
          F.Definitions.push_back({V, Value, Loop, nullptr, false});
      return true;
    }
    Element E = elementOf(To);
    F.Fills.push_back({E.Base ? E.Base : To, {Value}, At, Loop});
    return false;
  }

  void noteCall(const CallExpr *C, const Stmt *Loop) {
    F.Calls.push_back({C, Loop});
    if (const auto *O = dyn_cast<CXXOperatorCallExpr>(C)) {
      if (O->isAssignmentOp() && O->getNumArgs() == 2)
        assign(O->getArg(0), O->getArg(1), O, Loop);
      return;
    }
    Callee R = calleeOf(C);
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(R.Decl);
    bool Functor = R.Object && isa<DeclRefExpr>(bare(C->getCallee()));
    if (R.Object && C->getNumArgs() && !(Method && Method->isConst()) &&
        !Functor && !llvm::StringRef(R.Name).contains_insensitive("prefetch"))
      F.Fills.push_back({R.Object, {C->arg_begin(), C->arg_end()}, C, Loop});
    if (const auto *V = R.Object ? variableOf(R.Object) : nullptr;
        V && F.Lambdas.contains(V))
      R.Decl = lambdaIn(cast<VarDecl>(V)->getInit())->getCallOperator();
    const FunctionDecl *Open = R.Decl ? nullptr : onlyCandidate(C);
    for (unsigned I = 0; I < C->getNumArgs(); ++I) {
      const VarDecl *V = setBy(R.Decl, I, C->getArg(I));
      if (!V && Open)
        V = setBy(Open, I, C->getArg(I));
      if (V)
        F.Outs.push_back({V, C, Loop});
    }
  }

  /// Of a call that a template leaves open: the function, if its name has one
  /// meaning.
  static const FunctionDecl *onlyCandidate(const CallExpr *C) {
    const auto *O = dyn_cast<UnresolvedLookupExpr>(bare(C->getCallee()));
    if (!O || std::distance(O->decls_begin(), O->decls_end()) != 1)
      return nullptr;
    return (*O->decls_begin())->getAsFunction();
  }

  /// The variable that the call may set through its argument \p I.
  static const VarDecl *setBy(const FunctionDecl *Callee, unsigned I,
                              const Expr *Arg) {
    const Expr *E = bare(Arg);
    bool Address = false;
    if (const auto *U = dyn_cast<UnaryOperator>(E);
        U && U->getOpcode() == UO_AddrOf) {
      E = U->getSubExpr();
      Address = true;
    }
    if (Element L = elementOf(E); L.Base && !isa<CallExpr>(bare(E)))
      E = L.Base;
    else if (const auto *C = dyn_cast<CallExpr>(bare(E));
             C && C->getNumArgs() == 0 && calleeOf(C).Name == "data") {
      E = calleeOf(C).Object;
      Address |= !Callee; // of several overloads, in a template
    }
    const auto *V = E ? dyn_cast_or_null<VarDecl>(variableOf(E)) : nullptr;
    if (!V)
      return nullptr;
    if (Address)
      return V;
    if (const FunctionDecl *Pattern =
            Callee ? Callee->getTemplateInstantiationPattern(false) : nullptr)
      Callee = Pattern; // `emplace(Args &&...)` of a float & is no out-argument
    if (Callee && I < Callee->getNumParams()) {
      QualType T = Callee->getParamDecl(I)->getType();
      bool Writes = (T->isLValueReferenceType() || T->isPointerType()) &&
                    !T->getPointeeType().isConstQualified();
      return Writes ? V : nullptr;
    }
    bool Unset = !V->hasInit() && !isa<ParmVarDecl>(V);
    return Unset && !Callee ? V : nullptr;
  }

  Facts &F;
  llvm::DenseMap<const ValueDecl *, Pending> Waiting;
  llvm::DenseMap<const ValueDecl *, Entry> Entries;
};

} // namespace

bool Facts::inside(const Stmt *Inner, const Stmt *Outermost) const {
  for (; Inner; Inner = Outer.lookup(Inner))
    if (Inner == Outermost)
      return true;
  return false;
}

void walkRun(const Facts &Fs, const Stmt *Loop,
             llvm::function_ref<bool(const Stmt *)> Visit) {
  walk(bodyOf(Loop), Visit);
  for (const auto &[Body, Where] : Fs.Entered)
    if (Fs.inside(Where, Loop))
      walk(Body, Visit);
}

bool declaredInside(const Facts &Fs, const ValueDecl *V, const Stmt *L) {
  return llvm::any_of(Fs.Definitions, [&](const Definition &D) {
    return D.Var == V && (D.Declares || D.OfRange) && Fs.inside(D.Loop, L);
  });
}

Facts factsOf(const Stmt *Body) {
  Facts F;
  Walker(F).run(Body);
  return F;
}

} // namespace crinn::passes
