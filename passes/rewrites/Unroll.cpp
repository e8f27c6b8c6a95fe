//===- Unroll.cpp - several vector sums in a kernel -----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// unroll: a loop that adds one vector after another to the same sum adds them
/// to several, in turn; a loop over whole turns stands before the old one,
/// which takes what is left. Where the body makes several additions already,
/// they get sums of their own and the loop stays.
///
/// Why it can be faster: an addition takes some four cycles, and two can start
/// in each, but not one that waits for the sum that the one before it makes.
/// Compilers may not change that, nor do they where they may.
///
/// Why it is safe: the same products are added, in another order. The steps are
/// made in their order, so that whatever else they do they do as before.
///
/// What it refuses: see SumLoop.h; sums that another operation grows
/// (saturating, masked, a function of the codebase).
///
//===----------------------------------------------------------------------===//

#include "passes/rewrites/Allocation.h"
#include "passes/rewrites/Growth.h"
#include "passes/rewrites/Rewrite.h"
#include "passes/rewrites/SumText.h"

using namespace clang;

namespace crinn::passes {
namespace {

bool isVector(QualType T) { return T.getCanonicalType()->isVectorType(); }

class Unroll : public Rewrite {
public:
  RewriteInfo info() const override {
    return {"unroll",
            "add up the distance in several vectors in turn",
            "exact-up-to-rounding",
            "search",
            "kept",
            false,
            {{"sums", "how many sums grow in turn", 2, 16, 4}}};
  }

  IdiomKind idiom() const override { return IdiomKind::Kernel; }

  std::string title(const Params &P) const override {
    return "Add up the distance in " + std::to_string(P.at("sums")) +
           " vectors in turn";
  }

  /// Integers wrap around alike in any order.
  Claim claim(const ParsedUnit &U, const Place &At) const override {
    bool Real = false;
    for (const SumLoop &L : sumLoops(U, At.Found.Function, isVector).All)
      for (const Sum &S : L.Sums)
        Real |= S.Var->getType()
                    .getCanonicalType()
                    ->castAs<VectorType>()
                    ->getElementType()
                    ->isRealFloatingType();
    return {Real ? info().Class : "exact"};
  }

  llvm::Expected<EditSet> edits(const ParsedUnit &U, const Place &At,
                                const Params &P) const override {
    const FunctionDecl *F = At.Found.Function;
    SumLoops Loops = sumLoops(U, F, isVector);
    unsigned Wanted = unsigned(P.at("sums"));
    if (Loops.Most >= Wanted)
      return EditSet{};
    if (Loops.All.empty())
      return refuse(Loops.Why.empty() ? "the kernel has no loop" : Loops.Why);
    EditSet Out{Loops.All[0].At.File, {}};
    Copies Copied(U, F);
    for (const SumLoop &L : Loops.All) {
      Copied.restart();
      if (llvm::Error E = one(U, F, L, Wanted, Copied, Out))
        return std::move(E);
    }
    return Out;
  }

private:
  /// Which copy of its sum each update grows, step by step.
  struct Turns {
    unsigned Steps = 1; ///< of the old loop in one of the new
    std::vector<unsigned> Copies;
  };

  static Turns turns(const SumLoop &L, unsigned Wanted) {
    Turns Out;
    unsigned Each = unsigned((Wanted + L.Sums.size() - 1) / L.Sums.size());
    for (const Sum &S : L.Sums) {
      unsigned Now = unsigned(S.Updates.size());
      Out.Steps = std::max(Out.Steps, (Each + Now - 1) / Now);
    }
    for (const Sum &S : L.Sums)
      Out.Copies.push_back(
          std::min(Each, unsigned(S.Updates.size()) * Out.Steps));
    return Out;
  }

  static llvm::Error one(const ParsedUnit &U, const FunctionDecl *F,
                         const SumLoop &L, unsigned Wanted, Copies &Copied,
                         EditSet &Out) {
    llvm::StringRef File = U.sources().getBufferData(L.At.File);
    std::string In = indentAt(File, L.At.Begin), Nl = newlineOf(File);
    Turns T = turns(L, Wanted);
    std::string Before = In +
                         "// Sums that grow in turn: no addition waits for "
                         "the one before it." +
                         Nl;
    std::string Behind;
    for (auto [I, S] : llvm::enumerate(L.Sums)) {
      std::string Type = writtenType(U, S.Var);
      std::string Zero = S.Zero.empty() ? zeroCall(S.Var->getType()) : S.Zero;
      if (Type.empty() || Zero.empty())
        return refuse("the sum " + S.Var->getName() +
                      " has a type of which no zero is known");
      for (unsigned N = 1; N < T.Copies[I]; ++N)
        Before +=
            In + Type + " " + Copied.name(S.Var, N) + " = " + Zero + ";" + Nl;
      Behind += In + joined(S, 0, T.Copies[I], Copied) + Nl;
    }
    if (T.Steps == 1) {
      if (llvm::Error E = inPlace(U, L, T, Copied, Out))
        return E;
    } else {
      llvm::Expected<std::string> Text = newLoop(U, F, L, T, Copied, Out);
      if (!Text)
        return Text.takeError();
      Before += *Text;
    }
    Out.insert(lineStart(File, L.At.Begin), Before);
    Out.insert(lineEnd(File, L.At.End), Behind);
    return llvm::Error::success();
  }

