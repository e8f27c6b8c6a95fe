//===- RowCount.cpp - how many rows an index has --------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A class often has several numbers that bound ids: how many rows there are,
/// for how many there is memory, how long the visited set is. To read a row
/// beyond the first is a fault, so a bound of some test is no evidence (hnswlib
/// tests ids against its capacity). Evidence is, in functions of the class that
/// the search reads rows from:
///
/// * *given*: a variable gets the number's value and then reads a row, and the
///   number grows in the same function. It is the id of the next row.
/// * *walked*: a loop from 0 up to the number reads rows. Of a capacity that
///   may be true as well, so it counts only where nothing is given, and where
///   no other number that grows is compared with this one.
///
//===----------------------------------------------------------------------===//

#include "passes/rewrites/RowCount.h"
#include "passes/model/Facts.h"
#include "passes/model/Sites.h"
#include "passes/model/ValueSources.h"
#include "passes/rewrites/EntryPoint.h"
#include "passes/rewrites/RowReaders.h"

#include "clang/AST/ExprCXX.h"

#include <set>

using namespace clang;

namespace crinn::passes {
namespace {

/// A class that the search reads rows from, and how it names an object of it.
struct Owner {
  const CXXRecordDecl *Class = nullptr;
  std::string Prefix; ///< "", "hnsw.", "graph->"
  std::vector<Reader> Readers;
};

class RowCount {
public:
  RowCount(const ParsedUnit &U, const BestFirst &B) : U(U), B(B) {}

  llvm::Expected<std::string> run() {
    findOwners();
    std::vector<std::pair<const Owner *, std::string>> Found;
    for (const Owner &O : Owners)
      for (Number N : numbersOf(O))
        if (O.Prefix.empty() || N.Field->getAccess() == AS_public)
          Found.push_back(
              {&O, N.Field->getNameAsString() + (N.Size ? ".size()" : "")});
    if (Found.empty())
      return refuse("it is not seen how many rows the index has: no number is "
                    "given to new rows as their id, and none ends a loop that "
                    "reads the rows as the search does");
    auto [O, Text] = Found[0];
    if (Found.size() > 1)
      return refuse("several numbers may be that of the rows: " + O->Prefix +
                    Text + ", " + Found[1].first->Prefix + Found[1].second);
    if (O->Prefix.empty() && isLocal(llvm::StringRef(Text).split('.').first))
      return refuse("a local variable hides the number of rows, " + Text);
    if (llvm::Error E = checkRemoval(O->Class, B))
      return std::move(E);
    return O->Prefix + Text;
  }

private:
  void findOwners() {
    VarSet Ids = {B.Expand.Neighbour};
    if (B.Current)
      Ids.insert(B.Current);
    walk(B.Loop, [&](const Stmt *S) {
      if (const auto *D = dyn_cast<DeclStmt>(S))
        for (const Decl *One : D->decls())
          if (const auto *V = dyn_cast<VarDecl>(One);
              V && V->getInit() && V->getType()->isIntegerType() &&
              Ids.contains(rootOf(V->getInit())))
            Ids.insert(V);
      return true;
    });
    auto Is = [&](const Expr *E) { return Ids.contains(rootOf(E)); };
    // The visited set may have room for more than there is.
    std::vector<Reader> Visited;
    for (const Stmt *S :
         {static_cast<const Stmt *>(B.VisitedTest), B.VisitedMark})
      forEachReader(S, Is, [&](const Reader &R, const Expr *Object) {
        if (!Object)
          Visited.push_back(R);
      });
    forEachReader(B.Loop, Is, [&](const Reader &R, const Expr *Object) {
      if (Object || !llvm::is_contained(Visited, R))
        add(R, Object);
    });
  }

  void add(const Reader &R, const Expr *Object) {
    const CXXRecordDecl *Class = nullptr;
    std::string Prefix;
    if (Object) {
      const auto *V = dyn_cast_or_null<VarDecl>(variableOf(Object));
      if (!V || !U.sources().isBeforeInTranslationUnit(V->getLocation(),
                                                       B.Loop->getBeginLoc()))
        return;
      std::string Place = placeOf(Object);
      for (const Expr *Other : {B.Pool, B.Result, visitedSet()})
        if (Other && overlaps(placeOf(Other), Place))
          return;
      Class = recordOf(V->getType());
      bool Points = V->getType().getNonReferenceType()->isPointerType();
      Prefix = V->getNameAsString() + (Points ? "->" : ".");
    } else if (const auto *M = dyn_cast<CXXMethodDecl>(B.Function);
               M && !M->isStatic()) {
      Class = recordOf(U.Ctx.getRecordType(M->getParent()));
    }
    if (!Class ||
        (Prefix.empty() && R.Field &&
         R.Field->getParent()->getCanonicalDecl() != Class->getCanonicalDecl()))
      return;
    for (Owner &O : Owners)
      if (O.Class == Class && O.Prefix == Prefix) {
        if (!llvm::is_contained(O.Readers, R))
          O.Readers.push_back(R);
        return;
      }
    Owners.push_back({Class, Prefix, {R}});
  }

