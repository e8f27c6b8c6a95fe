//===- LaneSums.cpp - as many sums as a vector has lanes ------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// lane-sums: a loop that adds one number after another to the same sum adds
/// them to the elements of an array, in turn; the old loop takes what is left,
/// and the elements are added to the sum in the end.
///
/// Why it can be faster: an addition waits for the one before it, some four
/// cycles, and the compiler may not reorder sums of real numbers (without
/// -ffast-math). Sums of their own are one vector to it.
///
/// Why it is safe: the same terms are added, in another order. The steps are
/// made in their order, so that whatever else they do they do as before.
///
/// What it refuses: see SumLoop.h; sums of whole numbers, which compilers
/// reorder themselves.
///
//===----------------------------------------------------------------------===//

#include "passes/rewrites/Allocation.h"
#include "passes/rewrites/Naming.h"
#include "passes/rewrites/Rewrite.h"
#include "passes/rewrites/SumText.h"

#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace crinn::passes {
namespace {

bool isReal(QualType T) {
  T = T.getCanonicalType();
  return T->isDependentType() || T->isRealFloatingType();
}

/// True if a loop of \p F adds to the elements of a local array: what this
/// rewrite makes, or as good as that.
bool hasLanes(const FunctionDecl *F) {
  bool Found = false;
  walk(F->getBody(), [&](const Stmt *S) {
    const auto *B = dyn_cast<BinaryOperator>(S);
    bool Sets = B && B->isAssignmentOp();
    Element E = Sets ? elementOf(B->getLHS()) : Element();
    const auto *V =
        E.Base ? dyn_cast_or_null<VarDecl>(variableOf(E.Base)) : nullptr;
    Found |= V && V->isLocalVarDecl() && V->getType()->isArrayType() &&
             (B->isCompoundAssignmentOp() || mentions(B->getRHS(), V));
    return !Found;
  });
  return Found;
}

class LaneSums : public Rewrite {
public:
  RewriteInfo info() const override {
    return {
        "lane-sums",
        "add up the distance in an array that is one vector to the compiler",
        "exact-up-to-rounding",
        "search",
        "kept",
        false,
        {{"lanes", "how many sums grow in turn", 4, 64, 16}}};
  }

  IdiomKind idiom() const override { return IdiomKind::Kernel; }

  std::string title(const Params &P) const override {
    return "Add up the distance in " + std::to_string(P.at("lanes")) +
           " sums in turn";
  }

  llvm::Expected<EditSet> edits(const ParsedUnit &U, const Place &At,
                                const Params &P) const override {
    const FunctionDecl *F = At.Found.Function;
    if (hasLanes(F))
      return EditSet{};
    SumLoops Loops = sumLoops(U, F, isReal);
    if (Loops.All.empty())
      return refuse(Loops.Why.empty() ? "the kernel has no loop" : Loops.Why);
    EditSet Out{Loops.All[0].At.File, {}};
    std::string Taken;
    if (std::optional<Span> S = spanOf(U.Ctx, F->getSourceRange()))
      Taken = textOf(U.Ctx, *S).str();
    for (const SumLoop &L : Loops.All)
      if (llvm::Error E = Maker(U, L, P.at("lanes"), Taken).make(Out))
        return std::move(E);
    return Out;
  }

private:
  class Maker {
  public:
    Maker(const ParsedUnit &U, const SumLoop &L, int64_t Lanes,
          std::string &Taken)
        : U(U), L(L), Lanes(Lanes), Taken(Taken),
          File(U.sources().getBufferData(L.At.File)),
          In(indentAt(File, L.At.Begin)), Unit(indentUnit(File, L.At.Begin)),
          Nl(newlineOf(File)) {}

