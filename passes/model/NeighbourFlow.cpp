//===- NeighbourFlow.cpp - from a node to its neighbours' distances -------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/NeighbourFlow.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {

bool passesOn(const Expr *E, const VarSet &Vars) {
  bool Found = false;
  walk(E, [&](const Stmt *N) {
    if (isa<CallExpr>(N) && !isa<CXXOperatorCallExpr>(N)) {
      // std::move(v), std::make_pair(d, v)
      Callee R = calleeOf(cast<CallExpr>(N));
      return R.Name == "move" || R.Name == "make_pair" || R.Name == "forward";
    }
    if (isa<ConditionalOperator>(N) ||
        (isa<BinaryOperator>(N) && cast<BinaryOperator>(N)->isComparisonOp()))
      return false;
    if (const auto *D = dyn_cast<DeclRefExpr>(N))
      Found |= Vars.contains(D->getDecl());
    return !Found;
  });
  return Found;
}

bool isComparisonWithLiteral(const Expr *E, const VarSet &Vars) {
  const auto *B = dyn_cast<BinaryOperator>(bare(E));
  auto Is = [&](const Expr *V) { return Vars.contains(variableOf(V)); };
  return B && B->isComparisonOp() &&
         ((Is(B->getLHS()) && isLiteral(B->getRHS())) ||
          (Is(B->getRHS()) && isLiteral(B->getLHS())));
}

bool addVariable(VarSet &Set, const VarDecl *V) {
  bool New = Set.insert(V).second;
  if (const auto *D = dyn_cast<DecompositionDecl>(V))
    for (const BindingDecl *B : D->bindings())
      Set.insert(B);
  return New;
}

bool NeighbourFlow::follow(const VarDecl *Seed) {
  flowCurrent(Seed);
  addNeighbours();
  if (Neighbours.empty())
    addUnnamed();
  if (Neighbours.empty())
    return false;
  for (bool More = true; More;) {
    More = copyIds();
    More |= copyFields();
    More |= fillBuffers();
    More |= addNeighbours();
  }
  flowDerived();
  for (bool Integers : {false, true}) {
    if (!Distances.empty())
      break;
    findDistances(Integers);
    dropOthers();
    flowDistances();
    addOutDistances(Integers);
    flowDistances();
  }
  llvm::stable_sort(Neighbours, [&](const Neighbour &A, const Neighbour &B) {
    return !A.Buffer && B.Buffer;
  });
  return true;
}

void NeighbourFlow::flowCurrent(const VarDecl *Seed) {
  addVariable(Current, Seed);
  for (bool More = true; More;) {
    More = false;
    for (const Definition &D : Fs.Definitions)
      if (D.Loop == L && !D.OfRange && mentions(D.Value, Current))
        More |= addVariable(Current, D.Var);
    // neighbor_range(v0, level, &begin, &end)
    for (const OutArg &O : Fs.Outs)
      if (O.Loop == L && !Current.contains(O.Var) && mentions(O.Call, Current))
        More |= addVariable(Current, O.Var);
  }
}

/// An element without an element inside its index: `list[j]`, `*(p + 1 + j)`,
/// `*it`, perhaps a member of it.
static Element listElement(const Expr *E) {
  E = bare(E);
  while (true) {
    if (const auto *M = dyn_cast<MemberExpr>(E); M && !M->isImplicitAccess())
      E = bare(M->getBase());
    else if (const auto *M = dyn_cast<CXXDependentScopeMemberExpr>(E);
             M && !M->isImplicitAccess())
      E = bare(M->getBase());
    else
      break;
  }
  Element L = elementOf(E);
  if (!L.Base)
    if (const auto *U = dyn_cast<UnaryOperator>(E);
        U && U->getOpcode() == UO_Deref)
      L = {U->getSubExpr(), U->getSubExpr()};
  if (!L.Base)
    if (const auto *O = dyn_cast<CXXOperatorCallExpr>(E);
        O && O->getOperator() == OO_Star)
      L = {O->getArg(0), O->getArg(0)};
  bool Deep = false;
  if (L.Index && L.Index != L.Base)
    walk(L.Index, [&](const Stmt *N) {
      const auto *I = dyn_cast<Expr>(N);
      Deep |= I && (isa<ArraySubscriptExpr>(I) ||
                    (isa<CallExpr>(I) && !isa<CXXOperatorCallExpr>(I)));
      return !Deep;
    });
  return Deep ? Element{} : L;
}

bool NeighbourFlow::isOfList(const Definition &D) const {
  if (D.OfRange)
    return mentions(D.Value, Current);
  if (D.Var->getType()->isRealFloatingType() ||
      D.Var->getType()->isBooleanType())
    return false;
  Element E = listElement(D.Value);
  if (!E.Base)
    return false;
  // The loop that moves the index may be around the definition's own.
  for (const Stmt *N = D.Loop; N && N != L; N = Fs.Outer.lookup(N)) {
    if (!mentions(E.Index, movedBy(N)))
      continue;
    if (mentions(D.Value, Current)) // also graph.at(current, j)
      return true;
    const auto *For = dyn_cast<ForStmt>(N);
    bool Bounded = mentions(conditionOf(N), Current) ||
                   (For && For->getInit() && mentions(For->getInit(), Current));
    // A distance or flag of the j-th neighbour is bounded likewise.
    return Bounded && !Ids.contains(variableOf(E.Base)) &&
           !mentions(E.Base, Dists);
  }
  return false;
}

