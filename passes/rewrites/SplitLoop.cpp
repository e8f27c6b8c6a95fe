//===- SplitLoop.cpp - may a neighbour loop be split, and where -----------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/SplitLoop.h"
#include "passes/model/Address.h"
#include "passes/model/Facts.h"
#include "passes/rewrites/Halves.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// The jumps out of a statement, where `break` inside an inner loop is none.
struct Jumps {
  bool Break = false, Continue = false, Far = false;

  void add(const Stmt *S, bool InnerLoop = false, bool InnerSwitch = false) {
    if (!S)
      return;
    // A label of a switch around the loop jumps into it; a coroutine may be
    // left for good where it waits.
    if (isa<ReturnStmt, GotoStmt, IndirectGotoStmt, LabelStmt, CXXThrowExpr,
            CXXTryStmt, CoreturnStmt, CoroutineSuspendExpr,
            DependentCoawaitExpr>(S) ||
        (isa<SwitchCase>(S) && !InnerSwitch))
      Far = true;
    if (isa<BreakStmt>(S))
      Break |= !InnerLoop && !InnerSwitch;
    if (isa<ContinueStmt>(S))
      Continue |= !InnerLoop;
    if (isa<LambdaExpr>(S))
      return;
    InnerLoop |= isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S);
    InnerSwitch |= isa<SwitchStmt>(S);
    for (const Stmt *C : S->children())
      add(C, InnerLoop, InnerSwitch);
  }
};

class Splitter {
public:
  Splitter(const ParsedUnit &U, const BestFirst &B) : U(U), B(B), L(B.Expand) {}

  llvm::Error judge() {
    if (llvm::Error E = checkForm())
      return E;
    if (llvm::Error E = findHalves())
      return E;
    if (llvm::Error E = checkJumps())
      return E;
    return checkFlow();
  }

  llvm::Expected<SplitLoop> run() {
    if (llvm::Error E = judge())
      return std::move(E);
    if (llvm::Error E = checkType())
      return std::move(E);
    if (llvm::Error E = findPlaces())
      return std::move(E);
    return Out;
  }

private:
  llvm::Error checkForm() {
    const auto *For = dyn_cast<ForStmt>(L.Loop);
    if (!For || !L.Index || !L.NeighbourDecl || !For->getCond())
      return refuse("the neighbours are not read in a counting for loop");
    if (!L.Body)
      return refuse("the loop's body is no block");
    if (!For->getInit() || !isa<DeclStmt>(For->getInit()) ||
        !cast<DeclStmt>(For->getInit())->isSingleDecl() ||
        cast<DeclStmt>(For->getInit())->getSingleDecl() != L.Index)
      return refuse("the loop does not declare its own index");
    if (L.Index->getType()->isReferenceType())
      return refuse("the loop's index is a reference");
    if (For->getConditionVariable() || mayAct(For->getCond()))
      return refuse(
          "the loop's end is tested once more for each batch, and the "
          "test may do more than read");
    if (!B.VisitedIf || B.VisitedIf->getElse() || B.VisitedIf->getInit() ||
        B.VisitedIf->getConditionVariable())
      return refuse("the visited test has an else or declares a variable");
    return llvm::Error::success();
  }

  /// True unless \p Test only reads, as far as it is known: in a template,
  /// `list.size()` is believed.
  static bool mayAct(const Expr *Test) {
    bool Acts = false;
    walk(Test, [&](const Stmt *N) {
      if (const auto *B = dyn_cast<BinaryOperator>(N))
        Acts |= B->isAssignmentOp();
      if (const auto *O = dyn_cast<UnaryOperator>(N))
        Acts |= O->isIncrementDecrementOp();
      if (const auto *C = dyn_cast<CallExpr>(N)) {
        const auto *M = dyn_cast_or_null<CXXMethodDecl>(calleeOf(C).Decl);
        Acts |= calleeOf(C).Decl && !(M && M->isConst()) && !isPure(C);
      }
      Acts |= isa<LambdaExpr, CXXNewExpr>(N);
      return !Acts;
    });
    return Acts;
  }

