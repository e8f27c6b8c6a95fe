//===- TieredEntryPoints.cpp - more entry points for wider beams ----------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// tiered-entry-points: a search whose beam is `first` wide starts from `count`
/// further rows, one whose beam is `second` wide from twice as many.
///
/// Why it can be faster: where a graph falls into parts that few links join, a
/// search that starts in the wrong one needs a wide beam to get out. A further
/// start costs one distance. A narrow beam is for speed, and its pool has no
/// room for nodes that are far off.
///
/// Why it is safe: each further row goes through the very text that scores a
/// neighbour: it is marked as visited, its distance is computed, and it enters
/// pool and answers under the same conditions. No row beyond the index' number
/// of rows is named. Answers may be others, for the search finds other nodes.
///
/// What it refuses: a number of rows that is not proven; scoring that needs
/// what the search's loop declares or sets; searches on one layer, or for
/// construction; rows that may have been removed; a beam width not in scope.
///
//===----------------------------------------------------------------------===//

#include "passes/rewrites/SeedLoop.h"
#include "passes/rewrites/Width.h"

#include "llvm/Support/Regex.h"

using namespace clang;

namespace crinn::passes {
namespace {

class TieredEntryPoints : public SearchRewrite {
public:
  RewriteInfo info() const override {
    return {"tiered-entry-points",
            "start a search with a wide beam from further rows",
            "curve",
            "search",
            "kept",
            false,
            {{"count", "further rows to start from", 1, 9, 3},
             {"first", "beam width from which they are used", 1, 10000, 64},
             {"second", "beam width from which twice as many are used", 1,
              10000, 160}}};
  }

  std::string title(const Params &P) const override {
    return "Start searches with ef >= " + std::to_string(P.at("first")) +
           " from " + std::to_string(P.at("count")) + " further rows or more";
  }

  llvm::Expected<EditSet> edits(const ParsedUnit &U, const BestFirst &B,
                                const Params &P) const override {
    if (P.at("second") < P.at("first"))
      return fail(Code::Usage,
                  "tiered-entry-points: second=" + llvm::Twine(P.at("second")) +
                      " is below first=" + llvm::Twine(P.at("first")));
    const ValueDecl *Width = widthIn(U, B);
    if (!Width)
      return refuse("the beam width is not in scope");
    // Other rewrites may have changed the search's loop since.
    if (madeWith(seedsThere(U, B)) == P)
      return EditSet{};
    llvm::Expected<SeedSite> S = seedSite(U, B);
    if (!S)
      return S.takeError();
    Names N = seedNames(U, B, *S);
    std::string Ef = Width->getNameAsString();
    Params Now = madeWith(S->Text);
    return seedEdits(*S, text(*S, N, Ef, P),
                     Now.empty() ? "" : text(*S, N, Ef, Now));
  }

  llvm::Error judge(const ParsedUnit &U, const BestFirst &B) const override {
    return judgeSeeds(U, B);
  }

private:
  static std::string text(const SeedSite &S, const Names &N,
                          const std::string &Ef, const Params &P) {
    std::string Starts = N.fresh("starts");
    auto Number = [](int64_t V) { return std::to_string(V); };
    SeedText T;
    T.Why = {", from more of them the wider",
             "the beam is: the narrow ones have no room for nodes far off."};
    std::string Step = Ef + " < " + Number(P.at("second")) + " ? " +
                       Number(P.at("count")) + " : ";
    T.Head = {"const size_t " + Starts + " = " + Ef + " < " +
              Number(P.at("first")) +
              " ? 0 : " + (P.at("first") < P.at("second") ? Step : "") +
              Number(2 * P.at("count")) + ";"};
    T.Most = Starts;
    T.Parts = "(" + Starts + " + 1)";
    return seedText(S, N, T);
  }

  /// The parameters of the text that stands there; none if it is not ours.
  static Params madeWith(llvm::StringRef Text) {
    llvm::SmallVector<llvm::StringRef, 4> M;
    int64_t First = 0, Second = 0, Count = 0;
    if (llvm::Regex("< ([0-9]+) \\? 0 : ([0-9]+);").match(Text, &M) &&
        !M[1].getAsInteger(10, First) && !M[2].getAsInteger(10, Count))
      return {{"first", First}, {"second", First}, {"count", Count / 2}};
    if (!llvm::Regex(
             "< ([0-9]+) \\? 0 : [A-Za-z_0-9]+ < ([0-9]+) \\? ([0-9]+) :")
             .match(Text, &M) ||
        M[1].getAsInteger(10, First) || M[2].getAsInteger(10, Second) ||
        M[3].getAsInteger(10, Count))
      return {};
    return {{"first", First}, {"second", Second}, {"count", Count}};
  }
};

} // namespace

std::unique_ptr<Rewrite> makeTieredEntryPoints() {
  return std::make_unique<TieredEntryPoints>();
}

} // namespace crinn::passes
