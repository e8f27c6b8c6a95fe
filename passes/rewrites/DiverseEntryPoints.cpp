//===- DiverseEntryPoints.cpp - start from rows that are apart ------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// diverse-entry-points: start a search from `count` further rows, spread over
/// the index, of which only those are taken that are apart from each other
/// start by `percent` of the entry point's distance to the query or more.
///
/// How far two are apart is their own distance, where the class computes one
/// between rows by the same call (hnswlib). Else it is by how much their
/// distances to the query differ: under a metric they are at least that far
/// apart.
///
/// Why it can be faster: where a graph falls into parts that few links join, a
/// search that starts in the wrong one needs a wide beam to get out. Starts
/// that are near each other find the same.
///
/// Why it is safe: each row that is taken goes through the very text that
/// scores a neighbour: it is marked as visited, its distance is computed, and
/// it enters pool and answers under the same conditions. One that is not taken
/// is not marked, so that the search may find it later. No row beyond the
/// index' number of rows is named. Answers may be others.
///
/// What it refuses: a number of rows that is not proven; scoring that needs
/// what the search's loop declares or sets; searches on one layer, or for
/// construction; rows that may have been removed; a distance that cannot be
/// asked for the entry point.
///
//===----------------------------------------------------------------------===//

#include "passes/model/Address.h"
#include "passes/rewrites/DistanceText.h"
#include "passes/rewrites/SeedLoop.h"
#include "passes/source/Includes.h"

#include "clang/AST/ExprCXX.h"
#include "llvm/Support/Regex.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// What the test of a row is made of.
struct Distances {
  std::string Type, Entry, OfEntry, OfRow;
  std::string Between; ///< a row and an earlier start; "" if not to be had
};

class DiverseEntryPoints : public SearchRewrite {
public:
  RewriteInfo info() const override {
    return {"diverse-entry-points",
            "start a search from further rows that are apart",
            "curve",
            "search",
            "kept",
            false,
            {{"count", "further rows to start from", 1, 9, 3},
             {"percent", "of the entry point's distance by which theirs differ",
              0, 100, 10}}};
  }

  std::string title(const Params &P) const override {
    return "Start searches from " + std::to_string(P.at("count")) +
           " further rows that are apart";
  }

  llvm::Expected<EditSet> edits(const ParsedUnit &U, const BestFirst &B,
                                const Params &P) const override {
    // Other rewrites may have changed the search's loop since.
    if (madeWith(seedsThere(U, B)) == P)
      return EditSet{};
    llvm::Expected<SeedSite> S = seedSite(U, B);
    if (!S)
      return S.takeError();
    Params Now = madeWith(S->Text);
    Distances D;
    if (P.at("percent") || (!Now.empty() && Now.at("percent"))) {
      llvm::Expected<Distances> Known = distancesOf(U, B, *S);
      if (!Known)
        return Known.takeError();
      D = *Known;
    }
    Names N = seedNames(U, B, *S);
    llvm::Expected<EditSet> Out = seedEdits(
        *S, text(*S, N, D, P), Now.empty() ? "" : text(*S, N, D, Now));
    if (Out && !Out->Edits.empty() && P.at("percent"))
      if (llvm::Error E = includeCmath(U, *Out))
        return std::move(E);
    return Out;
  }

  llvm::Error judge(const ParsedUnit &U, const BestFirst &B) const override {
    return judgeSeeds(U, B);
  }

private:
  static llvm::Expected<Distances>
  distancesOf(const ParsedUnit &U, const BestFirst &B, const SeedSite &S) {
    if (!S.Entry)
      return refuse("the search starts from several nodes already, or may "
                    "start from none");
    std::string Entry = textOf(U.Ctx, S.Entry);
    if (Entry.empty() || !isPure(S.Entry))
      return refuse("the entry point is spelled by a macro, or naming it may "
                    "do more than read");
    if (!isa<DeclRefExpr, MemberExpr, ArraySubscriptExpr,
             CXXDependentScopeMemberExpr>(S.Entry))
      Entry = "(" + Entry + ")";
    Distances Out;
    llvm::Expected<std::string> Type = distanceType(U, B);
    llvm::Expected<std::string> First = distanceText(U, B, Entry);
    llvm::Expected<std::string> Other = distanceText(U, B, S.Id);
    llvm::Error E = llvm::Error::success();
    for (auto [From, To] :
         {std::pair{&Type, &Out.Type}, std::pair{&First, &Out.OfEntry},
          std::pair{&Other, &Out.OfRow}}) {
      if (*From)
        *To = **From;
      else if (E)
        llvm::consumeError(From->takeError());
      else
        E = From->takeError();
    }
    if (E)
      return std::move(E);
    Names N = seedNames(U, B, S);
    Out.Entry = Entry;
    Out.Between = rowDistanceText(
        U, B, S.Id, N.fresh("start_ids") + "[" + N.fresh("s") + "]");
    return Out;
  }

