//===- Allocation.cpp - a plain allocation of an index' array -------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/Allocation.h"
#include "passes/model/Address.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMapContext.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// The parent, with what a template as written has in between.
template <typename T> const T *parentOf(ASTContext &Ctx, const Stmt *S) {
  auto P = Ctx.getParents(*S);
  return P.size() == 1 ? P[0].get<T>() : nullptr;
}

/// The text of \p E, in parentheses if it is a sum.
std::string factor(const ParsedUnit &U, const Expr *E) {
  std::string T = textOf(U.Ctx, E);
  const Expr *B = E->IgnoreImpCasts();
  bool Tight =
      isa<DeclRefExpr, MemberExpr, CXXDependentScopeMemberExpr, IntegerLiteral,
          ParenExpr, CallExpr, UnaryExprOrTypeTraitExpr, CStyleCastExpr>(B);
  if (const auto *O = dyn_cast<BinaryOperator>(B))
    Tight = O->getOpcode() == BO_Mul;
  return T.empty() || Tight ? T : "(" + T + ")";
}

/// How many bytes \p Taken takes; "" where that cannot be said.
std::string bytesOf(const ParsedUnit &U, const Expr *Taken) {
  auto Product = [&](std::initializer_list<const Expr *> Factors) {
    std::string Out;
    for (const Expr *F : Factors) {
      std::string T = isPure(F) ? factor(U, F) : "";
      if (T.empty())
        return std::string();
      Out += (Out.empty() ? "" : " * ") + T;
    }
    return Out;
  };
  if (const auto *N = dyn_cast<CXXNewExpr>(Taken)) {
    std::string Count = Product({*N->getArraySize()});
    std::optional<Span> Type = spanOf(
        U.Ctx, N->getAllocatedTypeSourceInfo()->getTypeLoc().getSourceRange());
    if (Count.empty() || !Type)
      return "";
    llvm::StringRef Element = textOf(U.Ctx, *Type);
    Element = Element.take_until([](char C) { return C == '['; }).rtrim();
    return Count + " * sizeof(" + Element.str() + ")";
  }
  const auto *C = cast<CallExpr>(Taken);
  std::string Name = calleeOf(C).Name;
  if (Name == "calloc")
    return Product({C->getArg(0), C->getArg(1)});
  return Product({C->getArg(Name == "malloc" ? 0 : 1)});
}

llvm::Error checkTaken(const ASTContext &Ctx, const Expr *Taken) {
  if (const auto *N = dyn_cast_or_null<CXXNewExpr>(Taken)) {
    if (N->getNumPlacementArgs())
      return refuse("the array is made in memory that it is given");
    QualType T = N->getAllocatedType();
    if (T->isDependentType() || !T.isTrivialType(Ctx) || N->hasInitializer())
      return refuse("new writes the elements, so their pages are chosen");
    return llvm::Error::success();
  }
  const auto *C = dyn_cast_or_null<CallExpr>(Taken);
  if (!C)
    return refuse("a container takes the memory, and writes its elements");
  Callee R = calleeOf(C);
  static const std::pair<const char *, unsigned> Known[] = {
      {"malloc", 1}, {"calloc", 2}, {"realloc", 2}, {"aligned_alloc", 2}};
  bool Plain = !R.Object && llvm::any_of(Known, [&](auto K) {
    return R.Name == K.first && C->getNumArgs() == K.second;
  });
  if (!Plain && R.Object)
    return refuse("a container or an allocator takes the memory");
  if (!Plain)
    return refuse("the memory comes from a function of the codebase");
  return llvm::Error::success();
}

/// `if (p == nullptr) throw ...;`, without an else.
bool endsWithout(const Stmt *S, const ValueDecl *Pointer) {
  const auto *I = dyn_cast_or_null<IfStmt>(S);
  if (!I || I->getElse() || I->getInit() || I->getConditionVariable())
    return false;
  const Expr *Cond = I->getCond()->IgnoreParenImpCasts();
  bool Null = false;
  if (const auto *N = dyn_cast<UnaryOperator>(Cond))
    Null = N->getOpcode() == UO_LNot && names(N->getSubExpr(), Pointer) &&
           isPure(N->getSubExpr());
  if (const auto *B = dyn_cast<BinaryOperator>(Cond);
      B && B->getOpcode() == BO_EQ) {
    auto IsNull = [](const Expr *E) {
      E = bare(E);
      return isa<CXXNullPtrLiteralExpr, GNUNullExpr>(E) || isLiteral(E);
    };
    Null = (names(B->getLHS(), Pointer) && IsNull(B->getRHS())) ||
           (names(B->getRHS(), Pointer) && IsNull(B->getLHS()));
  }
  const Stmt *Last = I->getThen();
  if (const auto *C = dyn_cast<CompoundStmt>(Last))
    Last = C->body_empty() ? nullptr : C->body_back();
  if (const auto *E = dyn_cast_or_null<Expr>(Last))
    Last = bare(E);
  return Null && isa_and_nonnull<ReturnStmt, CXXThrowExpr>(Last);
}