    llvm::Error make(EditSet &Out) {
      if (std::abs(L.End.Step) != 1 || llvm::any_of(L.Sums, [](const Sum &S) {
            return S.Updates.size() > 1;
          }))
        return refuse("a step of the loop adds several terms already");
      name();
      llvm::Expected<LoopStart> Start =
          takeStart(U, L, Names(U.Defined, Taken, L.End.Moved->getName()), Out);
      if (!Start)
        return Start.takeError();
      Moved = Start->Moved;
      Taken += " " + Moved;
      llvm::Expected<std::string> Cond = stepsLeft(U, L.End, Lanes, Moved);
      if (!Cond)
        return Cond.takeError();
      std::string Text = In +
                         "// A compiler may add these as one vector, "
                         "but not reorder a single sum." +
                         Nl;
      std::string Behind;
      for (auto [S, Array] : llvm::zip(L.Sums, Arrays)) {
        std::string Type = writtenType(U, S.Var);
        if (Type.empty())
          return refuse(
              "the sum's type is spelled by a macro, or only an instance has "
              "it");
        Text += In + Type + " " + Array + "[" + std::to_string(Lanes) +
                "] = {};" + Nl;
        Behind += In + lanes() + Nl + In + Unit + S.Var->getName().str() +
                  " += " + Array + "[" + Lane + "];" + Nl;
      }
      Text += Start->Before.empty() ? "" : In + Start->Before + Nl;
      llvm::Expected<std::string> Body = body(*Cond);
      if (!Body)
        return Body.takeError();
      Out.insert(lineStart(File, L.At.Begin), Text + *Body);
      Out.insert(lineEnd(File, L.At.End), Behind);
      return llvm::Error::success();
    }

  private:
    /// Names that this and the loops before it have free.
    void name() {
      Names Free(U.Defined, Taken, L.End.Moved->getName());
      Lane = Free.fresh("lane");
      for (const Sum &S : L.Sums) {
        Names Like(U.Defined, Taken, S.Var->getName());
        std::string Of =
            L.Sums.size() == 1 ? "sums" : S.Var->getName().lower() + "_sums";
        Arrays.push_back(Like.fresh(Of));
        Taken += " " + Arrays.back();
      }
    }

    /// The head of a loop over the array, with what else moves in each step.
    std::string lanes(const std::string &Inc = "") const {
      QualType T = L.End.Moved->getType();
      std::string Type = T->isIntegerType() ? writtenType(U, L.End.Moved) : "";
      return "for (" + (Type.empty() ? "int" : Type) + " " + Lane + " = 0; " +
             Lane + " < " + std::to_string(Lanes) + "; ++" + Lane +
             (Inc.empty() ? "" : ", " + Inc) + ")";
    }

    llvm::Expected<std::string> body(const std::string &Cond) const {
      std::string Text;
      bool Adds = L.End.IncAlone && L.End.Step == 1 &&
                  L.End.Moved->getType()->isIntegerType();
      auto As = [&](const ValueDecl *V,
                    const Stmt *) -> std::optional<std::string> {
        for (auto [S, Array] : llvm::zip(L.Sums, Arrays))
          if (S.Var == V)
            return Array + "[" + Lane + "]";
        if (V == L.End.Moved)
          return Adds ? Moved + " + " + Lane : Moved;
        return std::nullopt;
      };
      std::string In1 = In + Unit, In2 = In1 + Unit;
      llvm::Expected<std::string> Steps = stepText(U, L, In2, Nl, As);
      if (!Steps)
        return Steps.takeError();
      bool Block = L.Body.size() > 1;
      if (Adds)
        Text = In + "for (; " + Cond + "; " + Moved +
               " += " + std::to_string(Lanes) + ")" + Nl;
      else
        Text = In + "while (" + Cond + ")" + Nl;
      std::string Inc = L.Inc && !Adds ? textOf(U.Ctx, L.Inc) : "";
      Inc = substitute(Inc, L.End.Moved->getName(), Moved);
      return Text + In1 + lanes(Inc) + (Block ? " {" : "") + Nl + *Steps +
             (Block ? In1 + "}" + Nl : "");
    }

    const ParsedUnit &U;
    const SumLoop &L;
    int64_t Lanes;
    std::string &Taken;
    llvm::StringRef File;
    std::string In, Unit, Nl, Lane, Moved;
    std::vector<std::string> Arrays;
  };
};

} // namespace

std::unique_ptr<Rewrite> makeLaneSums() { return std::make_unique<LaneSums>(); }

} // namespace crinn::passes
