//===- PoolInsert.cpp - find the place and make room in one walk ----------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// pool-insert: where a sorted pool searches the place of a new entry by halves
/// and then moves the entries behind it, it walks from the end instead, moves
/// each entry that belongs behind the new one, and stops at the place.
///
/// Why it can be faster: what a search offers mostly belongs near the end, or
/// the pool is short. Halves are taken by branches that no processor can
/// foretell, and memmove is a call; the walk is a few steps that end in one
/// branch.
///
/// Why it is safe: of an array that the question divides in two (all entries
/// for which it is answered yes stand behind the others) a search by halves
/// finds the first of them, and a walk from the end stops there. That the array
/// is sorted so is what the search itself takes for granted; a distance that is
/// no number breaks it, and then the place may be another. The question is the
/// search's own text, asked of another entry; the same entries move, to the
/// same slots, in the same order, and the place keeps its name and its value.
/// A new entry that is itself one of the pool may be read after it moved, but
/// by then its slot holds one that the question cannot tell from it.
///
/// What it refuses: a search that does more, or that asks what cannot be asked
/// again; a move of other entries than those behind the place; anything
/// between the two that may see either; entries that are no plain data.
///
//===----------------------------------------------------------------------===//

#include "passes/model/Sites.h"
#include "passes/rewrites/Allocation.h"
#include "passes/rewrites/PoolBetween.h"
#include "passes/rewrites/PoolCallees.h"
#include "passes/rewrites/PoolQuestion.h"
#include "passes/rewrites/PoolSearch.h"
#include "passes/rewrites/RemoveStatement.h"
#include "passes/rewrites/Rewrite.h"

#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// True if the author puts a single statement into braces.
bool usesBraces(const FunctionDecl *F) {
  bool Bare = false, Braces = false;
  auto Note = [&](const Stmt *S) {
    if (S && !isa<IfStmt>(S))
      (isa<CompoundStmt>(S) ? Braces : Bare) = true;
  };
  walk(F->getBody(), [&](const Stmt *S) {
    if (const auto *If = dyn_cast<IfStmt>(S)) {
      Note(If->getThen());
      Note(If->getElse());
    } else if (isa<ForStmt, WhileStmt, CXXForRangeStmt>(S)) {
      Note(bodyOf(S));
    }
    return true;
  });
  return Braces && !Bare;
}

/// What is edited in one function that puts an entry into a pool.
class Insertion {
public:
  Insertion(const ParsedUnit &U, const FunctionDecl *F, const PoolMove &M)
      : U(U), F(F), M(M) {}

  llvm::Expected<EditSet> edits() {
    if (M.End.empty() || !llvm::all_of(M.Terms, [&](const Expr *E) {
          return readsOnly(E) && !mentions(E, M.Place);
        }))
      return refuse("it is not seen where the entries end");
    llvm::Expected<PoolSearch> S = poolSearch(U, F, M);
    if (!S)
      return S.takeError();
    Found = *S;
    if (llvm::Error E = checkBetween(M, Found))
      return std::move(E);
    if (llvm::Error E = checkEntries(U, F, M))
      return std::move(E);
    if (llvm::Error E = checkText())
      return std::move(E);
    EditSet Out{Search.File, {}};
    Out.Adds.push_back(signatureOf(F));
    if (Found.Behind == M.At) {
      Out.replace(Search.Begin, Move.End, walkText());
    } else {
      Out.replace(Search.Begin, Search.End, walkText());
      removeMove(Out);
    }
    // Several searches may put entries into the same pool.
    for (Edit &E : Out.Edits)
      E.Shared = true;
    return Out;
  }

private:
  const Stmt *at(unsigned I) const { return M.Block->body_begin()[I]; }

  llvm::Error checkText() {
    std::optional<Span> First = statementSpan(U.Ctx, at(Found.At)),
                        Last = statementSpan(U.Ctx, at(Found.Behind - 1)),
                        End = statementSpan(U.Ctx, M.statement());
    if (!First || !Last || !End || First->File != End->File ||
        First->File != Last->File || ofMacro(at(Found.At)) ||
        ofMacro(at(Found.Behind - 1)) || ofMacro(M.statement()))
      return refuse("the search or the move is spelled by a macro");
    Search = {First->File, First->Begin, Last->End};
    Move = *End;
    llvm::StringRef File = U.sources().getBufferData(Move.File);
    for (unsigned At = Search.Begin; At < Move.End; At = lineEnd(File, At))
      if (File.slice(At, Move.End).ltrim().starts_with("#"))
        return refuse("a directive stands between search and move");
    for (unsigned Offset : {Search.Begin, Move.Begin})
      if (!File.slice(lineStart(File, Offset), Offset).trim().empty())
        return refuse("more code stands on the line of the search or the move");
    for (unsigned Offset : {Search.End, Move.End}) {
      llvm::StringRef Rest = File.slice(Offset, lineEnd(File, Offset)).trim();
      if (!Rest.empty() && !Rest.starts_with("//"))
        return refuse("more code stands on the line of the search or the move");
    }
    return llvm::Error::success();
  }

  static bool ofMacro(const Stmt *S) {
    bool Any = false;
    walk(S, [&](const Stmt *N) {
      Any |= N->getBeginLoc().isMacroID() || N->getEndLoc().isMacroID();
      return !Any;
    });
    return Any;
  }

