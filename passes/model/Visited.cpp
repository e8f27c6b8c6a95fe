//===- Visited.cpp - where a search asks what it has seen -----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Visited.h"
#include "passes/model/Items.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// `*it`, `list[i]` of a neighbour without a name.
bool isElementOf(const Expr *E, const VarSet &Ids) {
  E = bare(E);
  if (const auto *U = dyn_cast<UnaryOperator>(E))
    return U->getOpcode() == UO_Deref &&
           Ids.contains(variableOf(U->getSubExpr()));
  if (const auto *O = dyn_cast<CXXOperatorCallExpr>(E);
      O && O->getOperator() == OO_Star && O->getNumArgs() == 1)
    return Ids.contains(variableOf(O->getArg(0)));
  Element L = isa<CallExpr>(E) && !isa<CXXOperatorCallExpr>(E) ? Element()
                                                               : elementOf(E);
  return L.Base && Ids.contains(variableOf(L.Index));
}

/// `visited.insert(v)`, `!visits.set(v)`, `seen(v)` of a local lambda: a call
/// on an object, not known to be const, that a neighbour alone goes into.
bool isTestAndMark(const Expr *Cond, const VarSet &Ids, const VarSet &Derived) {
  Cond = bare(Cond);
  bool Inserts = false;
  if (const auto *U = dyn_cast<UnaryOperator>(Cond);
      U && U->getOpcode() == UO_LNot)
    Cond = bare(U->getSubExpr());
  if (const auto *M = dyn_cast<MemberExpr>(Cond)) { // set.insert(v).second
    Cond = bare(M->getBase());
    Inserts = true;
  } else if (const auto *M = dyn_cast<CXXDependentScopeMemberExpr>(Cond);
             M && !M->isImplicitAccess()) {
    Cond = bare(M->getBase());
    Inserts = true;
  }
  const auto *C = dyn_cast<CallExpr>(Cond);
  if (!C)
    return false;
  unsigned First = isa<CXXOperatorCallExpr>(C) ? 1 : 0;
  if (C->getNumArgs() != First + 1)
    return false;
  const Expr *Arg =
      C->getArg(First); // what is inserted may be the node's label
  if (!Ids.contains(variableOf(Arg)) && !isElementOf(Arg, Ids) &&
      !(Inserts && (mentions(Arg, Ids) || mentions(Arg, Derived))))
    return false;
  Callee R = calleeOf(C);
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(R.Decl);
  // A functor that is handed in asks, and does not mark.
  bool Functor = R.Object && (First || isa<DeclRefExpr>(bare(C->getCallee())));
  return R.Object && !(Method && Method->isConst()) &&
         !isa<CXXThisExpr>(bare(R.Object)) &&
         !(Functor && isa_and_nonnull<ParmVarDecl>(variableOf(R.Object)));
}

class Tests {
public:
  Tests(const Facts &Fs, const PrefetchCalls &P, const NeighbourFlow &Flow,
        llvm::ArrayRef<const Expr *> Known)
      : Fs(Fs), P(P), Flow(Flow), Known(Known) {
    for (const ValueDecl *V : Flow.Ids)
      if (!Flow.Buffers.contains(V))
        Ids.insert(V);
    findMarks();
    // `list[i]` without a name: the list remembers nothing of its elements.
    for (const auto &N : Flow.Neighbours)
      if (const Expr *List = N.Unnamed ? elementOf(N.Def.Value).Base : nullptr)
        llvm::erase_if(Marks, [&](const Mark &M) {
          return overlaps(M.Place, placeOf(List));
        });
  }

  NeighbourTests run() {
    for (const Definition &D : Fs.Definitions)
      if (D.Declares && ofNeighbour(D.Value, D.Loop) && isAnswer(D))
        ask(nullptr, D.Value, D.Loop, D.Var);
    for (auto [I, Loop] : Fs.Ifs)
      if (ofNeighbour(I->getCond(), Loop) && !guardsPrefetch(I))
        ask(I, I->getCond(), Loop, nullptr);
    for (auto [Q, Loop] : Fs.Choices) // n += visited.set(v) ? 1 : 0
      if (ofNeighbour(Q->getCond(), Loop) &&
          isTestAndMark(Q->getCond(), Ids, Flow.Derived))
        ask(nullptr, Q->getCond(), Loop, nullptr);
    return std::move(Out);
  }

private:
  struct Mark {
    const Stmt *S;
    std::string Place;
  };

  void findMarks() {
    for (auto [S, Loop] : Fs.Stores)
      if (Flow.nested(Loop) && S->getOpcode() == BO_Assign &&
          ofNode(S->getLHS()))
        Marks.push_back({S, placeOf(S->getLHS())});
    for (const Fill &F : Fs.Fills) // of a vector<bool>
      if (const auto *O = dyn_cast<CXXOperatorCallExpr>(F.At);
          O && Flow.nested(F.Loop) && O->getOperator() == OO_Equal &&
          ofNode(elementOf(O->getArg(0)).Index))
        Marks.push_back({O, placeOf(F.Container)});
    for (auto [C, Loop] : Fs.Calls)
      if (Flow.nested(Loop) && mayMark(C) &&
          llvm::any_of(C->arguments(),
                       [&](const Expr *A) { return ofNode(A); }))
        Marks.push_back({C, placeOf(calleeOf(C).Object)});
  }

  /// A call on an object of its own that may change it.
  bool mayMark(const CallExpr *C) const {
    Callee R = calleeOf(C);
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(R.Decl);
    return R.Object && !isa<CXXThisExpr>(bare(R.Object)) &&
           !isa<CXXOperatorCallExpr>(C) && !(Method && Method->isConst()) &&
           !P.looksLikePrefetch(C) && !llvm::is_contained(Known, C) &&
           llvm::none_of(Fs.Ifs, [&](const auto &I) {
             return contains(I.first->getCond(), C); // tests as well
           });
  }