const VarDecl *NeighbourFlow::readBuffer(const Definition &D) const {
  const Expr *From = D.OfRange ? bare(D.Value) : listElement(D.Value).Base;
  const auto *V = From ? dyn_cast_or_null<VarDecl>(variableOf(From)) : nullptr;
  return V && Buffers.contains(V) ? V : nullptr;
}

bool NeighbourFlow::addNeighbours() {
  bool More = false;
  for (const Definition &D : Fs.Definitions) {
    if (!nested(D.Loop) || Ids.contains(D.Var) || Current.contains(D.Var))
      continue;
    if (const VarDecl *B = readBuffer(D))
      Neighbours.push_back({D, B});
    else if (isOfList(D))
      Neighbours.push_back({D, nullptr});
    else
      continue;
    More |= addVariable(Ids, D.Var);
  }
  return More;
}

/// A variable gets \p E.
bool NeighbourFlow::isNamed(const Expr *E) const {
  return llvm::any_of(Fs.Definitions, [&](const Definition &D) {
    return !D.OfRange && bare(D.Value) == E;
  });
}

/// `*it` and `list[i]` where they stand.
void NeighbourFlow::addUnnamed() {
  for (const Stmt *Loop : Fs.Loops) {
    if (!nested(Loop) || isa<CallExpr, CXXForRangeStmt>(Loop))
      continue;
    VarSet Moved = movedBy(Loop);
    bool Found = false;
    walk(bodyOf(Loop), [&](const Stmt *N) {
      if (llvm::is_contained(Fs.Loops, N))
        return false; // has elements of its own
      const auto *E = dyn_cast<Expr>(N);
      const auto *M = dyn_cast<MemberExpr>(N);
      bool Method = isa<CXXDependentScopeMemberExpr>(N) ||
                    (M && isa<CXXMethodDecl>(M->getMemberDecl()));
      Element X =
          E && !Found && !Method && bare(E) == E ? listElement(E) : Element();
      const auto *By =
          X.Base ? dyn_cast_or_null<VarDecl>(variableOf(X.Index)) : nullptr;
      if (!By || !Moved.contains(By) || isNamed(E) ||
          E->getType()->isRealFloatingType() || E->getType()->isBooleanType())
        return !Found;
      Definition Def{By, E, Loop, nullptr, false};
      if ((Found = isOfList(Def))) {
        Neighbours.push_back({Def, nullptr, /*Unnamed=*/true});
        addVariable(Ids, By);
      }
      return !Found;
    });
  }
}

/// `c = id`, `auto other = id`, lambda parameters.
bool NeighbourFlow::copyIds() {
  bool More = false;
  for (const Definition &D : Fs.Definitions)
    if (nested(D.Loop) && !Ids.contains(D.Var) && !D.OfRange &&
        !D.Var->getType()->isBooleanType() &&
        !D.Var->getType()->isRealFloatingType() &&
        !D.Var->getType()->isPointerType() && !elementOf(D.Value).Base &&
        passesOn(D.Value, Ids) && (D.Declares || isa<ParmVarDecl>(D.Var)))
      More |= addVariable(Ids, D.Var);
  return More;
}

/// `c` of `c.id = v`, where c is declared inside the loop.
const VarDecl *NeighbourFlow::wholeOf(const Fill &F) const {
  if (!isa<BinaryOperator, CXXOperatorCallExpr>(F.At))
    return nullptr;
  const auto *M = dyn_cast<MemberExpr>(bare(F.Container));
  const Expr *Base = M && !M->isArrow() ? M->getBase() : nullptr;
  if (const auto *D = dyn_cast<CXXDependentScopeMemberExpr>(bare(F.Container));
      D && !D->isImplicitAccess() && !D->isArrow())
    Base = D->getBase();
  const auto *V = Base ? dyn_cast_or_null<VarDecl>(variableOf(Base)) : nullptr;
  return V && declaredInside(Fs, V, L) && !V->getType()->isReferenceType()
             ? V
             : nullptr;
}

bool NeighbourFlow::copyFields() {
  bool More = false;
  for (const Fill &F : Fs.Fills)
    if (const VarDecl *V = nested(F.Loop) ? wholeOf(F) : nullptr)
      if (!Ids.contains(V) && passesOn(F.Values[0], Ids))
        More |= addVariable(Ids, V);
  return More;
}

bool NeighbourFlow::fillBuffers() {
  bool More = false;
  for (const Fill &F : Fs.Fills) {
    const auto *V = dyn_cast_or_null<VarDecl>(variableOf(F.Container));
    if (!V || !nested(F.Loop) || F.Values.size() != 1 || Ids.contains(V))
      continue;
    const ValueDecl *Id = variableOf(F.Values[0]);
    if (!Id || !Ids.contains(Id))
      continue;
    // visited[id] = id is a mark
    if (const auto *S = dyn_cast<BinaryOperator>(F.At);
        S && mentions(elementOf(S->getLHS()).Index, Ids))
      continue;
    Callee R;
    if (const auto *C = dyn_cast<CallExpr>(F.At))
      R = calleeOf(C);
    if (R.Name.empty() || R.Name == "operator" || R.Name == "push_back" ||
        R.Name == "emplace_back")
      More |= addVariable(Buffers, V);
  }
  return More;
}

} // namespace crinn::passes
