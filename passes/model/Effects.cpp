//===- Effects.cpp - what statements read and write -----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Effects.h"
#include "passes/model/CalledWith.h"
#include "passes/model/Given.h"
#include "passes/model/Handles.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"

#include <map>

using namespace clang;

namespace crinn::passes {
namespace {

/// What is known of all functions that were followed.
struct Known {
  const Trust &T;
  std::map<std::pair<const FunctionDecl *, bool>, Effects> Done;
  llvm::DenseSet<const FunctionDecl *> Open;
  /// Called while they are open: such a call is taken to write nothing.
  llvm::DenseSet<const FunctionDecl *> Again;
  std::string Wrong; ///< one that does
};

class Collector {
public:
  /// \p Trusted: inside a call that is.
  Collector(Effects &E, Known &K, bool Trusted)
      : E(E), K(K), Trusted(Trusted) {}

  void add(const Stmt *S) {
    walk(S, [&](const Stmt *N) {
      note(N);
      return true;
    });
  }

  /// What a function does from its parameters' to their destruction.
  void addFunction(const FunctionDecl *Def) {
    if (const auto *C = dyn_cast<CXXConstructorDecl>(Def))
      for (const CXXCtorInitializer *I : C->inits())
        add(I->getInit());
    add(Def->getBody());
    for (const ParmVarDecl *P : Def->parameters())
      addEnd(P->getType(), namesOf(P));
  }

private:
  void note(const Stmt *N) {
    if (const auto *B = dyn_cast<BinaryOperator>(N)) {
      // In a template `stream << x` is not yet a call.
      bool Shift = B->isShiftOp() && B->isTypeDependent();
      if (B->isAssignmentOp() || Shift)
        addPlaces(B->getLHS(), E.Writes);
    } else if (const auto *U = dyn_cast<UnaryOperator>(N)) {
      if (U->isIncrementDecrementOp())
        addPlaces(U->getSubExpr(), E.Writes);
    } else if (const auto *O = dyn_cast<CXXOperatorCallExpr>(N)) {
      addOperator(O);
    } else if (const auto *C = dyn_cast<CallExpr>(N)) {
      addCall(C);
    } else if (const auto *C = dyn_cast<CXXConstructExpr>(N)) {
      addConstruction(C);
    } else if (isa<CXXUnresolvedConstructExpr, ParenListExpr>(N)) {
      for (const Stmt *A : N->children())
        argument(cast<Expr>(A), QualType());
    } else {
      noteUnnamed(N);
    }
    if (isa<DeclRefExpr, MemberExpr, CXXDependentScopeMemberExpr>(N) &&
        !cast<Expr>(N)->getType()->isFunctionType() &&
        !isConstant(cast<Expr>(N)))
      addPlaces(cast<Expr>(N), E.Reads);
  }

  /// What runs without a call in the text.
  void noteUnnamed(const Stmt *N) {
    if (const auto *D = dyn_cast<DeclStmt>(N)) {
      for (const Decl *Each : D->decls())
        if (const auto *V = dyn_cast<VarDecl>(Each); V && V->isLocalVarDecl())
          addEnd(V->getType(), namesOf(V));
    } else if (const auto *T = dyn_cast<CXXBindTemporaryExpr>(N)) {
      addEnd(T->getType(), namesOf(T));
    } else if (const auto *D = dyn_cast<CXXDeleteExpr>(N)) {
      addPlaces(D->getArgument(), E.Writes);
      if (!D->isTypeDependent() && !D->getArgument()->isTypeDependent())
        addEnd(D->getDestroyedType(), namesOf(D->getArgument()));
    } else if (const auto *D = dyn_cast<CXXDefaultArgExpr>(N)) {
      add(D->getExpr());
    } else if (const auto *D = dyn_cast<CXXDefaultInitExpr>(N)) {
      add(D->getExpr());
    } else if (const auto *A = dyn_cast<AtomicExpr>(N)) {
      addPlaces(A->getPtr(), E.Writes);
    } else if (const auto *C = dyn_cast<CXXInheritedCtorInitExpr>(N)) {
      run(C->getConstructor(), CalledWith());
    } else if (const auto *C = dyn_cast<CXXNewExpr>(N)) {
      if (C->getOperatorNew())
        run(C->getOperatorNew(), CalledWith());
    } else if (isa<AsmStmt>(N)) {
      unseen("asm");
    }
  }