  static llvm::Error includeCmath(const ParsedUnit &U, EditSet &Out) {
    llvm::StringRef File = U.sources().getBufferData(Out.File);
    if (includes(File, "cmath"))
      return llvm::Error::success();
    std::optional<unsigned> Behind = behindIncludes(File);
    if (!Behind)
      return refuse("the file has no #include to put another one behind");
    Out.Edits.push_back({*Behind, 0, "#include <cmath>" + newlineOf(File),
                         /*Outside=*/true});
    return llvm::Error::success();
  }

  static std::string literal(int64_t Percent) {
    if (Percent == 100)
      return "1.0f";
    std::string Out =
        "0." + std::string(Percent < 10 ? "0" : "") + std::to_string(Percent);
    return llvm::StringRef(Out).rtrim('0').str() + "f";
  }

  static std::string text(const SeedSite &S, const Names &N, const Distances &D,
                          const Params &P) {
    std::string Count = std::to_string(P.at("count")),
                Parts = std::to_string(P.at("count") + 1);
    SeedText T;
    T.Most = Count;
    T.Parts = Parts;
    if (P.at("percent") == 0)
      return seedText(S, N, T);
    std::string Percent = std::to_string(P.at("percent")) + " % of the entry ";
    std::string Least = literal(P.at("percent")) + " * std::abs(",
                Apart = N.fresh("apart"), At = N.fresh("s"),
                Taken = N.fresh("starts"), Unit = S.Lay.Unit;
    std::string Inc = S.Postfix ? At + "++" : "++" + At;
    std::string Each =
        "for (size_t " + At + " = 0; " + At + " < " + Taken + "; " + Inc + ")";
    std::string First = "size_t " + Taken + " = 1;";
    std::string Still = Unit + Apart + " = " + Apart + " && ";
    if (!D.Between.empty()) {
      std::string Ids = N.fresh("start_ids"), Bound = N.fresh("least");
      llvm::StringRef Type = S.IdType;
      Type.consume_front("const ");
      T.Why = {", where each is apart from",
               "the others by " + Percent + "point's distance or more."};
      T.Head = {Type.str() + " " + Ids + "[" + Parts + "];",
                Ids + "[0] = " + D.Entry + ";", First,
                "const " + D.Type + " " + Bound + " = " + Least + D.OfEntry +
                    ");"};
      T.Test = {"bool " + Apart + " = true;",
                Each,
                Still + D.Between + " >= " + Bound + ";",
                "if (!" + Apart + ")",
                Unit + "continue;",
                Ids + "[" + Taken + "++] = " + S.Id + ";"};
      return seedText(S, N, T);
    }
    std::string All = N.fresh("start_dists"), One = N.fresh("start_dist");
    T.Why = {", where their distances to",
             "the query differ by " + Percent + "point's or more."};
    T.Head = {D.Type + " " + All + "[" + Parts + "];",
              All + "[0] = " + D.OfEntry + ";", First};
    T.Test = {D.Type + " " + One + " = " + D.OfRow + ";",
              "bool " + Apart + " = true;",
              Each,
              Still + "std::abs(" + One + " - " + All + "[" + At +
                  "]) >= " + Least + All + "[0]);",
              "if (!" + Apart + ")",
              Unit + "continue;",
              All + "[" + Taken + "++] = " + One + ";"};
    return seedText(S, N, T);
  }

  /// The parameters of the text that stands there; none if it is not ours.
  static Params madeWith(llvm::StringRef Text) {
    llvm::SmallVector<llvm::StringRef, 2> M;
    int64_t Count = 0, Percent = 0;
    if (!llvm::Regex(" <= ([0-9]+) && ").match(Text, &M) ||
        M[1].getAsInteger(10, Count))
      return {};
    if (llvm::Regex(" by ([0-9]+) % of the entry ").match(Text, &M) &&
        M[1].getAsInteger(10, Percent))
      return {};
    if (Count < 1 || Count > 9 || Percent > 100)
      return {};
    return {{"count", Count}, {"percent", Percent}};
  }
};

} // namespace

std::unique_ptr<Rewrite> makeDiverseEntryPoints() {
  return std::make_unique<DiverseEntryPoints>();
}

} // namespace crinn::passes
