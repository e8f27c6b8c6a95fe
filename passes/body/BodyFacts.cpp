//===- BodyFacts.cpp - what a body does that others notice ----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/body/BodyFacts.h"
#include "passes/body/BodyUses.h"
#include "passes/model/Aliases.h"
#include "passes/model/Effects.h"
#include "passes/model/Given.h"
#include "passes/model/Sites.h"
#include "passes/model/Targets.h"
#include "passes/source/Failure.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"

#include "llvm/ADT/StringSet.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// The functions that a body runs, those that no text names among them.
class Calls : public RecursiveASTVisitor<Calls> {
public:
  Calls(const ParsedUnit &U, const FunctionDecl *F, BodyFacts &Out)
      : U(U), F(F), Out(Out) {}

  bool shouldVisitImplicitCode() const { return true; }
  bool VisitDeclRefExpr(DeclRefExpr *E) { return add(E->getDecl()); }
  bool VisitMemberExpr(MemberExpr *E) { return add(E->getMemberDecl()); }
  bool VisitCXXConstructExpr(CXXConstructExpr *E) {
    const CXXConstructorDecl *C = E->getConstructor();
    for (unsigned I = 0; I < E->getNumArgs(); ++I)
      if (I >= C->getNumParams() || !onlyReads(C->getParamDecl(I)->getType()))
        handed(E->getArg(I));
    return add(C);
  }
  bool VisitCXXDefaultArgExpr(CXXDefaultArgExpr *E) {
    const auto *Of = dyn_cast<FunctionDecl>(E->getParam()->getDeclContext());
    if (Of && U.isOurs(Of))
      Out.Uses.insert("the default of an argument of " + Of->getNameAsString());
    return TraverseStmt(E->getExpr());
  }
  bool VisitCXXBindTemporaryExpr(CXXBindTemporaryExpr *E) {
    return ends(E->getType());
  }
  bool VisitVarDecl(VarDecl *V) { return ends(V->getType()); }
  bool VisitCallExpr(CallExpr *C) {
    Callee R = calleeOf(C);
    const auto *O = dyn_cast<CXXOperatorCallExpr>(C);
    bool Member = O && isa_and_nonnull<CXXMethodDecl>(O->getDirectCallee());
    if (Member ? !readsObject(O->getDirectCallee())
               : R.Object && R.Decl && !readsObject(R.Decl))
      handed(Member ? O->getArg(0) : R.Object);
    for (unsigned I = Member; I < C->getNumArgs(); ++I)
      if (!onlyReads(parameterOf(C, C->getDirectCallee(), I - Member)))
        handed(C->getArg(I));
    if (!C->getDirectCallee() && !isa<CXXPseudoDestructorExpr>(C->getCallee()))
      Out.Uses.insert("a call through " + pointerName(C->getCallee()));
    return true;
  }

private:
  /// All that an argument names may be changed by who is given it.
  void handed(const Expr *A) {
    walk(A, [&](const Stmt *S) {
      const auto *E = dyn_cast<Expr>(S);
      if (!E || !isa<DeclRefExpr, MemberExpr, CXXThisExpr>(E) ||
          E->getType()->isFunctionType())
        return true;
      Names N = namesOf(E);
      Handed.insert(N.Exact.begin(), N.Exact.end());
      Handed.insert(N.Whole.begin(), N.Whole.end());
      // `count` of `this->count`, and not all of this.
      return !isa<MemberExpr>(E);
    });
  }

  /// What holds the function, also where a local took it from there.
  static std::string pointerName(const Expr *Pointer) {
    const ValueDecl *D = variableOf(Pointer);
    if (!D)
      if (const auto *M = dyn_cast<MemberExpr>(bare(Pointer)))
        D = M->getMemberDecl();
    const auto *V = dyn_cast_or_null<VarDecl>(D);
    if (V && V->isLocalVarDecl() && V->getInit() &&
        V->getType().isConstQualified())
      return pointerName(V->getInit());
    return D ? D->getNameAsString() : "a pointer";
  }