  void argument(const Expr *A, QualType Parameter) {
    addClosure(A); // who is given one may call it
    // std::fill(v.begin(), v.end(), x): what an iterator points into is handed
    // over with it.
    if (!Parameter.isNull() && writesOthers(Parameter))
      addPlaces(sourceOf(A), E.Writes);
    if (!onlyReads(Parameter) && handsOver(A))
      addPlaces(A, E.Writes);
  }

  void addConstruction(const CXXConstructExpr *C) {
    const CXXConstructorDecl *F = C->getConstructor();
    CalledWith At;
    for (unsigned I = 0; I < C->getNumArgs(); ++I) {
      argument(C->getArg(I), I < F->getNumParams()
                                 ? F->getParamDecl(I)->getType()
                                 : QualType());
      At.Args.push_back(C->getArg(I));
    }
    run(F, At);
  }

  void addOperator(const CXXOperatorCallExpr *O) {
    const FunctionDecl *F = O->getDirectCallee();
    const auto *M = dyn_cast_or_null<CXXMethodDecl>(F);
    unsigned First = M && !M->isStatic() ? 1 : 0; // the object is argument 0
    if (First && !readsObject(M))
      addPlaces(O->getArg(0), E.Writes);
    CalledWith At;
    for (unsigned I = First; I < O->getNumArgs(); ++I) {
      argument(O->getArg(I), F && I - First < F->getNumParams()
                                 ? F->getParamDecl(I - First)->getType()
                                 : QualType());
      At.Args.push_back(O->getArg(I));
    }
    if (O->getOperator() == OO_Call)
      addClosure(O->getArg(0));
    if (!F)
      return;
    if (First) {
      At.Object = namesOf(O->getArg(0));
      At.OnThis = isa<CXXThisExpr>(bare(O->getArg(0)));
    }
    At.Trusted = K.T.has(O);
    run(F, At);
  }

  void addCall(const CallExpr *C) {
    Callee R = calleeOf(C);
    for (unsigned I = 0; I < C->getNumArgs(); ++I)
      argument(C->getArg(I), parameterOf(C, R.Decl, I));
    CalledWith At;
    At.Args.assign(C->arg_begin(), C->arg_end());
    At.Trusted = K.T.has(C);
    addOverloads(C, At);
    // A call through a function pointer leaves the pointer alone.
    bool Pointer =
        !R.Decl && R.Object && R.Object->getType()->isFunctionPointerType();
    if (R.Object && !Pointer && !readsObject(R.Decl))
      addPlaces(R.Object, E.Writes);
    if (R.Object && !R.Decl)
      addClosure(R.Object);
    At.OnThis = R.Object && isa<CXXThisExpr>(bare(R.Object));
    if (R.Object && !At.OnThis)
      At.Object = namesOf(R.Object);
    if (R.Decl)
      run(R.Decl, At);
    else if (!isDecided(C))
      addIndirect(C, At);
  }

  /// In a template as written, any of the overloads may be meant.
  void addOverloads(const CallExpr *C, CalledWith &At) {
    const Expr *F = bare(C->getCallee());
    const auto *Dependent = dyn_cast<CXXDependentScopeMemberExpr>(F);
    if (Dependent && Dependent->isImplicitAccess()) {
      E.Reads.insert("this");
      E.Writes.insert("this");
    }
    const auto *Any = dyn_cast<OverloadExpr>(F);
    if (!Any)
      return;
    const auto *Members = dyn_cast<UnresolvedMemberExpr>(Any);
    bool OnThis = Members && Members->isImplicitAccess();
    for (const NamedDecl *D : Any->decls()) {
      const auto *M = dyn_cast<CXXMethodDecl>(D->getUnderlyingDecl());
      if (OnThis && !M)
        E.Reads.insert("this");
      if (OnThis && (!M || (!M->isConst() && !M->isStatic())))
        E.Writes.insert("this");
      const FunctionDecl *One = D->getUnderlyingDecl()->getAsFunction();
      // The instances tell which of those without a body it is.
      if (!One || !bodyOf(One))
        continue;
      CalledWith Each = At;
      Each.OnThis = OnThis;
      if (Members && !OnThis)
        Each.Object = namesOf(Members->getBase());
      run(One, Each);
    }
  }

  /// False for a pointer to a function. What a template calls of its
  /// parameters' types the instances tell.
  static bool isDecided(const CallExpr *C) {
    const Expr *F = bare(C->getCallee());
    return F->isTypeDependent() || F->getType()->isRecordType() ||
           isa<OverloadExpr, CXXPseudoDestructorExpr>(F);
  }

