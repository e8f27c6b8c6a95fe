//===- LookAheadText.cpp - the text of a look-ahead prefetch --------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/LookAheadText.h"
#include "passes/model/Address.h"
#include "passes/model/Facts.h"

#include "clang/AST/ExprCXX.h"

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

/// True if \p Body may change a variable that \p E reads.
bool mayChange(const Stmt *Body, const Expr *E, const ValueDecl *Except) {
  VarSet Read;
  walk(E, [&](const Stmt *N) {
    if (const auto *D = dyn_cast<DeclRefExpr>(N); D && D->getDecl() != Except)
      Read.insert(D->getDecl());
    return true;
  });
  bool Changed = false;
  walk(Body, [&](const Stmt *N) {
    if (const auto *B = dyn_cast<BinaryOperator>(N); B && B->isAssignmentOp())
      if (const ValueDecl *V = variableOf(B->getLHS()))
        Changed |= Read.contains(V);
    if (const auto *U = dyn_cast<UnaryOperator>(N);
        U && (U->isIncrementDecrementOp() || U->getOpcode() == UO_AddrOf))
      if (const ValueDecl *V = variableOf(U->getSubExpr()))
        Changed |= Read.contains(V);
    return !Changed;
  });
  return Changed;
}

std::string sentinelTest(const ParsedUnit &U, const NeighbourLoop &L,
                         llvm::StringRef Next) {
  const auto *I = dyn_cast_or_null<IfStmt>(L.Sentinel);
  if (!I)
    return "";
  const auto *B = cast<BinaryOperator>(bare(I->getCond()));
  std::string Real =
      substitute(textOf(U.Ctx, B->getLHS()), L.Neighbour->getName(), Next) +
      " " +
      BinaryOperator::getOpcodeStr(
          BinaryOperator::negateComparisonOp(B->getOpcode()))
          .str() +
      " " +
      substitute(textOf(U.Ctx, B->getRHS()), L.Neighbour->getName(), Next);
  return Real;
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
  if (mayChange(L.Body, End, L.Index))
    return refuse("the loop's body may change the loop's end");
  VarSet Index{L.Index};
  bool Writes = false;
  walk(L.Body, [&](const Stmt *S) {
    if (const auto *B = dyn_cast<BinaryOperator>(S); B && B->isAssignmentOp())
      Writes |= variableOf(B->getLHS()) == L.Index;
    if (const auto *O = dyn_cast<UnaryOperator>(S);
        O && O->isIncrementDecrementOp())
      Writes |= variableOf(O->getSubExpr()) == L.Index;
    return !Writes;
  });
  if (Writes)
    return refuse("the loop's body changes its index");

  NextNeighbour R;
  R.Type = declaredType(U, L);
  R.Name = N.fresh("next_id");
  R.InBounds = withAhead(U.Ctx, End, L.Index, Ahead);
  R.Value = withAhead(U.Ctx, L.Neighbour->getInit(), L.Index, Ahead);
  if (R.Type.empty() || R.InBounds.empty() || R.Value.empty())
    return refuse(
        "the neighbour's declaration or the loop's head is spelled by "
        "a macro, or in a form that cannot be repeated");
  R.IsReal = sentinelTest(U, L, R.Name);
  return R;
}

PrefetchStyle styleOf(const ParsedUnit &U, const BestFirst &B) {
  const CallExpr *First = nullptr;
  walk(B.Function->getBody(), [&](const Stmt *S) {
    const auto *C = dyn_cast<CallExpr>(S);
    if (C && !First && calleeOf(C).Name == "__builtin_prefetch")
      First = C;
    return !First;
  });
  PrefetchStyle Fallback{false, "#if defined(__GNUC__)"};
  if (!First)
    return Fallback;
  // The builtin inside _mm_prefetch is macro text; its use stands in a file.
  std::optional<Span> At = spanOf(
      U.Ctx,
      U.sources().getExpansionRange(First->getSourceRange()).getAsRange());
  std::optional<Span> Body =
      spanOf(U.Ctx, B.Function->getBody()->getSourceRange());
  if (!At || !Body)
    return Fallback;
  PrefetchStyle R;
  R.Intrinsic = textOf(U.Ctx, *At).contains("_mm_prefetch");
  unsigned Innermost = 0;
  for (const Conditional &C : U.Conds)
    if (C.File == At->File && C.Begin > Body->Begin && C.End < Body->End &&
        C.Begin < At->Begin && C.End > At->End && C.Begin >= Innermost) {
      if (C.HasElse)
        return Fallback;
      Innermost = C.Begin;
      R.Guard = C.Directive;
    }
  return R;
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