  /// One instance of a template may do what another does not.
  void instance(const FunctionDecl *Called) {
    if (!Called->getTemplateSpecializationArgs())
      return;
    std::string Name;
    llvm::raw_string_ostream S(Name);
    Called->getNameForDiagnostic(S, PrintingPolicy(U.Ctx.getLangOpts()), true);
    Out.Uses.insert("the instance " + Name);
  }

  bool isWithin(const DeclContext *D) const {
    for (; D; D = D->getParent())
      if (D == F)
        return true;
    return false;
  }

  bool ends(QualType T) {
    std::vector<Ending> All;
    endingsOf(T, "", All);
    for (const Ending &E : All)
      add(E.Runs);
    return true;
  }

  bool add(const ValueDecl *D) {
    const auto *Called = dyn_cast<FunctionDecl>(D);
    if (!Called || Called->isTrivial())
      return true;
    const auto *M = dyn_cast<CXXMethodDecl>(Called);
    if (M && M->getParent()->isLambda()) {
      if (!isWithin(M->getParent())) // else its body is part of this one
        Out.Uses.insert("a lambda of elsewhere");
      return true;
    }
    const FunctionDecl *P = Called->getTemplateInstantiationPattern();
    // What the compiler makes of itself has its first use for a place.
    if (!Called->getBuiltinID() && U.isOurs(P ? P : Called)) {
      Out.Calls.insert(signatureOf(P ? P : Called));
      instance(Called);
      return true;
    }
    Out.Foreign.insert(Called->getQualifiedNameAsString());
    if (isLibrary(Called)) // std::max(a, b) asks a < b
      for (const FunctionDecl *Ours : callbacksOf(Called))
        if (Ours)
          Out.Calls.insert(signatureOf(Ours));
    return true;
  }

public:
  Places Handed;

private:
  const ParsedUnit &U;
  const FunctionDecl *F;
  BodyFacts &Out;
};

/// As two parses agree on it; "" for what is the body's own.
std::string told(llvm::StringRef Place, const FunctionDecl *F) {
  const ValueDecl *V = localOf(Place);
  if (!V) {
    auto [First, Rest] = Place.split('.');
    llvm::StringRef Second = Rest.split('.').first;
    uintptr_t Global = 0; // declarations stand elsewhere in each parse
    if (First == "g" && !Second.getAsInteger(10, Global))
      return "the variable " + reinterpret_cast<const ValueDecl *>(Global)
                                   ->getQualifiedNameAsString();
    return Rest.empty() ? First.str() : (First + "." + Second).str();
  }
  const auto *P = dyn_cast<ParmVarDecl>(V);
  if (!P || P->getDeclContext() != F)
    return "";
  QualType T = P->getType();
  if (T->isPointerType() && T->getPointeeType().isConstQualified() &&
      T->getPointeeType()->isArithmeticType())
    return ""; // const taken away is a use
  bool Own = !T->isReferenceType() && !T->isPointerType() &&
             !T->isDependentType() && !T->isRecordType();
  return Own ? "" : "parameter " + std::to_string(P->getFunctionScopeIndex());
}

void addOne(const ParsedUnit &U, const FunctionDecl *F, BodyFacts &Out) {
  addUses(U, F, Out.Uses, Out.Numbers);
  // What a template calls and writes its instances tell.
  if (F->isDependentContext() || Out.Uses.count(Tangled))
    return;
  Calls C(U, F, Out);
  C.TraverseStmt(F->getBody());
  Effects E;
  E.add(F->getBody());
  E.Writes.insert(C.Handed.begin(), C.Handed.end());
  for (const std::string &W : E.Writes)
    if (std::string T = told(W, F); !T.empty())
      Out.Writes.insert(T);
  if (!E.Unseen.empty())
    Out.Uses.insert("a call that cannot be followed");
}

