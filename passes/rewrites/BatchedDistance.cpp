//===- BatchedDistance.cpp - several distances at a time ------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// batched-distance: compute the distances of collected neighbours some at a
/// time, by a form of the kernel that measures several vectors, and insert them
/// afterwards.
///
/// Why it can be faster: a kernel's sum grows by one addition after the other,
/// each waiting for the last; four sums at a time do not wait for one another.
/// The query is loaded once for all, and what the inserts guess wrong throws
/// away no distance that is under way.
///
/// Why it is safe: for each vector the same operations are made in the same
/// order, by statements of the kernel that are proved to touch nothing but its
/// locals; inserting is proved to change nothing that a distance reads. Where
/// the distance is called through a pointer, the kernel's form for several is
/// called only if the pointer is that kernel.
///
/// What it refuses: neighbours that are not collected first; a distance that
/// needs more of the neighbour than one address; kernels whose way depends on
/// the vector; members, templates, and function objects as kernels.
///
//===----------------------------------------------------------------------===//

#include "passes/model/Sites.h"
#include "passes/rewrites/Dispatch.h"
#include "passes/rewrites/ScoreLoop.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// True if the search hands local pointers, and a place for numbers, to a call
/// whose value it does not use: what this rewrite makes.
bool isBatched(const BestFirst &B) {
  bool Found = false;
  walk(B.Loop, [&](const Stmt *S) {
    const auto *Block = dyn_cast<CompoundStmt>(S);
    if (!Block)
      return !Found;
    for (const Stmt *One : Block->body()) {
      const auto *E = dyn_cast<Expr>(One);
      const auto *C = E ? dyn_cast<CallExpr>(bare(E)) : nullptr;
      bool Pointers = false, Numbers = false;
      for (unsigned I = 0; C && I < C->getNumArgs(); ++I) {
        const Expr *A = bare(C->getArg(I));
        if (const auto *Sum = dyn_cast<BinaryOperator>(A))
          A = bare(Sum->getLHS());
        const ValueDecl *V = variableOf(A);
        const auto *T =
            V ? dyn_cast<ArrayType>(V->getType().getTypePtr()) : nullptr;
        if (T)
          (T->getElementType()->isPointerType() ? Pointers : Numbers) = true;
      }
      Found |= Pointers && Numbers;
    }
    return !Found;
  });
  return Found;
}

class BatchedDistance : public Rewrite {
public:
  RewriteInfo info() const override {
    return {"batched-distance",
            "compute the distances of collected neighbours several at a time",
            "exact-up-to-rounding",
            "search",
            "kept",
            false,
            {{"candidates", "distances at a time", 2, 8, 4},
             {"kernel",
              "behind a pointer: the kernel's number in source order; 0: all",
              0, 16, 0}}};
  }

  IdiomKind idiom() const override { return IdiomKind::BestFirst; }

  std::string title(const Params &P) const override {
    return "Compute " + std::to_string(P.at("candidates")) +
           " distances at a time";
  }

  llvm::Expected<EditSet> edits(const ParsedUnit &U, const Place &At,
                                const Params &P) const override {
    const BestFirst &B = *At.Search;
    if (isBatched(B))
      return EditSet{};
    unsigned N = P.at("candidates");
    llvm::Expected<ScoreLoop> S = scoreLoop(U, B);
    if (!S)
      return S.takeError();
    llvm::Expected<Dispatch> D =
        dispatch(U, B, S->VectorArg, N, P.at("kernel"));
    if (!D)
      return D.takeError();
    EditSet Out{S->Loop.File, {}};
    splitScores(U, B, *S, *D, N, Out);
    add(*D, Out);
    Out.Supersedes = {"precomputed-degrees", "diverse-entry-points",
                      "tiered-entry-points", "batch-neighbours",
                      "prefetch-lookahead",  "multi-level-prefetch"};
    return Out;
  }

  llvm::Error judge(const ParsedUnit &U, const Place &At) const override {
    if (isBatched(*At.Search))
      return llvm::Error::success();
    llvm::Expected<ScoreLoop> S = scoreLoop(U, *At.Search);
    return S ? llvm::Error::success() : S.takeError();
  }

private:
  /// Adds what the dispatch consists of: to the search's file or to others.
  static void add(const Dispatch &D, EditSet &Out) {
    for (const Addition &A : D.Additions) {
      Edit E{A.At, 0, A.Text, true, A.Bare};
      Out.Adds.insert(Out.Adds.end(), A.Signatures.begin(), A.Signatures.end());
      if (A.File == Out.File) {
        Out.Edits.push_back(std::move(E));
        continue;
      }
      auto It = llvm::find_if(
          Out.Elsewhere, [&](const EditSet &S) { return S.File == A.File; });
      if (It == Out.Elsewhere.end()) {
        Out.Elsewhere.push_back({A.File, {}});
        It = Out.Elsewhere.end() - 1;
      }
      It->Edits.push_back(std::move(E));
    }
  }
};

} // namespace

std::unique_ptr<Rewrite> makeBatchedDistance() {
  return std::make_unique<BatchedDistance>();
}

} // namespace crinn::passes