  const Expr *visitedSet() const {
    const auto *C = dyn_cast_or_null<CallExpr>(B.VisitedTest);
    return C ? calleeOf(C).Object : nullptr;
  }

  /// True if \p S reads a row by an id that \p Is tells.
  template <typename F> static bool reads(const Owner &O, const Stmt *S, F Is) {
    bool Found = false;
    forEachReader(S, Is, [&](const Reader &R, const Expr *Object) {
      Found |= !Object && llvm::is_contained(O.Readers, R);
    });
    return Found;
  }

  std::vector<Number> numbersOf(const Owner &O) const {
    std::set<Number> Given, Walked, Grown;
    std::set<std::pair<Number, Number>> Compared;
    for (const FunctionDecl *F : functionsOf(U)) {
      const auto *M = dyn_cast<CXXMethodDecl>(F);
      if (!M || isa<CXXDestructorDecl>(M) ||
          M->getParent()->getCanonicalDecl() != O.Class->getCanonicalDecl())
        continue;
      std::set<Number> Here;
      walk(F->getBody(), [&](const Stmt *S) {
        if (Number N = grownBy(S); N.Field)
          Here.insert(N);
        if (const auto *C = dyn_cast<BinaryOperator>(S);
            C && C->isComparisonOp())
          Compared.insert({numberIn(C->getLHS()), numberIn(C->getRHS())});
        return true;
      });
      Grown.insert(Here.begin(), Here.end());
      addGiven(O, F, Here, Given);
      addWalked(O, F, Walked);
    }
    if (!Given.empty())
      return {Given.begin(), Given.end()};
    std::vector<Number> Out;
    for (Number N : Walked)
      if (llvm::none_of(Grown, [&](Number Less) {
            return !(Less == N) &&
                   (Compared.count({Less, N}) || Compared.count({N, Less}));
          }))
        Out.push_back(N);
    return Out;
  }

  /// `id = count; count++; read(id)`.
  static void addGiven(const Owner &O, const FunctionDecl *F,
                       const std::set<Number> &Grown, std::set<Number> &Out) {
    if (Grown.empty())
      return;
    auto Note = [&](const ValueDecl *Id, const Expr *Value) {
      Value = Value ? bare(Value) : nullptr;
      if (!Id || !Value)
        return;
      Number N = numberIn(Value);
      if (!N.Field) // `id = count++`
        N = grownBy(Value);
      if (N.Field && Grown.count(N) &&
          reads(O, F->getBody(),
                [&](const Expr *E) { return mentions(E, Id); }))
        Out.insert(N);
    };
    walk(F->getBody(), [&](const Stmt *S) {
      if (const auto *D = dyn_cast<DeclStmt>(S))
        for (const Decl *One : D->decls())
          if (const auto *V = dyn_cast<VarDecl>(One))
            Note(V, V->getInit());
      if (const auto *A = dyn_cast<BinaryOperator>(S);
          A && A->getOpcode() == BO_Assign)
        Note(variableOf(A->getLHS()), A->getRHS());
      return true;
    });
  }

  /// `for (i = 0; i < count; i++) read(i)`.
  static void addWalked(const Owner &O, const FunctionDecl *F,
                        std::set<Number> &Out) {
    walk(F->getBody(), [&](const Stmt *S) {
      const auto *For = dyn_cast<ForStmt>(S);
      const VarDecl *I = For ? inductionOf(For) : nullptr;
      const auto *Start = I && I->getInit()
                              ? dyn_cast<IntegerLiteral>(bare(I->getInit()))
                              : nullptr;
      const auto *End = dyn_cast_or_null<BinaryOperator>(
          Start && For->getCond() ? bare(For->getCond()) : nullptr);
      if (!End || Start->getValue() != 0 || variableOf(End->getLHS()) != I ||
          (End->getOpcode() != BO_LT && End->getOpcode() != BO_NE))
        return true;
      Number N = numberIn(End->getRHS());
      if (N.Field && reads(O, For->getBody(),
                           [&](const Expr *E) { return variableOf(E) == I; }))
        Out.insert(N);
      return true;
    });
  }

  /// True if the function has a variable of that name.
  bool isLocal(llvm::StringRef Name) const {
    auto Is = [&](const NamedDecl *D) {
      return D->getDeclName().isIdentifier() && D->getName() == Name;
    };
    bool Found = llvm::any_of(B.Function->parameters(), Is);
    walk(B.Function->getBody(), [&](const Stmt *S) {
      if (const auto *D = dyn_cast<DeclStmt>(S))
        for (const Decl *One : D->decls())
          if (const auto *V = dyn_cast<NamedDecl>(One))
            Found |= Is(V);
      return !Found;
    });
    return Found;
  }

  const ParsedUnit &U;
  const BestFirst &B;
  std::vector<Owner> Owners;
};

} // namespace

llvm::Expected<std::string> rowCount(const ParsedUnit &U, const BestFirst &B) {
  return RowCount(U, B).run();
}

} // namespace crinn::passes