/// Bodies of \p Signatures, as written and as instantiated.
class Bodies : public RecursiveASTVisitor<Bodies> {
public:
  Bodies(const ParsedUnit &U, const std::set<std::string> &Signatures)
      : U(U), Signatures(Signatures) {}
  std::map<std::string, BodyFacts> Out;

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool TraverseStmt(Stmt *) { return true; }
  bool TraverseDecl(Decl *D) {
    if (D && !isa<TranslationUnitDecl, NamespaceDecl, LinkageSpecDecl>(D) &&
        !U.isOurs(D))
      return true;
    return RecursiveASTVisitor::TraverseDecl(D);
  }
  bool VisitFunctionDecl(FunctionDecl *F) {
    if (!F->doesThisDeclarationHaveABody())
      return true;
    const FunctionDecl *P = F->getTemplateInstantiationPattern();
    std::string Signature = signatureOf(P ? P : F);
    if (Signatures.count(Signature))
      addOne(U, F, Out[Signature]);
    return true;
  }

private:
  const ParsedUnit &U;
  const std::set<std::string> &Signatures;
};

/// More look like a table.
constexpr unsigned MostNewNumbers = 48;

/// Functions of the library that change nothing but what they are given.
bool isPlain(llvm::StringRef Name) {
  static const llvm::StringSet<> Last = {
      "min",        "max",        "abs",        "fabs",        "sqrt",
      "swap",       "move",       "size",       "data",        "begin",
      "end",        "cbegin",     "cend",       "front",       "back",
      "top",        "empty",      "first",      "operator[]",  "operator*",
      "operator->", "operator++", "operator--", "operator==",  "operator!=",
      "operator<",  "operator+",  "operator-",  "lower_bound", "upper_bound",
      "forward",    "fmaf",       "fma",        "memcpy"};
  if (Name.starts_with("_mm"))
    return llvm::none_of(
        llvm::ArrayRef<llvm::StringRef>{"store", "stream", "scatter", "mask",
                                        "csr", "cl", "free", "alloc", "fence",
                                        "monitor", "wait", "pause"},
        [&](llvm::StringRef Part) { return Name.contains(Part); });
  if (Name.starts_with("__builtin_"))
    return Name == "__builtin_prefetch" || Name == "__builtin_expect" ||
           Name == "__builtin_assume_aligned" ||
           Name.starts_with("__builtin_popcount") ||
           Name.starts_with("__builtin_ctz") ||
           Name.starts_with("__builtin_clz");
  size_t At = Name.rfind("::");
  bool Std = Name.starts_with("std::") || Name.starts_with("__gnu_cxx::");
  return (Std || At == llvm::StringRef::npos) &&
         Last.contains(At == llvm::StringRef::npos ? Name
                                                   : Name.drop_front(At + 2));
}

} // namespace

void BodyFacts::add(const BodyFacts &Other) {
  Calls.insert(Other.Calls.begin(), Other.Calls.end());
  Foreign.insert(Other.Foreign.begin(), Other.Foreign.end());
  Writes.insert(Other.Writes.begin(), Other.Writes.end());
  Uses.insert(Other.Uses.begin(), Other.Uses.end());
  Numbers = std::max(Numbers, Other.Numbers);
}

std::map<std::string, BodyFacts>
bodyFactsOf(const ParsedUnit &U, const std::set<std::string> &Signatures) {
  if (Signatures.empty())
    return {};
  Bodies B(U, Signatures);
  B.TraverseDecl(U.Ctx.getTranslationUnitDecl());
  return std::move(B.Out);
}

llvm::Error noMoreThan(const BodyFacts &Old, const BodyFacts &New,
                       const std::set<std::string> &Reached) {
  if (New.Uses.count(Tangled))
    return refuse(std::string("the new body has ") + Tangled);
  if (New.Numbers > Old.Numbers + MostNewNumbers)
    return refuse("the new body has many more numbers than the old one");
  for (const std::string &U : New.Uses)
    if (!Old.Uses.count(U))
      return refuse("the new body has " + U + ", the old one has not");
  for (const std::string &C : New.Calls)
    if (!Old.Calls.count(C) && !Reached.count(C))
      return refuse("the new body calls what the old one did not lead to: " +
                    C);
  for (const std::string &C : New.Foreign)
    if (!Old.Foreign.count(C) && !isPlain(C))
      return refuse("the new body calls what the old one did not: " + C);
  for (const std::string &W : New.Writes)
    if (!Old.Writes.count(W) && !Old.Writes.count(W.substr(0, W.find('.'))))
      return refuse("the new body writes what the old one did not: " + W);
  return llvm::Error::success();
}

} // namespace crinn::passes
