//===- SetText.cpp - what a small member function does, as text -----------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/SetText.h"
#include "passes/model/Ast.h"
#include "passes/model/Targets.h"

#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace crinn::passes {
namespace {

const std::string Unknown = "?";

std::string joined(llvm::StringRef A, llvm::StringRef By, llvm::StringRef B) {
  return ("(" + A + By + B + ")").str();
}

bool isNumber(llvm::StringRef S) {
  return !S.empty() && S.find_first_not_of("0123456789") == S.npos;
}

/// `a + 64 - 1` is "(a+63)".
std::string sum(std::string A, std::string B, int64_t Sign) {
  llvm::StringRef In = A, Base, Last;
  if (isNumber(A) && Sign > 0)
    std::swap(A, B);
  int64_t More = 0, Had = 0;
  if (llvm::StringRef(B).getAsInteger(10, More))
    return joined(A, Sign > 0 ? "+" : "-", B);
  In = A;
  if (In.consume_front("(") && In.consume_back(")")) {
    std::tie(Base, Last) = In.rsplit('+');
    if (isNumber(Last) && Base.count('(') == Base.count(')') &&
        !Last.getAsInteger(10, Had))
      A = Base.str();
    else
      Had = 0;
  }
  int64_t All = Had + Sign * More;
  return All == 0  ? A
         : All > 0 ? joined(A, "+", std::to_string(All))
                   : joined(A, "-", std::to_string(-All));
}

/// No copy of what it names, or one that cannot change.
const Expr *meaningOf(const ValueDecl *D) {
  const auto *V = dyn_cast<VarDecl>(D);
  if (!V || isa<ParmVarDecl>(V) || !V->getInit())
    return nullptr;
  QualType T = V->getType();
  return T->isReferenceType() || (T.isConstQualified() && V->isLocalVarDecl())
             ? V->getInit()
             : nullptr;
}

} // namespace

QualType SetText::typeOf(QualType T) const {
  T = T.getNonReferenceType();
  if (!T->isDependentType())
    return T;
  if (const auto *P = T->getAs<TemplateTypeParmType>()) {
    bool Known = P->getDepth() == 0 && P->getIndex() < Args.size() &&
                 Args[P->getIndex()].getKind() == TemplateArgument::Type;
    return Known ? Ctx.getQualifiedType(Args[P->getIndex()].getAsType(),
                                        T.getQualifiers())
                 : QualType();
  }
  if (const auto *P = T->getAs<PointerType>()) {
    QualType To = typeOf(P->getPointeeType());
    return To.isNull() ? To : Ctx.getPointerType(To);
  }
  return QualType();
}

unsigned SetText::widthOf(QualType T) const {
  T = typeOf(T);
  return T.isNull() || !T->isIntegerType() ? 0 : Ctx.getTypeSize(T);
}

std::optional<int64_t> SetText::valueOf(const Expr *E) const {
  E = E->IgnoreParenImpCasts();
  if (!E->isValueDependent()) {
    Expr::EvalResult R;
    if (E->getType()->isIntegralOrEnumerationType() &&
        E->EvaluateAsInt(R, Ctx, Expr::SE_NoSideEffects) &&
        R.Val.getInt().getActiveBits() < 63)
      return R.Val.getInt().getExtValue();
    return std::nullopt;
  }
  if (const auto *C = dyn_cast<ExplicitCastExpr>(E))
    return widthOf(C->getTypeAsWritten()) ? valueOf(C->getSubExpr())
                                          : std::nullopt;
  if (const auto *C = dyn_cast<CXXUnresolvedConstructExpr>(E))
    return C->getNumArgs() == 1 && widthOf(C->getTypeAsWritten())
               ? valueOf(C->getArg(0))
               : std::nullopt;
  if (const auto *S = dyn_cast<UnaryExprOrTypeTraitExpr>(E)) {
    QualType T = typeOf(S->getTypeOfArgument());
    if (S->getKind() != UETT_SizeOf || T.isNull() || T->isIncompleteType())
      return std::nullopt;
    return Ctx.getTypeSizeInChars(T).getQuantity();
  }
  const ValueDecl *D = variableOf(E);
  if (const auto *M = dyn_cast<MemberExpr>(E))
    D = M->getMemberDecl();
  if (const auto *V = dyn_cast_or_null<VarDecl>(D))
    return V->getType().isConstQualified() && V->getAnyInitializer()
               ? valueOf(V->getAnyInitializer())
               : std::nullopt;
  const auto *B = dyn_cast<BinaryOperator>(E);
  std::optional<int64_t> L = B ? valueOf(B->getLHS()) : std::nullopt,
                         R = B ? valueOf(B->getRHS()) : std::nullopt;
  if (!L || !R || std::abs(*L) > INT32_MAX || std::abs(*R) > INT32_MAX)
    return std::nullopt;
  switch (B->getOpcode()) {
  case BO_Mul:
    return *L * *R;
  case BO_Add:
    return *L + *R;
  case BO_Sub:
    return *L - *R;
  case BO_Div:
    return *R ? std::optional(*L / *R) : std::nullopt;
  default:
    return std::nullopt;
  }
}