  /// The comments between search and move; those in the search speak of what
  /// is no more.
  std::vector<std::string> comments() const {
    llvm::StringRef File = U.sources().getBufferData(Move.File);
    std::vector<std::string> Out;
    unsigned From = Search.Begin;
    unsigned Until = Found.Behind == M.At ? M.At : Found.Behind - 1;
    for (unsigned I = Found.At; I <= Until; ++I) {
      std::optional<Span> S = statementSpan(U.Ctx, at(I));
      if (!S)
        continue;
      for (std::string &C : commentsIn(File.slice(From, S->Begin)))
        Out.push_back(std::move(C));
      From = S->End;
    }
    return Out;
  }

  /// With the comment above, and one of two empty lines around.
  void removeMove(EditSet &Out) const {
    llvm::StringRef File = U.sources().getBufferData(Move.File);
    auto Line = [&](unsigned At) {
      return File.slice(At, lineEnd(File, At)).trim();
    };
    unsigned Begin = lineStart(File, Move.Begin);
    auto Above = [&] { return lineStart(File, Begin - 1); };
    while (Line(Above()).starts_with("//"))
      Begin = Above();
    unsigned End = lineEnd(File, Move.End);
    if (Line(Above()).empty() && Line(End).empty())
      End = lineEnd(File, End);
    Out.replace(Begin, End, "");
  }

  std::string walkText() const {
    llvm::StringRef File = U.sources().getBufferData(Search.File);
    std::string Nl = newlineOf(File), In = indentAt(File, Search.Begin);
    std::string Unit = indentUnit(File, Search.Begin);
    std::string Place = M.Place->getNameAsString(),
                Array = passes::textOf(U.Ctx, M.Array);
    bool Braces = usesBraces(F);
    std::string Text;
    for (const std::string &C : comments())
      Text += C + Nl + In;
    std::string To = Array + "[" + Place + "]",
                From = Array + "[" + Place + " - 1]";
    if (M.Moved)
      From = "std::move(" + From + ")";
    Text += "// Most entries belong near the end: make room on the way to the "
            "place." +
            Nl;
    Text += In + Found.Type + " " + Place + " = " + M.End + ";" + Nl;
    Text += In + "for (; " + Place + " > 0 && " + Found.Further + "; --" +
            Place + ")" + (Braces ? " {" : "") + Nl;
    Text += In + Unit + To + " = " + From + ";";
    if (Braces)
      Text += Nl + In + "}";
    return Text;
  }

  const ParsedUnit &U;
  const FunctionDecl *F;
  const PoolMove &M;
  PoolSearch Found;
  Span Search, Move;
};

class PoolInsert : public Rewrite {
public:
  RewriteInfo info() const override {
    return {"pool-insert",
            "find an entry's place in a sorted pool while making room for it",
            "exact",
            "search",
            "kept",
            false,
            {}};
  }

  IdiomKind idiom() const override { return IdiomKind::BestFirst; }

  std::string title(const Params &) const override {
    return "Find an entry's place in the pool while making room for it";
  }

  llvm::Expected<EditSet> edits(const ParsedUnit &U, const Place &At,
                                const Params &) const override {
    EditSet Out;
    std::string Why;
    bool Already = false;
    std::vector<const FunctionDecl *> All = poolCallees(U, *At.Search);
    for (const FunctionDecl *F : All) {
      std::vector<PoolMove> Moves = poolMovesIn(U.Ctx, F->getBody());
      if (Moves.empty()) {
        Already |= shiftsWhileAsking(F->getBody());
        continue;
      }
      if (Moves.size() > 1) {
        Why = "entries are moved in more than one place";
        continue;
      }
      llvm::Expected<EditSet> One = Insertion(U, F, Moves[0]).edits();
      if (One)
        add(Out, std::move(*One));
      else
        Why = llvm::toString(One.takeError());
    }
    if (!Out.empty() || Already)
      return Out;
    if (All.empty())
      Why = "no function below the root is seen that puts the neighbour into "
            "the pool";
    return refuse(!Why.empty() ? Why
                               : "the insert moves no entries to make room");
  }

  llvm::Error judge(const ParsedUnit &U, const Place &At) const override {
    for (const FunctionDecl *F : poolCallees(U, *At.Search))
      for (const PoolMove &M : poolMovesIn(U.Ctx, F->getBody()))
        if (llvm::Error E = checkEntries(U, F, M))
          return E;
    return llvm::Error::success();
  }

private:
  /// One set of edits per file.
  static void add(EditSet &Out, EditSet One) {
    Out.Adds.insert(Out.Adds.end(), One.Adds.begin(), One.Adds.end());
    One.Adds.clear();
    auto Into = [&](EditSet &Set) {
      Set.Edits.insert(Set.Edits.end(), One.Edits.begin(), One.Edits.end());
    };
    if (Out.empty()) {
      Out.File = One.File;
      return Into(Out);
    }
    if (Out.File == One.File)
      return Into(Out);
    for (EditSet &Set : Out.Elsewhere)
      if (Set.File == One.File)
        return Into(Set);
    Out.Elsewhere.push_back(std::move(One));
  }
};

} // namespace

std::unique_ptr<Rewrite> makePoolInsert() {
  return std::make_unique<PoolInsert>();
}

} // namespace crinn::passes