/// The end of an #if that has another way to take the memory: the same pointer
/// gets it in one statement of the branch before that of \p Own. The end of
/// \p Own where there is none.
unsigned behindChoice(const ParsedUnit &U, const Span &Own) {
  llvm::StringRef File = U.sources().getBufferData(Own.File);
  auto Target = [](llvm::StringRef Text) {
    return squeeze(Text.take_until([](char C) { return C == '='; }));
  };
  for (const Conditional &C : U.Conds) {
    if (C.File != Own.File || !C.HasElse || C.Begin > Own.Begin ||
        C.End < Own.End)
      continue;
    llvm::StringRef Before =
        File.slice(lineEnd(File, C.Begin), lineStart(File, Own.Begin)).trim();
    llvm::StringRef After = File.slice(lineEnd(File, Own.End), C.End).trim();
    auto [Other, Else] = Before.split('#');
    if (squeeze(After) == "#endif" && Else.trim().starts_with("else") &&
        !Else.contains('#') && Other.count(';') == 1 &&
        Other.rtrim().ends_with(";") &&
        Target(Other) == Target(textOf(U.Ctx, Own)))
      return C.End;
  }
  return Own.End;
}

} // namespace

bool names(const Stmt *S, const ValueDecl *D) {
  bool Any = false;
  walk(S, [&](const Stmt *N) {
    const auto *M = dyn_cast<MemberExpr>(N);
    const auto *R = dyn_cast<DeclRefExpr>(N);
    Any |= (M && M->getMemberDecl() == D) || (R && R->getDecl() == D);
    return !Any;
  });
  return Any;
}

std::string indentUnit(llvm::StringRef File, unsigned Offset) {
  std::string In = indentAt(File, Offset);
  if (llvm::StringRef(In).contains('\t'))
    return "\t";
  // The nearest line above that is indented less.
  for (unsigned At = lineStart(File, Offset); At > 0;) {
    At = lineStart(File, At - 1);
    llvm::StringRef Line = File.slice(At, lineEnd(File, At));
    std::string Other = indentAt(File, At);
    if (!Line.trim().empty() && !Line.ltrim().starts_with("#") &&
        Other.size() < In.size())
      return std::string(std::min<size_t>(In.size() - Other.size(), 8), ' ');
  }
  return "    ";
}

llvm::Expected<PlainAllocation> plainAllocation(const ParsedUnit &U,
                                                const Idiom &Storage) {
  const auto *Taken = dyn_cast_or_null<Expr>(Storage.Roles.front().Node);
  if (llvm::Error Not = checkTaken(U.Ctx, Taken))
    return std::move(Not);
  PlainAllocation A;
  A.Taken = Taken;

  // Up through casts to what gets the pointer.
  const Stmt *S = Taken;
  while (const Expr *Up = parentOf<Expr>(U.Ctx, S)) {
    if (!isa<CastExpr, ParenExpr, ExprWithCleanups>(Up))
      break;
    S = Up;
  }
  const Stmt *Whole = nullptr;
  if (const auto *B = parentOf<BinaryOperator>(U.Ctx, S);
      B && B->getOpcode() == BO_Assign) {
    const Expr *To = B->getLHS()->IgnoreParenImpCasts();
    if (elementOf(To).Base)
      return refuse("the memory is one node's own list");
    if (const auto *M = dyn_cast<MemberExpr>(To))
      A.Pointer = M->getMemberDecl();
    else
      A.Pointer = variableOf(To);
    A.Name = textOf(U.Ctx, To);
    if (!A.Pointer || !isPure(To))
      return refuse("what gets the memory is no plain variable or member");
    Whole = B;
  } else if (auto P = U.Ctx.getParents(*S);
             P.size() == 1 && P[0].get<VarDecl>()) {
    const auto *V = P[0].get<VarDecl>();
    A.Pointer = V;
    A.Name = V->getNameAsString();
    auto Of = U.Ctx.getParents(*V);
    const auto *D = Of.size() == 1 ? Of[0].get<DeclStmt>() : nullptr;
    Whole = D && D->isSingleDecl() ? D : nullptr;
  }
  if (parentOf<CallExpr>(U.Ctx, S))
    return refuse("the memory goes to an object, not to a pointer");
  const auto *Block = Whole ? parentOf<CompoundStmt>(U.Ctx, Whole) : nullptr;
  if (!Block || A.Name.empty())
    return refuse("the allocation is no statement of its own");
  QualType T = A.Pointer->getType();
  if (!T->isPointerType())
    return refuse("the memory goes to an object, not to a pointer");
  if (T->getPointeeType()->isPointerType())
    return refuse("an array of pointers: a search reads what they point to");
  A.Bytes = bytesOf(U, Taken);
  if (A.Bytes.empty())
    return refuse("the size is spelled by a macro, or computing it may do more "
                  "than read");
  if (hasIdentifier(A.Bytes, A.Pointer->getName()))
    return refuse("the size depends on the pointer");
  std::optional<Span> Own = statementSpan(U.Ctx, Whole);
  if (!Own)
    return refuse("the allocation is spelled by a macro");
  A.Statement = *Own;
  A.Behind = behindChoice(U, *Own);
  const auto *It = llvm::find(Block->body(), Whole);
  if (++It != Block->body_end() && endsWithout(*It, A.Pointer))
    if (std::optional<Span> Test = statementSpan(U.Ctx, *It)) {
      A.Behind = Test->End;
      A.Checked = true;
    }
  A.Checked |= isa<CXXNewExpr>(Taken);
  llvm::StringRef File = U.sources().getBufferData(Own->File);
  auto Empty = [](llvm::StringRef Text) {
    return Text.trim().empty() ||
           (Text.trim().starts_with("//") && !Text.rtrim().ends_with("\\"));
  };
  if (!File.slice(lineStart(File, Own->Begin), Own->Begin).trim().empty() ||
      !Empty(File.slice(A.Behind, lineEnd(File, A.Behind))))
    return refuse("more code stands on the allocation's line");
  return A;
}

} // namespace crinn::passes