std::string SetText::named(const ValueDecl *D) const {
  if (const auto *P = dyn_cast<ParmVarDecl>(D))
    return P->getFunctionScopeIndex() == 0
               ? "i"
               : "p" + std::to_string(P->getFunctionScopeIndex());
  if (const Expr *Is = meaningOf(D))
    return of(Is);
  return Unknown;
}

std::string SetText::list(llvm::ArrayRef<const Expr *> Exprs) const {
  std::string Out;
  for (const Expr *E : Exprs)
    if (!isa<CXXDefaultArgExpr>(E))
      Out += (Out.empty() ? "" : ",") + of(E);
  return Out;
}

/// To a type in which every value stays what it is, or becomes another.
std::string SetText::converted(QualType To, const Expr *E) const {
  QualType T = typeOf(To);
  if (T.isNull())
    return Unknown;
  if (T->isBooleanType())
    return condition(E);
  unsigned New = widthOf(T), Old = widthOf(E->getType());
  if (const auto *C = dyn_cast<CXXUnresolvedConstructExpr>(E))
    Old = widthOf(C->getTypeAsWritten());
  if (New && Old)
    return New < Old ? "narrow(" + of(E) + ")" : of(E);
  if (New)
    return E->isTypeDependent() ? of(E) : Unknown;
  // Of malloc. Any other pointer would be to elements of another size.
  return T->isPointerType() && E->getType()->isVoidPointerType() ? of(E)
                                                                 : Unknown;
}

std::string SetText::condition(const Expr *E) const {
  const Expr *X = E->IgnoreParenImpCasts();
  if (std::optional<int64_t> V = valueOf(X))
    return std::to_string(*V);
  if (const auto *U = dyn_cast<UnaryOperator>(X);
      U && U->getOpcode() == UO_LNot)
    return of(X);
  if (const auto *B = dyn_cast<BinaryOperator>(X);
      B && (B->isComparisonOp() || B->isLogicalOp()))
    return of(X);
  if (const auto *O = dyn_cast<CXXOperatorCallExpr>(X);
      O && O->isComparisonOp())
    return of(X);
  std::string Text = of(X);
  return llvm::StringRef(Text).starts_with("bool(") ? Text
                                                    : "bool(" + Text + ")";
}

std::string SetText::shifted(const Expr *L, const Expr *R) const {
  const Expr *X = L->IgnoreParens();
  QualType T = X->getType();
  if (const auto *C = dyn_cast<CXXUnresolvedConstructExpr>(X))
    T = C->getTypeAsWritten();
  else if (const auto *C = dyn_cast<ExplicitCastExpr>(X))
    T = C->getTypeAsWritten();
  std::string One = of(X), By = of(R);
  // A bit to mark: how wide it is counts. Smaller types become int.
  if (One == "1")
    One += ":" + std::to_string(std::max(widthOf(T), 32u));
  return joined(One, "<<", By);
}

std::string SetText::binary(BinaryOperatorKind Op, const Expr *L,
                            const Expr *R) const {
  if (Op == BO_Shl)
    return shifted(L, R);
  std::string Sign = BinaryOperator::getOpcodeStr(Op).str();
  if (Op == BO_LAnd || Op == BO_LOr)
    return joined(condition(L), Sign, condition(R));
  std::string A = of(L), B = of(R);
  if (BinaryOperator::isAssignmentOp(Op)) {
    // x = x | y
    llvm::StringRef Rest = B;
    if (Op == BO_Assign && Rest.consume_front("(") && Rest.consume_back(")") &&
        Rest.consume_front(A + "|"))
      return A + "|=" + Rest.str();
    return A + Sign + B;
  }
  int64_t N = 0;
  bool Power = !llvm::StringRef(B).getAsInteger(10, N) && N > 0 &&
               llvm::isPowerOf2_64(N);
  if (Op == BO_Div && Power)
    return joined(A, ">>", std::to_string(llvm::Log2_64(N)));
  if (Op == BO_Rem && Power)
    return joined(A, "&", std::to_string(N - 1));
  if (Op == BO_Add || Op == BO_Sub)
    return sum(A, B, Op == BO_Add ? 1 : -1);
  if ((Op == BO_EQ || Op == BO_NE) && (B == "0" || A == "0")) {
    std::string Is = condition(B == "0" ? L : R);
    return Op == BO_NE ? Is : "!" + Is;
  }
  bool Swaps =
      Op == BO_EQ || Op == BO_NE || Op == BO_And || Op == BO_Or || Op == BO_Mul;
  if (Swaps && (isNumber(A) || (!isNumber(B) && B < A)))
    std::swap(A, B);
  if (Op == BO_GT || Op == BO_GE) {
    std::swap(A, B);
    Sign = Op == BO_GT ? "<" : "<=";
  }
  return joined(A, Sign, B);
}