  /// What the update \p Statement grows, in step \p Step.
  static std::optional<std::string> sumIn(const SumLoop &L, const Turns &T,
                                          Copies &Copied, const ValueDecl *V,
                                          const Stmt *Statement,
                                          unsigned Step) {
    for (auto [I, S] : llvm::enumerate(L.Sums))
      if (S.Var == V) {
        auto At = llvm::find(S.Updates, Statement);
        unsigned Nth = unsigned(At - S.Updates.begin());
        return Copied.name(S.Var, (Step * unsigned(S.Updates.size()) + Nth) %
                                      T.Copies[I]);
      }
    return std::nullopt;
  }

  static llvm::Error inPlace(const ParsedUnit &U, const SumLoop &L,
                             const Turns &T, Copies &Copied, EditSet &Out) {
    bool Macro = false;
    for (const Stmt *S : L.Body)
      walk(S, [&](const Stmt *N) {
        const auto *D = dyn_cast<DeclRefExpr>(N);
        auto To = D ? sumIn(L, T, Copied, D->getDecl(), S, 0) : std::nullopt;
        if (!To || *To == D->getDecl()->getName())
          return true;
        std::optional<Span> At = spanOf(U.Ctx, SourceRange(D->getLocation()));
        Macro |= !At || textOf(U.Ctx, *At) != D->getDecl()->getName();
        if (!Macro)
          Out.replace(At->Begin, At->End, *To);
        return true;
      });
    return Macro ? refuse("a macro of the loop spells a variable")
                 : llvm::Error::success();
  }

  static llvm::Expected<std::string> newLoop(const ParsedUnit &U,
                                             const FunctionDecl *F,
                                             const SumLoop &L, const Turns &T,
                                             Copies &Copied, EditSet &Out) {
    llvm::StringRef File = U.sources().getBufferData(L.At.File);
    std::string In = indentAt(File, L.At.Begin), Nl = newlineOf(File);
    std::string Unit = indentUnit(File, L.At.Begin);
    if (llvm::any_of(L.Body, [&](const Stmt *S) { return endsLater(U, S); }))
      return refuse("a variable of the loop's body does something when it "
                    "ends, or a template's arguments choose its type");
    llvm::Expected<LoopStart> Start = takeStart(
        U, L, Names(U.Defined, Copied.text(), L.End.Moved->getName()), Out);
    if (!Start)
      return Start.takeError();
    std::string Var = Start->Moved;
    Copied.take(Var);
    llvm::Expected<std::string> Cond = stepsLeft(U, L.End, T.Steps, Var);
    if (!Cond)
      return Cond.takeError();
    std::string Text = Start->Before.empty() ? "" : In + Start->Before + Nl;
    int64_t Far = T.Steps * L.End.Step;
    if (L.End.IncAlone)
      Text += In + "for (; " + *Cond + "; " + Var +
              (Far > 0 ? " += " : " -= ") + std::to_string(std::abs(Far)) +
              ") {" + Nl;
    else
      Text += In + "while (" + *Cond + ") {" + Nl;
    for (unsigned Step = 0; Step < T.Steps; ++Step) {
      auto As = [&](const ValueDecl *V,
                    const Stmt *S) -> std::optional<std::string> {
        if (auto Copy = sumIn(L, T, Copied, V, S, Step))
          return Copy;
        int64_t By = Step * L.End.Step;
        if (V == L.End.Moved && !(L.End.IncAlone && By))
          return Var;
        if (V == L.End.Moved)
          return Var + (By > 0 ? " + " : " - ") + std::to_string(std::abs(By));
        const auto *Local = dyn_cast<VarDecl>(V);
        if (Local && Step && isDeclaredIn(L, Local))
          return Copied.name(Local, Step);
        return std::nullopt;
      };
      llvm::Expected<std::string> Body = stepText(U, L, In + Unit, Nl, As);
      if (!Body)
        return Body.takeError();
      if (Step && L.Body.size() > 1)
        Text += Nl;
      Text += *Body;
      if (L.Inc && !L.End.IncAlone)
        Text += In + Unit +
                substitute(textOf(U.Ctx, L.Inc), L.End.Moved->getName(), Var) +
                ";" + Nl;
    }
    return Text + In + "}" + Nl;
  }

  /// True if \p S declares what is not just gone at the end of a step: all
  /// steps' variables live to the end of the last.
  static bool endsLater(const ParsedUnit &U, const Stmt *S) {
    const auto *D = dyn_cast<DeclStmt>(S);
    return D && llvm::any_of(D->decls(), [&](const Decl *One) {
             QualType T = cast<VarDecl>(One)->getType().getNonReferenceType();
             return T->isDependentType() || T.isDestructedType();
           });
  }

  static bool isDeclaredIn(const SumLoop &L, const VarDecl *V) {
    return llvm::any_of(L.Body, [&](const Stmt *S) {
      const auto *D = dyn_cast<DeclStmt>(S);
      return D && llvm::is_contained(D->decls(), V);
    });
  }

  static std::string tree(const Sum &S, unsigned From, unsigned To,
                          Copies &Copied) {
    if (To - From == 1)
      return Copied.name(S.Var, From);
    unsigned Half = From + (To - From + 1) / 2;
    std::string A = tree(S, From, Half, Copied), B = tree(S, Half, To, Copied);
    return S.Add + "(" + A + (S.Add.empty() ? " + " : ", ") + B + ")";
  }

  static std::string joined(const Sum &S, unsigned From, unsigned To,
                            Copies &Copied) {
    std::string All = tree(S, From, To, Copied);
    if (S.Add.empty() && To - From > 1)
      All = All.substr(1, All.size() - 2);
    return S.Var->getName().str() + " = " + All + ";";
  }
};

} // namespace

std::unique_ptr<Rewrite> makeUnroll() { return std::make_unique<Unroll>(); }

} // namespace crinn::passes
