//===- Seed.cpp - find where a pool gets its first nodes ----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The pool of a best-first search is filled before its loop: in the same
/// function, in a caller that hands it over, or in another function to which
/// the same pool is handed. Calls are matched by name and number of arguments,
/// since in templates that is all there is.
///
//===----------------------------------------------------------------------===//

#include "passes/model/NeighbourFlow.h"
#include "passes/model/Recognisers.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

#include <map>
#include <set>

using namespace clang;

namespace crinn::passes {
namespace {

/// A container in a function that is a pool (or result), and where its search
/// begins there: an insert after that is no seed. Invalid: it begins elsewhere.
struct Filled {
  const FunctionView *V;
  std::string Place;
  SourceLocation Until;
  std::set<std::string> Names;  ///< of the search's inserts
  const Stmt *Loop = nullptr;   ///< that the search runs in
  const Stmt *Search = nullptr; ///< the search's own loop, where it is here
};

class Seeds {
public:
  Seeds(const UnitView &U, Findings &Out) : U(U), Out(Out) {}

  void run() {
    for (const Idiom &I : Out.Idioms)
      if (I.Kind == IdiomKind::BestFirst)
        start(I);
    for (size_t N = 0; N < Open.size(); ++N)
      follow(Open[N]);
    // Pool and result of one search are seeded together.
    std::map<std::pair<const FunctionDecl *, unsigned>, std::vector<Fill>> All;
    std::vector<std::pair<const Filled *, std::vector<Fill> *>> Order;
    for (const Filled &F : Open) {
      auto [It, New] = All.try_emplace({F.V->F, F.Until.getRawEncoding()});
      if (New)
        Order.push_back({&F, &It->second});
      for (const Fill &One : F.V->Fs.Fills)
        if (isSeed(F, One))
          It->second.push_back(One);
    }
    for (auto [F, Fills] : Order)
      report(*F, *Fills);
  }

private:
  void start(const Idiom &I) {
    for (const FunctionView &V : U.Functions)
      if (V.F == I.Function) {
        std::set<std::string> Names;
        for (const Bound &B : I.Roles)
          if (const auto *C = dyn_cast_or_null<CallExpr>(B.Node);
              C && B.Role == "insert")
            Names.insert(calleeOf(C).Name);
        for (const Bound &B : I.Roles) {
          if (B.Role != "pool" && B.Role != "result")
            continue;
          std::string Place =
              B.Decl ? placeOf(B.Decl) : placeOf(cast<Expr>(B.Node));
          add({&V, Place, I.At, Names, nullptr, loopAt(V, I.At)});
        }
      }
  }

  static const Stmt *loopAt(const FunctionView &V, SourceLocation At) {
    for (const Stmt *L : V.Fs.Loops)
      if (L->getBeginLoc() == At)
        return L;
    return nullptr;
  }

  void add(Filled F) {
    if (!F.Place.empty() && Known.insert({F.V->F, F.Place}).second)
      Open.push_back(std::move(F));
  }

  /// The same container elsewhere: handed in by callers, or handed on.
  void follow(const Filled Of) {
    for (unsigned I = 0; I < Of.V->F->getNumParams(); ++I)
      if (placeOf(Of.V->F->getParamDecl(I)) == Of.Place)
        for (const FunctionView &V : U.Functions)
          for (auto [C, Loop] : V.Fs.Calls)
            if (names(C, Of.V->F) && V.F != Of.V->F)
              add({&V, placeOf(C->getArg(I)), C->getBeginLoc(), Of.Names,
                   Loop});
    for (auto [C, Loop] : Of.V->Fs.Calls)
      for (unsigned I = 0; I < C->getNumArgs(); ++I) {
        if (placeOf(C->getArg(I)) != Of.Place || !variableOf(C->getArg(I)) ||
            !before(C, Of))
          continue;
        for (const FunctionView &V : U.Functions)
          if (names(C, V.F) && V.F != Of.V->F)
            add({&V, placeOf(V.F->getParamDecl(I)), {}, Of.Names, nullptr});
      }
  }