std::string SetText::constructed(QualType T,
                                 llvm::ArrayRef<const Expr *> Given) const {
  const auto *R = T->getAsCXXRecordDecl();
  if (!R && T->getAs<InjectedClassNameType>())
    R = T->getAs<InjectedClassNameType>()->getDecl();
  if (R && R->getCanonicalDecl() == Class->getCanonicalDecl())
    return "Self(" + list(Given) + ")";
  if (R && R->isInStdNamespace() && R->getName() == "vector")
    return "vector(" + list(Given) + ")";
  return Given.size() == 1 ? converted(T, Given[0]) : Unknown;
}

std::string SetText::call(const CallExpr *C) const {
  if (const auto *O = dyn_cast<CXXOperatorCallExpr>(C)) {
    if (O->getOperator() == OO_Subscript && O->getNumArgs() == 2)
      return of(O->getArg(0)) + "[" + of(O->getArg(1)) + "]";
    if (O->getNumArgs() == 2 && O->isInfixBinaryOp())
      return binary(BinaryOperator::getOverloadedOpcode(O->getOperator()),
                    O->getArg(0), O->getArg(1));
    return Unknown;
  }
  Callee R = calleeOf(C);
  if (isa_and_nonnull<CXXConversionDecl>(R.Decl))
    return of(R.Object);
  llvm::ArrayRef<const Expr *> Given(C->getArgs(), C->getNumArgs());
  if (R.Object)
    return of(R.Object) + "." + R.Name + "(" + list(Given) + ")";
  bool Library = R.Decl && (isLibrary(R.Decl) || R.Name == "swap");
  if (const auto *L = dyn_cast<UnresolvedLookupExpr>(bare(C->getCallee())))
    Library = llvm::all_of(L->decls(), [&](const NamedDecl *D) {
      const FunctionDecl *F = D->getUnderlyingDecl()->getAsFunction();
      return F && (isLibrary(F) || R.Name == "swap");
    });
  if (!Library)
    return Unknown;
  if (R.Name == "move" && Given.size() == 1)
    return of(Given[0]);
  return R.Name + "(" + list(Given) + ")";
}

std::string SetText::of(const Expr *E) const {
  E = E->IgnoreParens();
  if (std::optional<int64_t> V = valueOf(E))
    return std::to_string(*V);
  if (const auto *C = dyn_cast<FullExpr>(E))
    return of(C->getSubExpr());
  if (const auto *M = dyn_cast<MaterializeTemporaryExpr>(E))
    return of(M->getSubExpr());
  if (const auto *B = dyn_cast<CXXBindTemporaryExpr>(E))
    return of(B->getSubExpr());
  if (const auto *C = dyn_cast<CastExpr>(E)) {
    if (C->getCastKind() == CK_IntegralCast ||
        C->getCastKind() == CK_IntegralToBoolean ||
        (isa<ExplicitCastExpr>(C) &&
         C->getCastKind() != CK_ConstructorConversion))
      return converted(C->getType(), C->getSubExpr());
    return C->getType()->isFloatingType() ? Unknown : of(C->getSubExpr());
  }
  if (isa<CXXNullPtrLiteralExpr>(E))
    return "0";
  if (isa<CXXThisExpr>(E))
    return "this";
  if (const auto *D = dyn_cast<DeclRefExpr>(E))
    return named(D->getDecl());
  if (const auto *M = dyn_cast<MemberExpr>(E)) {
    std::string Of = of(M->getBase());
    return !isa<FieldDecl>(M->getMemberDecl()) ? Unknown
           : Of == "this" ? "." + M->getMemberDecl()->getNameAsString()
                          : Of + "." + M->getMemberDecl()->getNameAsString();
  }
  if (const auto *M = dyn_cast<CXXDependentScopeMemberExpr>(E);
      M && !M->isImplicitAccess())
    return of(M->getBase()) + "." + M->getMember().getAsString();
  if (const auto *U = dyn_cast<UnaryOperator>(E)) {
    Element At = elementOf(U);
    if (U->getOpcode() == UO_LNot)
      return "!" + condition(U->getSubExpr());
    if (At.Base)
      return of(At.Base) + "[" + of(At.Index) + "]";
    if (U->getOpcode() == UO_Deref)
      return "*" + of(U->getSubExpr());
    if (U->isIncrementOp())
      return "++" + of(U->getSubExpr()) + (U->isPostfix() ? "++" : "");
    return Unknown;
  }
  if (const auto *B = dyn_cast<BinaryOperator>(E))
    return binary(B->getOpcode(), B->getLHS(), B->getRHS());
  if (const auto *A = dyn_cast<ArraySubscriptExpr>(E))
    return of(elementOf(A).Base) + "[" + of(elementOf(A).Index) + "]";
  if (const auto *C = dyn_cast<CXXConstructExpr>(E)) {
    llvm::ArrayRef<const Expr *> Given(C->getArgs(), C->getNumArgs());
    bool Copies = C->getConstructor()->isCopyOrMoveConstructor();
    return Copies ? of(Given[0]) : constructed(C->getType(), Given);
  }
  if (const auto *C = dyn_cast<CXXUnresolvedConstructExpr>(E)) {
    llvm::SmallVector<const Expr *, 2> Given(C->arguments());
    return constructed(C->getTypeAsWritten(), Given);
  }
  if (const auto *D = dyn_cast<CXXDeleteExpr>(E))
    return D->isArrayForm() ? "delete[] " + of(D->getArgument()) : Unknown;
  if (const auto *N = dyn_cast<CXXNewExpr>(E)) {
    bool Zero =
        N->getInitializationStyle() == CXXNewInitializationStyle::Parens;
    return N->isArray() && N->getNumPlacementArgs() == 0 &&
                   Zero == N->hasInitializer()
               ? "new[" + of(*N->getArraySize()) + "]" + (Zero ? "()" : "")
               : Unknown;
  }
  if (const auto *C = dyn_cast<CallExpr>(E))
    return call(C);
  return Unknown;
}

