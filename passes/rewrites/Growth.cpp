//===- Growth.cpp - statements that add to a variable -------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/Growth.h"
#include "passes/model/Ast.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {

const Expr *plain(const Expr *E) {
  while (true) {
    const Expr *In = E->IgnoreParenImpCasts();
    if (const auto *F = dyn_cast<FullExpr>(In))
      In = F->getSubExpr();
    else if (const auto *M = dyn_cast<MaterializeTemporaryExpr>(In))
      In = M->getSubExpr();
    if (In == E)
      return E;
    E = In;
  }
}

namespace {

/// The function that adds two sums to which \p Name has added, and which of
/// its arguments is the sum; -1: any. Saturating, masked and rounding forms are
/// none: there the order of additions is part of the result. Those of one
/// element (_ss) take the others from their first argument.
std::optional<std::pair<std::string, int>> adderOf(llvm::StringRef Name) {
  if (Name.starts_with("_mm") && !Name.contains("mask") &&
      !Name.contains("round")) {
    auto [Width, Of] = Name.substr(3).split('_');
    std::string Add = ("_mm" + Width + "_add_").str();
    bool One =
        Of.ends_with("_ss") || Of.ends_with("_sd") || Of.ends_with("_sh");
    if (Of.consume_front("add_"))
      return {{Name.str(), One ? 0 : -1}};
    if (Of.consume_front("sub_"))
      return {{Add + Of.str(), 0}};
    if (!One && (Of.consume_front("fmadd_") || Of.consume_front("fnmadd_")))
      return {{Add + Of.str(), 2}};
    if (Of == "dpbusd_epi32" || Of == "dpwssd_epi32" ||
        Of == "dpbusd_avx_epi32" || Of == "dpwssd_avx_epi32")
      return {{Add + "epi32", 0}};
    return std::nullopt;
  }
  for (llvm::StringRef Start : {"vaddq_", "vadd_", "vmlaq_", "vmla_", "vmlsq_",
                                "vfmaq_", "vfma_", "vfmsq_", "vdotq_", "vdot_"})
    if (llvm::StringRef Of = Name; Of.consume_front(Start)) {
      bool Adds = Start.starts_with("vadd");
      if (Of.contains('_')) // by one lane, by one number
        return std::nullopt;
      llvm::StringRef Wide = Start.ends_with("q_") ? "vaddq_" : "vadd_";
      return {{(Wide + Of).str(), Adds ? -1 : 0}};
    }
  return std::nullopt;
}

const VarDecl *varOf(const Expr *E) {
  const auto *D = dyn_cast<DeclRefExpr>(plain(E));
  return D ? dyn_cast<VarDecl>(D->getDecl()) : nullptr;
}

/// `v` or `std::move(v)`.
bool reads(const Expr *E, const VarDecl *V) {
  if (const auto *C = dyn_cast<CallExpr>(plain(E));
      C && C->isCallToStdMove() && C->getNumArgs() == 1)
    E = C->getArg(0);
  return varOf(E) == V;
}

std::optional<Growth> called(const VarDecl *V, const CallExpr *C) {
  Callee Of = calleeOf(C);
  auto Adder = adderOf(Of.Name);
  if (!Adder || Of.Object)
    return std::nullopt;
  for (unsigned I = 0; I < C->getNumArgs(); ++I)
    if ((Adder->second < 0 || Adder->second == int(I)) &&
        varOf(C->getArg(I)) == V)
      return Growth{V, Adder->first, 2};
  return std::nullopt;
}

} // namespace

std::optional<Growth> growthOf(const Expr *E) {
  const auto *B = dyn_cast<BinaryOperator>(plain(E));
  const VarDecl *V = B && B->isAssignmentOp() ? varOf(B->getLHS()) : nullptr;
  if (!V || V->getType().isVolatileQualified())
    return std::nullopt;
  if (B->getOpcode() == BO_AddAssign || B->getOpcode() == BO_SubAssign)
    return Growth{V, "", 1};
  if (B->getOpcode() != BO_Assign)
    return std::nullopt;
  const Expr *Value = plain(B->getRHS());
  if (const auto *Plus = dyn_cast<BinaryOperator>(Value))
    if ((Plus->isAdditiveOp() && reads(Plus->getLHS(), V)) ||
        (Plus->getOpcode() == BO_Add && reads(Plus->getRHS(), V)))
      return Growth{V, "", 2};
  if (const auto *C = dyn_cast<CallExpr>(Value))
    return called(V, C);
  return std::nullopt;
}

bool isZero(const ASTContext &Ctx, const Expr *E) {
  E = bare(E);
  if (const auto *L = dyn_cast<InitListExpr>(E))
    return L->getNumInits() == 0;
  if (const auto *L = dyn_cast<ParenListExpr>(E))
    return L->getNumExprs() == 1 && isZero(Ctx, L->getExpr(0));
  if (isa<CXXScalarValueInitExpr, ImplicitValueInitExpr>(E))
    return true;
  if (const auto *I = dyn_cast<IntegerLiteral>(E))
    return I->getValue().isZero();
  if (const auto *F = dyn_cast<FloatingLiteral>(E))
    return F->getValue().isPosZero();
  const auto *C = dyn_cast<CallExpr>(E);
  if (!C)
    return false;
  llvm::StringRef Name = calleeOf(C).Name;
  if (Name.starts_with("_mm") && Name.contains("_setzero_"))
    return C->getNumArgs() == 0;
  bool Spread = (Name.starts_with("_mm") && Name.contains("_set1_")) ||
                Name.starts_with("vdup");
  return Spread && C->getNumArgs() == 1 && isZero(Ctx, C->getArg(0));
}

std::string zeroCall(QualType T) {
  const auto *V = T.getCanonicalType()->getAs<VectorType>();
  bool Intel = V && V->getVectorKind() == VectorKind::Generic;
  const auto *Of = Intel ? V->getElementType()->getAs<BuiltinType>() : nullptr;
  if (!Of)
    return "";
  bool Single = Of->getKind() == BuiltinType::Float;
  bool Double = Of->getKind() == BuiltinType::Double;
  if (!Single && !Double && Of->getKind() != BuiltinType::LongLong)
    return "";
  unsigned Bits = (Single ? 32 : 64) * V->getNumElements();
  if (Bits != 128 && Bits != 256 && Bits != 512)
    return "";
  return "_mm" + (Bits == 128 ? "" : std::to_string(Bits)) + "_setzero_" +
         (Single   ? "ps"
          : Double ? "pd"
                   : "si" + std::to_string(Bits)) +
         "()";
}

} // namespace crinn::passes
