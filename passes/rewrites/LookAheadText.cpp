//===- LookAheadText.cpp - the text of a look-ahead prefetch --------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/LookAheadText.h"
#include "passes/model/Acts.h"
#include "passes/model/Address.h"
#include "passes/model/Facts.h"
#include "passes/rewrites/ListReading.h"

#include "clang/AST/ExprCXX.h"

#include <set>

using namespace clang;

namespace crinn::passes {
namespace {

/// \p Whole's text with \p Ahead added to the one place where it reads \p
/// Index.
std::string withAhead(const ASTContext &Ctx, const Expr *Whole,
                      const ValueDecl *Index, llvm::StringRef Ahead) {
  std::optional<Span> W = spanOf(Ctx, Whole->getSourceRange());
  std::optional<Span> At;
  unsigned Reads = 0;
  walk(Whole, [&](const Stmt *N) {
    if (const auto *D = dyn_cast<DeclRefExpr>(N); D && D->getDecl() == Index) {
      ++Reads;
      At = spanOf(Ctx, D->getSourceRange());
    }
    return true;
  });
  if (!W || !At || Reads != 1 || At->Begin < W->Begin || At->End > W->End)
    return "";
  llvm::StringRef Text = textOf(Ctx, *W);
  return (Text.take_front(At->End - W->Begin) + " + " + Ahead +
          Text.drop_front(At->End - W->Begin))
      .str();
}

/// The variables and members that \p E reads, but for \p Except.
std::set<std::string> placesIn(const Expr *E, const ValueDecl *Except) {
  std::set<std::string> Out;
  walk(E, [&](const Stmt *N) {
    const auto *D = dyn_cast<DeclRefExpr>(N);
    if ((D && isa<VarDecl>(D->getDecl()) && D->getDecl() != Except) ||
        isa<MemberExpr>(N))
      Out.insert(placeOf(cast<Expr>(N)));
    return true;
  });
  return Out;
}

/// True if \p Body may write to one of \p Places: assigns to it, takes its
/// address, or gives it to a function that is known to take it by reference.
/// What a call does to its own object does not count: it is the same bound that
/// the loop tests next.
bool mayWrite(const Stmt *Body, const std::set<std::string> &Places) {
  bool Changed = false;
  auto Note = [&](const Expr *E) {
    for (const std::string &P : Places)
      Changed |= overlaps(placeOf(E), P);
  };
  walk(Body, [&](const Stmt *N) {
    if (const auto *B = dyn_cast<BinaryOperator>(N); B && B->isAssignmentOp())
      Note(B->getLHS());
    if (const auto *U = dyn_cast<UnaryOperator>(N);
        U && (U->isIncrementDecrementOp() || U->getOpcode() == UO_AddrOf))
      Note(U->getSubExpr());
    const auto *C = dyn_cast<CallExpr>(N);
    const FunctionDecl *F = C ? calleeOf(C).Decl : nullptr;
    if (F && !isa<CXXOperatorCallExpr>(C))
      for (unsigned I = 0; I < std::min(C->getNumArgs(), F->getNumParams());
           ++I) {
        QualType T = F->getParamDecl(I)->getType();
        if (T->isReferenceType() && !T->getPointeeType().isConstQualified())
          Note(C->getArg(I));
      }
    return !Changed;
  });
  return Changed;
}

bool comparesNeighbour(const Stmt *S, const NeighbourLoop &L) {
  const auto *B = dyn_cast<BinaryOperator>(S);
  return B && B->isComparisonOp() &&
         (variableOf(B->getLHS()) == L.Neighbour ||
          variableOf(B->getRHS()) == L.Neighbour);
}

/// Sets IsReal from the tests that pass over an id or end the list because of
/// what the id is (`if (v == none) break;`), and Doubtful from other
/// comparisons of the id.
std::vector<const Stmt *> testsOf(const ParsedUnit &U, const NeighbourLoop &L,
                                  NextNeighbour &R) {
  std::vector<const Stmt *> Statements;
  std::vector<const Stmt *> Repeated;
  for (const Stmt *S : L.Body->body()) {
    const auto *I = dyn_cast<IfStmt>(S);
    if (!I || I->getElse() || I->getInit() || I->getConditionVariable() ||
        !(isBreak(I->getThen()) || isContinue(I->getThen())) ||
        !comparesNeighbour(bare(I->getCond()), L))
      continue;
    const auto *B = cast<BinaryOperator>(bare(I->getCond()));
    bool Left = variableOf(B->getLHS()) == L.Neighbour;
    const Expr *Other = Left ? B->getRHS() : B->getLHS();
    std::string Text = textOf(U.Ctx, Other);
    if (Text.empty() || !isPure(Other) || mentions(Other, L.Index) ||
        mentions(Other, L.Neighbour) ||
        !readsOnlyOutside(Other, L, U.sources()))
      continue;
    std::string Op = BinaryOperator::getOpcodeStr(
                         BinaryOperator::negateComparisonOp(B->getOpcode()))
                         .str();
    R.IsReal += (R.IsReal.empty() ? "" : " && ") +
                (Left ? R.Name + " " + Op + " " + Text
                      : Text + " " + Op + " " + R.Name);
    Repeated.push_back(B);
    Statements.push_back(I);
  }
  walk(L.Body, [&](const Stmt *S) {
    R.Doubtful |= comparesNeighbour(S, L) && !llvm::is_contained(Repeated, S);
    return true;
  });
  return Statements;
}

/// True if the neighbour's declaration is a statement of a block, so that
/// another can follow it.
bool standsInBlock(const NeighbourLoop &L) {
  bool Found = false;
  walk(L.Body, [&](const Stmt *S) {
    if (const auto *C = dyn_cast<CompoundStmt>(S))
      Found |= llvm::is_contained(C->body(), L.NeighbourDecl);
    return !Found;
  });
  return Found;
}

} // namespace

std::string declaredType(const ParsedUnit &U, const NeighbourLoop &L) {
  if (!L.NeighbourDecl || !L.NeighbourDecl->isSingleDecl())
    return "";
  std::optional<Span> S =
      spanOf(U.Ctx, SourceRange(L.NeighbourDecl->getBeginLoc(),
                                L.Neighbour->getLocation()));
  if (!S)
    return "";
  llvm::StringRef Text = textOf(U.Ctx, *S);
  if (!Text.consume_back(L.Neighbour->getName()))
    return "";
  Text = Text.rtrim();
  return Text.contains('&') || Text.contains('*') ? "" : Text.str();
}

llvm::Expected<NextNeighbour> nextNeighbour(const ParsedUnit &U,
                                            const NeighbourLoop &L,
                                            llvm::StringRef Ahead,
                                            const Names &N) {
  const auto *For = dyn_cast<ForStmt>(L.Loop);
  if (!For || !L.Index || !L.Body)
    return refuse("the neighbours are not read through an index that counts "
                  "up, so there is no looking ahead");
  const auto *End = dyn_cast_or_null<BinaryOperator>(
      For->getCond() ? bare(For->getCond()) : nullptr);
  bool Left = End && variableOf(End->getLHS()) == L.Index;
  bool Right = End && variableOf(End->getRHS()) == L.Index;
  BinaryOperatorKind Want = Left ? BO_LT : BO_GT;
  BinaryOperatorKind WantEq = Left ? BO_LE : BO_GE;
  if (!End || Left == Right ||
      (End->getOpcode() != Want && End->getOpcode() != WantEq))
    return refuse("the loop's end is not a comparison of its index with a "
                  "bound");
  if (mayWrite(L.Body, placesIn(End, L.Index)))
    return refuse("the loop's body may change the loop's end");
  if (mayWrite(L.Body, {placeOf(L.Index)}))
    return refuse("the loop's body changes its index");
  if (!standsInBlock(L))
    return refuse("the neighbour is declared in the head of a statement");
  if (std::optional<Span> D = statementSpan(U.Ctx, L.NeighbourDecl)) {
    llvm::StringRef File = U.sources().getBufferData(D->File);
    if (File.slice(D->End, lineEnd(File, D->End)).rtrim().ends_with("\\"))
      return refuse(
          "a comment behind the neighbour's declaration goes on in the "
          "next line");
  }

  NextNeighbour R;
  R.Type = declaredType(U, L);
  R.Name = N.fresh("next_id");
  R.InBounds = withAhead(U.Ctx, End, L.Index, Ahead);
  R.Value = withAhead(U.Ctx, L.Neighbour->getInit(), L.Index, Ahead);
  if (R.Type.empty() || R.InBounds.empty() || R.Value.empty())
    return refuse(
        "the neighbour's declaration or the loop's head is spelled by "
        "a macro, or in a form that cannot be repeated");
  if (mayAct(PrefetchCalls({}), L.Neighbour->getInit()))
    return refuse("reading the list may do more than read");
  if (!countsWithIndex(L.Neighbour->getInit(), L.Index))
    return refuse("the neighbour is not the element at the loop's index, so "
                  "the next one cannot be named");
  if (leavesEarly(L, testsOf(U, L, R)))
    return refuse("the loop may be left before its end, which the list may "
                  "not reach");
  return R;
}

std::string freeText(const ParsedUnit &U, const BestFirst &B,
                     const std::vector<Span> &Without) {
  std::optional<Span> F = spanOf(U.Ctx, B.Function->getSourceRange());
  if (!F)
    return "";
  std::string Text = textOf(U.Ctx, *F).str();
  for (Span S : Without)
    std::fill_n(Text.begin() + (S.Begin - F->Begin), S.size(), ' ');
  return Text;
}

Layout layoutOf(const ParsedUnit &U, const NeighbourLoop &L) {
  Layout R{"", "    ", "\n"};
  std::optional<Span> Loop = spanOf(U.Ctx, L.Loop->getSourceRange());
  std::optional<Span> Decl =
      L.NeighbourDecl ? statementSpan(U.Ctx, L.NeighbourDecl) : std::nullopt;
  if (!Loop || !Decl)
    return R;
  llvm::StringRef File = U.sources().getBufferData(Loop->File);
  R.Newline = newlineOf(File);
  R.Indent = indentAt(File, Decl->Begin);
  std::string Outer = indentAt(File, Loop->Begin);
  if (llvm::StringRef(R.Indent).starts_with(Outer) &&
      R.Indent.size() > Outer.size())
    R.Unit = R.Indent.substr(Outer.size());
  return R;
}

static std::string hintOf(const PrefetchStyle &S, llvm::StringRef Address,
                          int Locality) {
  static const char *const Hints[] = {"_MM_HINT_NTA", "_MM_HINT_T2",
                                      "_MM_HINT_T1", "_MM_HINT_T0"};
  if (S.Intrinsic)
    return ("_mm_prefetch(" + Address + ", " + Hints[Locality] + ");").str();
  return ("__builtin_prefetch(" + Address + ", 0, " + llvm::Twine(Locality) +
          ");")
      .str();
}

llvm::Expected<LookAheadStatement>
lookAheadText(const ParsedUnit &U, const BestFirst &B,
              const NextNeighbour &Next, const LookAhead &A,
              const PrefetchStyle &Style, const Names &N, const Layout &Lay) {
  llvm::Expected<VectorAddress> To = vectorAddress(U, B);
  if (!To)
    return To.takeError();
  if (To->Loads && (Next.Doubtful || hasOtherTests(B.Score, B.VisitedTest)))
    return refuse(
        "the vector's address is read from memory, and the loop tests "
        "in ways that cannot be repeated whether an id is a node's");
  if (To->IsHelper && To->LinesParam < 0 && A.Lines != To->FixedLines)
    return refuse("the prefetch helper fixes the number of lines");
  if (To->IsHelper && A.Locality != 3)
    return refuse("the prefetch helper fixes the locality");

  std::vector<std::string> Body;
  auto Line = [&](unsigned Level, llvm::StringRef Text) {
    std::string In;
    for (unsigned I = 0; I < Level; ++I)
      In += Lay.Unit;
    Body.push_back(In + Text.str());
  };
  std::string Target = To->forNeighbour(Next.Name, A.Lines);
  unsigned Level = 1;
  Line(0, "if (" + Next.InBounds + ") {");
  Line(1, Next.Type + " " + Next.Name + " = " + Next.Value + ";");
  bool Many = !To->IsHelper && A.Lines != "1";
  if (!Next.IsReal.empty()) {
    Line(1, "if (" + Next.IsReal + ")" + (Many ? " {" : ""));
    ++Level;
  }
  if (To->IsHelper) {
    Line(Level, Target + ";");
  } else if (!Many) {
    Line(Level, hintOf(Style, "(const char *)" + Target, A.Locality));
  } else {
    std::string Vector = N.fresh("next_vector"), I = N.fresh("line");
    Line(Level, "const char *" + Vector + " = (const char *)" + Target + ";");
    Line(Level,
         "for (int " + I + " = 0; " + I + " < " + A.Lines + "; ++" + I + ")");
    Line(Level + 1, hintOf(Style, Vector + " + 64 * " + I, A.Locality));
    if (Level == 2)
      Line(1, "}");
  }
  Line(0, "}");
  std::string Out = Body[0];
  for (size_t I = 1; I < Body.size(); ++I)
    Out += Lay.Newline + Lay.Indent + Body[I];
  return LookAheadStatement{std::move(Out), !To->IsHelper};
}

} // namespace crinn::passes