  static bool names(const CallExpr *C, const FunctionDecl *F) {
    return C->getNumArgs() == F->getNumParams() && C->getNumArgs() &&
           calleeOf(C).Name == F->getNameAsString();
  }

  bool before(const Expr *E, const Filled &F) const {
    return F.Until.isInvalid() ||
           U.U.sources().isBeforeInTranslationUnit(E->getBeginLoc(), F.Until);
  }

  /// A node with its distance goes in: a call named as the search's own
  /// inserts, or one that is given both.
  bool isSeed(const Filled &F, const Fill &One) const {
    // A lambda is written ahead of the loop that it runs in.
    if (!overlaps(placeOf(One.Container), F.Place) || !before(One.At, F) ||
        (F.Search && F.V->Fs.inside(One.Loop, F.Search)))
      return false;
    const auto *C = dyn_cast<CallExpr>(One.At);
    if (!C || isa<CXXOperatorCallExpr>(C)) // pool[i] = Neighbor(id, d)
      return elementOf(lhsOf(One.At)).Base && isPair(One.Values[0]);
    if (F.Names.count(calleeOf(C).Name))
      return true;
    return llvm::StringRef(calleeOf(C).Name).starts_with("visit") == false &&
           One.Values.size() <= 2 && isPair(One.Values[0]);
  }

  static const Expr *lhsOf(const Expr *At) {
    if (const auto *B = dyn_cast<BinaryOperator>(At))
      return B->getLHS();
    return cast<CXXOperatorCallExpr>(At)->getArg(0);
  }

  /// `{d, v}`, `Neighbor(v, d)`, or a variable of a class.
  static bool isPair(const Expr *E) {
    bool Pair = isMakePair(E);
    walk(E, [&](const Stmt *N) {
      if (const auto *I = dyn_cast<InitListExpr>(N))
        Pair |= I->getNumInits() >= 2;
      if (const auto *C = dyn_cast<CXXConstructExpr>(N))
        Pair |= C->getNumArgs() >= 2 && !isa<CXXDefaultArgExpr>(C->getArg(1));
      if (const auto *C = dyn_cast<CXXUnresolvedConstructExpr>(N))
        Pair |= C->getNumArgs() >= 2;
      if (const auto *C = dyn_cast<ParenListExpr>(N))
        Pair |= C->getNumExprs() >= 2;
      return !Pair;
    });
    const auto *V = dyn_cast_or_null<VarDecl>(variableOf(E));
    if (V && V->getInit() && V->getInit() != E && !Pair)
      Pair = !isa<CallExpr>(bare(V->getInit())) && isPair(V->getInit());
    return Pair || (V && V->getType().getNonReferenceType()->isRecordType());
  }

  void report(const Filled &Of, std::vector<Fill> &Fills) {
    const FunctionView &V = *Of.V;
    const SourceManager &SM = U.U.sources();
    llvm::sort(Fills, [&](const Fill &A, const Fill &B) {
      return SM.isBeforeInTranslationUnit(A.At->getBeginLoc(),
                                          B.At->getBeginLoc());
    });
    if (Fills.empty())
      return;
    Idiom I{IdiomKind::Seed, V.F, Fills[0].At->getBeginLoc(), {}};
    llvm::DenseSet<const Stmt *> Once;
    for (const Fill &F : Fills)
      if (F.Loop && !V.Fs.inside(Of.Loop, F.Loop) && takesOf(V, F) &&
          Once.insert(F.Loop).second && Once.size() == 1)
        I.Roles.push_back({"expand", F.Loop, nullptr, {}});
    Once.clear();
    for (const Fill &F : Fills)
      for (const CallExpr *D : distancesOf(V, F))
        if (Once.insert(D).second)
          I.Roles.push_back({"distance", D, nullptr, {}});
    for (const Fill &F : Fills)
      if (Once.insert(F.At).second)
        I.Roles.push_back({"insert", F.At, nullptr, {}});
    Out.Idioms.push_back(std::move(I));
  }