  /// Sets First and Second.
  llvm::Error findHalves() {
    std::vector<const Stmt *> All(L.Body->body_begin(), L.Body->body_end());
    auto If = llvm::find(All, B.VisitedIf);
    if (If == All.end())
      return refuse("the visited test does not stand directly in the loop");
    const auto *Then = dyn_cast<CompoundStmt>(B.VisitedIf->getThen());
    std::vector<const Stmt *> Rest;
    First.assign(All.begin(), If);
    if (isContinue(B.VisitedIf->getThen())) {
      First.push_back(B.VisitedIf);
      Rest.assign(If + 1, All.end());
    } else if (Then && If + 1 == All.end()) {
      Out.Nested = true;
      Condition = B.VisitedIf->getCond();
      Rest.assign(Then->body_begin(), Then->body_end());
    } else {
      return refuse("what follows the visited test is neither its block nor "
                    "behind a continue");
    }
    auto Mark = Rest.begin();
    if (B.VisitedMark) {
      while (Mark != Rest.end() && !isStatementOf(*Mark, B.VisitedMark))
        ++Mark;
      if (Mark == Rest.end())
        return refuse("the visited mark does not follow its test directly");
      ++Mark;
    } else if (Out.Nested) {
      return refuse("a test that marks and opens a block leaves no place to "
                    "collect behind it");
    }
    First.insert(First.end(), Rest.begin(), Mark);
    Second.assign(Mark, Rest.end());
    if (!holds(Second, B.Distance))
      return refuse("the distance is computed before the neighbour is marked");
    return llvm::Error::success();
  }

  static bool isStatementOf(const Stmt *S, const Stmt *Mark) {
    const auto *E = dyn_cast<Expr>(S);
    return S == Mark || (E && bare(E) == Mark);
  }

  static bool holds(const std::vector<const Stmt *> &Half, const Stmt *What) {
    bool Found = false;
    for (const Stmt *S : Half)
      walk(S, [&](const Stmt *N) { return !(Found |= N == What); });
    return Found;
  }

  llvm::Error checkJumps() {
    Jumps F, S;
    for (const Stmt *One : First)
      F.add(One);
    for (const Stmt *One : Second)
      S.add(One);
    if (F.Far || S.Far || S.Break)
      return refuse("the loop is left by a jump (return, goto, throw, or a "
                    "break behind the distance)");
    Out.EndsEarly = F.Break;
    return llvm::Error::success();
  }

  static bool actsAtItsEnd(QualType T) {
    if (T->isReferenceType() || T->isPointerType())
      return false;
    return T->isDependentType() || T.isDestructedType();
  }

  llvm::Error checkFlow() {
    Halves H{cast<ForStmt>(L.Loop), L.Neighbour, Condition, {}, {}};
    VarSet Declared{L.Index};
    for (const Stmt *One : First) {
      if (looksAhead(B, One))
        continue;
      H.First.push_back(One);
      if (llvm::Error E = addDeclared(One, Declared))
        return E;
    }
    for (const Stmt *One : Second)
      if (mentions(One, Declared))
        return refuse("scoring uses the index, or a variable that the visited "
                      "half declares");
    H.Second = Second;
    return checkEffects(U, B, H);
  }

  llvm::Error addDeclared(const Stmt *One, VarSet &Declared) {
    const auto *D = dyn_cast<DeclStmt>(One);
    if (!D)
      return llvm::Error::success();
    for (const Decl *Each : D->decls()) {
      const auto *V = dyn_cast<VarDecl>(Each);
      if (!V || V == L.Neighbour)
        continue;
      Declared.insert(V);
      if (const auto *Parts = dyn_cast<DecompositionDecl>(V))
        Declared.insert(Parts->bindings().begin(), Parts->bindings().end());
      if (actsAtItsEnd(V->getType()))
        return refuse("the visited half declares an object that may guard "
                      "scoring too, like a lock: " +
                      V->getNameAsString());
    }
    return llvm::Error::success();
  }

  llvm::Error checkType() {
    QualType T = L.Neighbour->getType();
    if (T->isReferenceType() || T->isPointerType() || T->isArrayType())
      return refuse("the neighbour is a reference or a pointer");
    if (T->isRecordType())
      return refuse("the neighbour is an object, not an id");
    if (T->getContainedAutoType() && T->isDependentType())
      return refuse("the neighbour's type is auto and depends on the template");
    if (T->getContainedAutoType())
      T = T.getCanonicalType();
    PrintingPolicy Policy(U.Ctx.getLangOpts());
    Policy.adjustForCPlusPlus();
    Out.IdType = T.getUnqualifiedType().getAsString(Policy);
    return llvm::Error::success();
  }