  void addIndirect(const CallExpr *C, const CalledWith &At) {
    std::vector<const FunctionDecl *> Held = heldBy(C->getCallee());
    for (const FunctionDecl *F : Held)
      run(F, At);
    if (Held.empty() && !At.Trusted)
      unseen(calleeOf(C).Name);
  }

  /// A variable that is called may hold lambdas: what they do is done.
  void addClosure(const Expr *Functor) {
    const auto *V = dyn_cast_or_null<VarDecl>(variableOf(Functor));
    if (!V || !V->getInit() || !Closures.insert(V).second)
      return;
    walk(V->getInit(), [&](const Stmt *N) {
      if (const auto *L = dyn_cast<LambdaExpr>(N))
        add(L->getBody());
      return true;
    });
  }

  /// The destructors that run where an object ends.
  void addEnd(QualType T, const Names &Object) {
    std::vector<Ending> All;
    endingsOf(T, "", All);
    for (const Ending &One : All) {
      CalledWith At;
      At.Object.Whole = Object.Whole;
      for (const std::string &P : Object.Exact)
        At.Object.Exact.insert(P + One.Member);
      run(One.Runs, At);
    }
  }

  void unseen(const std::string &Name) {
    if (!Trusted && E.Unseen.empty())
      E.Unseen = Name.empty() ? "a function pointer" : Name;
  }

  void run(const FunctionDecl *F, const CalledWith &At) {
    if (At.OnThis && targetOf(F) != Target::Body)
      E.Reads.insert("this");
    switch (targetOf(F)) {
    case Target::Body:
      follow(F, At);
      break;
    case Target::Unseen:
      if (!At.Trusted)
        unseen(F->getQualifiedNameAsString());
      break;
    case Target::Library:
      addLibrary(F, At);
      break;
    case Target::Harmless:
      break;
    }
    if (const auto *M = dyn_cast<CXXMethodDecl>(F); M && !isLibrary(M))
      for (const CXXMethodDecl *O : overridesOf(M))
        if (targetOf(O) == Target::Body)
          follow(O, At);
  }

  /// What the library does to its object and arguments is noted where they
  /// are; here is what it calls of ours, with objects that it holds.
  void addLibrary(const FunctionDecl *F, const CalledWith &At) {
    if (!bodyOf(F) && !isa<CXXMethodDecl>(F) && !F->getBuiltinID()) {
      // rand() changes what it reads, wherever that is.
      E.Reads.insert("g.library");
      E.Writes.insert("g.library");
    }
    CalledWith Unknown;
    Unknown.Trusted = At.Trusted;
    for (const FunctionDecl *Ours : callbacksOf(F)) {
      if (!Ours && !At.Trusted)
        unseen(F->getQualifiedNameAsString());
      else if (Ours)
        run(Ours, Unknown);
    }
  }

  void follow(const FunctionDecl *F, const CalledWith &At) {
    const FunctionDecl *Def = bodyOf(F);
    bool Inside = Trusted || At.Trusted;
    if (K.Open.contains(Def)) {
      if (!Inside)
        K.Again.insert(Def);
      for (const Places *P : {&At.Object.Exact, &At.Object.Whole})
        E.Reads.insert(P->begin(), P->end());
      return;
    }
    auto [It, New] = K.Done.try_emplace({Def, Inside});
    if (New) {
      Effects Inner;
      K.Open.insert(Def);
      Collector(Inner, K, Inside).addFunction(Def);
      K.Open.erase(Def);
      if (K.Again.contains(Def) && !writesOnlyOwn(Inner.Writes, Def))
        K.Wrong = F->getQualifiedNameAsString();
      It = K.Done.insert_or_assign({Def, Inside}, std::move(Inner)).first;
    }
    const Effects &Inner = It->second;
    addInCaller(Inner.Reads, Def, At, Done::Read, E.Reads);
    addInCaller(Inner.Writes, Def, At, Done::Written, E.Writes);
    if (!Inner.Unseen.empty())
      unseen(Inner.Unseen);
  }

  Effects &E;
  Known &K;
  bool Trusted;
  llvm::DenseSet<const VarDecl *> Closures;
};

} // namespace

void Effects::add(const Stmt *S, const Trust &T) {
  Known K{T, {}, {}, {}, ""};
  Collector(*this, K, /*Trusted=*/false).add(S);
  if (Unseen.empty())
    Unseen = K.Wrong;
  Reads.erase("");
  Writes.erase("");
}

std::string common(const std::set<std::string> &A,
                   const std::set<std::string> &B) {
  for (const std::string &X : A)
    for (const std::string &Y : B)
      if (overlaps(X, Y))
        return X;
  return "";
}

} // namespace crinn::passes