  /// The id that goes in comes of the loop: a loop over the queries hands in
  /// the same entry point each time, at another distance.
  static bool takesOf(const FunctionView &V, const Fill &F) {
    VarSet Of = movedBy(F.Loop);
    if (const VarDecl *I = inductionOf(F.Loop))
      Of.insert(I);
    for (bool Grown = true; Grown;) {
      size_t Before = Of.size();
      for (const Definition &D : V.Fs.Definitions)
        if (V.Fs.inside(D.Loop, F.Loop) &&
            (D.OfRange ? D.Loop == F.Loop : mentionsId(D.Value, Of))) {
          Of.insert(D.Var);
          if (const auto *Many = dyn_cast<DecompositionDecl>(D.Var))
            Of.insert(Many->bindings().begin(), Many->bindings().end());
        }
      Grown = Of.size() != Before;
    }
    return llvm::any_of(F.Values,
                        [&](const Expr *E) { return mentionsId(E, Of); });
  }

  /// \p E names one of \p Of, outside what computes a number of it.
  static bool mentionsId(const Expr *E, const VarSet &Of) {
    bool Found = false;
    walk(E, [&](const Stmt *N) {
      const auto *C = dyn_cast<CallExpr>(N);
      if (C && C->getType()->isRealFloatingType())
        return false;
      const auto *D = dyn_cast<DeclRefExpr>(N);
      Found |= D && Of.contains(D->getDecl()) &&
               !D->getType()->isRealFloatingType() &&
               !D->getType()->isPointerType();
      return !Found;
    });
    return Found;
  }

  /// `{distance(v), v}`, as such or in the variable that holds it.
  static void addPaired(const Expr *E, std::vector<const CallExpr *> &Out) {
    if (!isPair(E))
      return;
    const auto *V = dyn_cast_or_null<VarDecl>(variableOf(E));
    walk(V ? V->getInit() : E, [&](const Stmt *N) {
      const auto *C = dyn_cast<CallExpr>(N);
      if (!C || isMakePair(C))
        return true;
      if (C->getNumArgs() && C->getType()->isRealFloatingType())
        Out.push_back(C);
      return false;
    });
  }

  static bool isMakePair(const Expr *E) {
    const auto *C = dyn_cast<CallExpr>(bare(E));
    return C && calleeOf(C).Name == "make_pair";
  }

  /// Calls whose result goes into \p F, at once or by a variable.
  static std::vector<const CallExpr *> distancesOf(const FunctionView &V,
                                                   const Fill &F) {
    std::vector<const CallExpr *> Found;
    for (const Expr *A : F.Values) {
      addPaired(A, Found);
      const auto *C = dyn_cast<CallExpr>(bare(A));
      if (C && C->getNumArgs() && !calleeOf(C).Name.empty() &&
          !(isa<CXXOperatorCallExpr>(C) && !calleeOf(C).Object) &&
          !C->getType()->isIntegerType() && F.Values.size() == 2)
        Found.push_back(C);
    }
    for (const Definition &D : V.Fs.Definitions) {
      VarSet Var = {D.Var};
      if (D.Loop != F.Loop || D.OfRange || D.Var->getType()->isIntegerType() ||
          D.Var->getType()->isPointerType() ||
          llvm::none_of(F.Values,
                        [&](const Expr *A) { return passesOn(A, Var); }))
        continue;
      const auto *C = dyn_cast<CallExpr>(bare(D.Value));
      if (C && C->getNumArgs() && !isa<CXXOperatorCallExpr>(C))
        Found.push_back(C);
      else if (const auto *O = dyn_cast_or_null<CXXOperatorCallExpr>(C);
               O && O->getOperator() == OO_Call)
        Found.push_back(C);
    }
    return Found;
  }

  const UnitView &U;
  Findings &Out;
  std::vector<Filled> Open;
  std::set<std::pair<const FunctionDecl *, std::string>> Known;
};

} // namespace

void findSeeds(const UnitView &V, Findings &Out) { Seeds(V, Out).run(); }

} // namespace crinn::passes