  llvm::Error findPlaces() {
    const auto *For = cast<ForStmt>(L.Loop);
    std::optional<Span> Loop = spanOf(U.Ctx, For->getSourceRange());
    std::optional<Span> Body = spanOf(U.Ctx, L.Body->getSourceRange());
    std::optional<Span> Inc = spanOf(U.Ctx, For->getInc()->getSourceRange());
    std::optional<Span> Last = statementSpan(U.Ctx, First.back());
    if (!Loop || !Body || !Inc || !Last || For->getBeginLoc().isMacroID() ||
        textOf(U.Ctx, For->getCond()).empty())
      return refuse("the neighbour loop is spelled by a macro");
    Out.Loop = *Loop;
    Out.Inc = *Inc;
    Out.BodyBegin = Body->Begin;
    Out.BodyEnd = Body->End - 1;
    Out.Middle = Last->End;
    llvm::StringRef File = U.sources().getBufferData(Loop->File);
    // An if statement's span ends before the semicolon of its last statement.
    if (isa<IfStmt>(First.back()))
      if (size_t Semi = File.find_first_not_of(" \t\r\n", Last->End);
          Semi != llvm::StringRef::npos && File[Semi] == ';' &&
          File[Last->End - 1] != '}')
        Out.Middle = Semi + 1;
    // Nothing but a comment that ends on the same line.
    auto Ends = [&](unsigned At) {
      llvm::StringRef Tail = File.slice(At, lineEnd(File, At)).trim();
      if (Tail.starts_with("//"))
        return !Tail.ends_with("\\");
      return Tail.empty() ||
             (Tail.starts_with("/*") && Tail.find("*/") == Tail.size() - 2);
    };
    if (!Ends(Out.BodyBegin + 1) || !Ends(Out.Middle) ||
        !File.slice(lineStart(File, Out.BodyEnd), Out.BodyEnd).trim().empty())
      return refuse("several statements share a line where the loop would be "
                    "split");
    return checkDirectives();
  }

  llvm::Error checkDirectives() {
    llvm::StringRef File = U.sources().getBufferData(Out.Loop.File);
    llvm::StringRef Above = File.take_front(lineStart(File, Out.Loop.Begin));
    Above = Above.rtrim();
    Above = Above.substr(lineStart(Above, Above.size())).ltrim();
    if (Above.starts_with("#pragma") || Above.contains("_Pragma"))
      return refuse(
          "a #pragma stands above the loop and is about one loop, not "
          "two");
    // Indenting would change it.
    bool Long = false;
    forEachToken(File.slice(Out.BodyBegin, Out.BodyEnd),
                 [&](const Token &T, llvm::StringRef Text) {
                   Long |=
                       tok::isStringLiteral(T.getKind()) && Text.contains('\n');
                 });
    if (Long)
      return refuse("the loop holds a text of several lines");
    for (const Skipped &K : U.Skips)
      if (K.File == Out.Loop.File && K.Begin < Out.Loop.End &&
          K.End > Out.Loop.Begin)
        return refuse(
            "the loop holds text that this configuration skips (#if)");
    for (const Conditional &C : U.Conds) {
      unsigned Held = 0;
      for (unsigned At :
           {Out.Inc.Begin, Out.BodyBegin, Out.Middle, Out.BodyEnd})
        Held += C.File == Out.Loop.File && C.Begin < At && At < C.End;
      if (Held != 0 && Held != 4)
        return refuse("an #if holds one of the places where the loop would be "
                      "split, and not all");
    }
    return llvm::Error::success();
  }

  const ParsedUnit &U;
  const BestFirst &B;
  const NeighbourLoop &L;
  std::vector<const Stmt *> First, Second;
  const Expr *Condition = nullptr;
  SplitLoop Out;
};

} // namespace

llvm::Expected<SplitLoop> splitLoop(const ParsedUnit &U, const BestFirst &B) {
  return Splitter(U, B).run();
}

llvm::Error judgeSplit(const ParsedUnit &U, const BestFirst &B) {
  return Splitter(U, B).judge();
}

} // namespace crinn::passes