std::string SetText::statement(const Stmt *S, bool AsksBool) const {
  if (const auto *C = dyn_cast<CompoundStmt>(S)) {
    std::string Out;
    for (const Stmt *One : C->body())
      if (std::string Text = statement(One, AsksBool); !Text.empty())
        Out += (Out.empty() ? "" : ";") + Text;
    return Out;
  }
  if (isa<NullStmt>(S))
    return "";
  if (const auto *D = dyn_cast<DeclStmt>(S)) {
    bool Silent = llvm::all_of(D->decls(), [](const Decl *One) {
      const auto *V = dyn_cast<VarDecl>(One);
      return isa<UsingDecl>(One) || (V && meaningOf(V));
    });
    return Silent ? "" : Unknown;
  }
  if (const auto *R = dyn_cast<ReturnStmt>(S)) {
    const Expr *E = R->getRetValue();
    return "return " + (!E ? "" : AsksBool ? condition(E) : of(E));
  }
  if (const auto *I = dyn_cast<IfStmt>(S)) {
    if (I->getInit() || I->getConditionVariable() || I->isConstexpr())
      return Unknown;
    std::string If = condition(I->getCond()),
                Then = statement(I->getThen(), AsksBool), Else;
    if (!I->getElse())
      return "if(" + If + "){" + Then + "}";
    Else = statement(I->getElse(), AsksBool);
    size_t Equal = If.find("==");
    if (const auto *B =
            dyn_cast<BinaryOperator>(I->getCond()->IgnoreParenImpCasts());
        B && B->getOpcode() == BO_EQ && Equal != If.npos) {
      If.replace(Equal, 2, "!=");
      std::swap(Then, Else);
    }
    return "if(" + If + "){" + Then + "}else{" + Else + "}";
  }
  const auto *E = dyn_cast<Expr>(S);
  if (!E)
    return Unknown;
  std::string Text = of(E);
  llvm::StringRef Counts = Text;
  if (Counts.starts_with("++") && Counts.consume_back("++"))
    return Counts.str(); // as a statement both are the same
  return Text;
}

std::string SetText::body(const FunctionDecl *F) const {
  return F->getBody()
             ? statement(F->getBody(), F->getReturnType()->isBooleanType())
             : Unknown;
}

std::map<std::string, std::string>
SetText::inits(const CXXConstructorDecl *C) const {
  std::map<std::string, std::string> Out;
  for (const CXXCtorInitializer *I : C->inits()) {
    if (!I->isWritten())
      continue;
    if (!I->isAnyMemberInitializer()) {
      Out["?"] = Unknown;
      continue;
    }
    const Expr *E = I->getInit();
    if (const auto *Full = dyn_cast<FullExpr>(E))
      E = Full->getSubExpr();
    llvm::SmallVector<const Expr *, 2> Given;
    if (const auto *P = dyn_cast<ParenListExpr>(E))
      for (unsigned K = 0; K < P->getNumExprs(); ++K)
        Given.push_back(P->getExpr(K));
    else if (const auto *Made = dyn_cast<CXXConstructExpr>(E))
      Given.append(Made->arg_begin(), Made->arg_end());
    else
      Given.push_back(E);
    Out[I->getAnyMember()->getNameAsString()] = list(Given);
  }
  return Out;
}

} // namespace crinn::passes
