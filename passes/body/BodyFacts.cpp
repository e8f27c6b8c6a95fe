//===- BodyFacts.cpp - what a body does that others notice ----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/body/BodyFacts.h"
#include "passes/body/BodyUses.h"
#include "passes/model/Effects.h"
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
  Calls(const ParsedUnit &U, BodyFacts &Out) : U(U), Out(Out) {}

  bool shouldVisitImplicitCode() const { return true; }
  bool VisitDeclRefExpr(DeclRefExpr *E) { return add(E->getDecl()); }
  bool VisitMemberExpr(MemberExpr *E) { return add(E->getMemberDecl()); }
  bool VisitCXXConstructExpr(CXXConstructExpr *E) {
    return add(E->getConstructor());
  }
  bool VisitCXXBindTemporaryExpr(CXXBindTemporaryExpr *E) {
    return ends(E->getType());
  }
  bool VisitVarDecl(VarDecl *V) { return ends(V->getType()); }
  bool VisitCallExpr(CallExpr *C) {
    // Of a template as written its instances tell.
    if (!C->getDirectCallee() && !C->isTypeDependent() &&
        !C->getCallee()->isTypeDependent() &&
        !isa<CXXPseudoDestructorExpr>(C->getCallee()))
      Out.Uses.insert("a call through a pointer");
    return true;
  }

private:
  bool ends(QualType T) {
    std::vector<Ending> All;
    endingsOf(T, "", All);
    for (const Ending &E : All)
      add(E.Runs);
    return true;
  }

  bool add(const ValueDecl *D) {
    const auto *F = dyn_cast<FunctionDecl>(D);
    if (!F || F->isTrivial())
      return true;
    const auto *M = dyn_cast<CXXMethodDecl>(F);
    if (M && M->getParent()->isLambda()) // its body is part of this one
      return true;
    const FunctionDecl *P = F->getTemplateInstantiationPattern();
    // What the compiler makes of itself has its first use for a place.
    if (!F->getBuiltinID() && U.isOurs(P ? P : F))
      Out.Calls.insert(signatureOf(P ? P : F));
    else
      Out.Foreign.insert(F->getQualifiedNameAsString());
    return true;
  }

  const ParsedUnit &U;
  BodyFacts &Out;
};

/// As two parses agree on it; "" for what is the body's own.
std::string told(llvm::StringRef Place, const FunctionDecl *F) {
  const ValueDecl *V = localOf(Place);
  if (!V) {
    auto [First, Rest] = Place.split('.');
    return Rest.empty() ? First.str()
                        : (First + "." + Rest.split('.').first).str();
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
  Calls C(U, Out);
  C.TraverseStmt(F->getBody());
  addUses(F, Out.Uses);
  Effects E;
  E.add(F->getBody());
  for (const std::string &W : E.Writes)
    if (std::string T = told(W, F); !T.empty())
      Out.Writes.insert(T);
  if (!E.Unseen.empty() && !F->isDependentContext())
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
    return !Name.contains("store") && !Name.contains("stream") &&
           !Name.contains("scatter");
  if (Name.starts_with("__builtin_"))
    return Name == "__builtin_prefetch" || Name == "__builtin_expect" ||
           Name == "__builtin_assume_aligned" ||
           Name.starts_with("__builtin_popcount") ||
           Name.starts_with("__builtin_ctz") ||
           Name.starts_with("__builtin_clz") ||
           Name.starts_with("__builtin_ia32_");
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