  bool ofNode(const Expr *E) const {
    return mentions(E, Ids) || mentions(E, Flow.Derived);
  }

  bool ofNeighbour(const Expr *E, const Stmt *Loop) const {
    return Flow.nested(Loop) && ofNode(E) && !mentions(E, Flow.Dists) &&
           !isComparisonWithLiteral(E, Ids) && !comparesDistance(E) &&
           llvm::none_of(Known, [&](const Expr *K) { return contains(E, K); });
  }

  /// `points[v].distance(q) >= limit`: orders what it computes.
  bool comparesDistance(const Expr *E) const {
    bool Orders = false;
    walk(E, [&](const Stmt *N) {
      const auto *B = dyn_cast<BinaryOperator>(N);
      Orders |= B && B->isRelationalOp() && !isLiteral(B->getLHS()) &&
                !isLiteral(B->getRHS()) && Flow.distanceIn(B);
      return !Orders;
    });
    return Orders;
  }

  /// `bool seen = visited.get(v)`: a flag, used later.
  bool isAnswer(const Definition &D) const {
    return D.Var->getType()->isBooleanType() && !D.OfRange;
  }

  bool guardsPrefetch(const IfStmt *I) const {
    bool All = true, Any = false;
    walk(I->getThen(), [&](const Stmt *N) {
      if (const auto *C = dyn_cast<CallExpr>(N)) {
        Any |= P.looksLikePrefetch(C);
        All &= P.looksLikePrefetch(C);
        return false;
      }
      if (const auto *B = dyn_cast<BinaryOperator>(N))
        All &= !B->isAssignmentOp();
      All &= !isa<ContinueStmt, BreakStmt>(N);
      return true;
    });
    return Any && All;
  }

  /// A condition of several parts has the visited test as one of them.
  void ask(const IfStmt *I, const Expr *Cond, const Stmt *Loop,
           const VarDecl *Flag) {
    llvm::SmallVector<const Expr *, 4> Parts;
    split(Cond, Parts);
    size_t Before = Out.Visits.size();
    llvm::SmallVector<const Expr *, 4> Others;
    for (const Expr *One : Parts)
      if (!askOne(I, One, Loop))
        Others.push_back(One);
    if (Out.Visits.size() == Before && !Flag && mentions(Cond, Ids))
      Out.Filters.push_back(Cond);
    else if (Out.Visits.size() > Before)
      for (const Expr *One : Others)
        if (mentions(One, Ids) && !isComparisonWithLiteral(One, Ids))
          Out.Filters.push_back(One);
  }

  static void split(const Expr *E, llvm::SmallVectorImpl<const Expr *> &Out) {
    const auto *B = dyn_cast<BinaryOperator>(E->IgnoreParenImpCasts());
    if (!B || !B->isLogicalOp()) {
      Out.push_back(E);
      return;
    }
    split(B->getLHS(), Out);
    split(B->getRHS(), Out);
  }

  /// `if (length < far[v]) far[v] = length;`: a shorter way is kept, as A* and
  /// Dijkstra do; a node is taken again for that. A tag is older than the loop.
  bool improves(const Expr *Cond, const Stmt *Mark) const {
    const auto *Less = dyn_cast<BinaryOperator>(bare(Cond));
    if (!Less || !Less->isRelationalOp())
      return false;
    const Expr *Stored = nullptr;
    if (const auto *B = dyn_cast<BinaryOperator>(Mark))
      Stored = B->getRHS();
    else if (const auto *O = dyn_cast<CXXOperatorCallExpr>(Mark);
             O && O->getOperator() == OO_Equal)
      Stored = O->getArg(1);
    return Stored && llvm::any_of(Fs.Definitions, [&](const Definition &D) {
             return Flow.nested(D.Loop) && mentions(Stored, D.Var);
           });
  }

  /// `lists[v].size() > most`: how many it has, not whether it was seen.
  static bool comparesSize(const Expr *Cond) {
    const auto *B = dyn_cast<BinaryOperator>(bare(Cond));
    return B && B->isRelationalOp() &&
           llvm::any_of(
               llvm::ArrayRef{B->getLHS(), B->getRHS()}, [](const Expr *E) {
                 const auto *C = dyn_cast<CallExpr>(bare(E));
                 return C && C->getNumArgs() == 0 && calleeOf(C).Name == "size";
               });
  }

  bool askOne(const IfStmt *I, const Expr *Cond, const Stmt *Loop) {
    if (comparesSize(Cond))
      return false;
    const Stmt *Marked = nullptr;
    walk(Cond, [&](const Stmt *N) {
      const auto *E = dyn_cast<Expr>(N);
      for (const Mark &M : Marks)
        if (E && !Marked && overlaps(placeOf(E), M.Place) && ofNode(E) &&
            !contains(Cond, M.S) && !improves(Cond, M.S))
          Marked = M.S;
      return !Marked;
    });
    if (!Marked && !isTestAndMark(Cond, Ids, Flow.Derived))
      return false;
    Out.Visits.push_back({I, Cond, Marked, Loop});
    return true;
  }

  const Facts &Fs;
  const PrefetchCalls &P;
  const NeighbourFlow &Flow;
  llvm::ArrayRef<const Expr *> Known;
  VarSet Ids; ///< of one node each, no buffers
  std::vector<Mark> Marks;
  NeighbourTests Out;
};

} // namespace

NeighbourTests testsOf(const Facts &Fs, const PrefetchCalls &P,
                       const NeighbourFlow &Flow,
                       llvm::ArrayRef<const Expr *> Known) {
  return Tests(Fs, P, Flow, Known).run();
}

} // namespace crinn::passes
