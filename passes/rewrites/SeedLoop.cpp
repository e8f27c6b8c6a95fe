//===- SeedLoop.cpp - start a search from further rows --------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/SeedLoop.h"
#include "passes/model/Facts.h"
#include "passes/model/Modules.h"
#include "passes/model/Sites.h"
#include "passes/rewrites/Allocation.h"
#include "passes/rewrites/EntryDistance.h"
#include "passes/rewrites/EntryPoint.h"
#include "passes/rewrites/RowCount.h"
#include "passes/rewrites/SeedBody.h"

#include "clang/AST/ParentMapContext.h"

using namespace clang;

namespace crinn::passes {
namespace {

constexpr llvm::StringRef Marker =
    "// Also start from rows spread over the index";

/// Searches that construction runs find rows that have no links yet, and the
/// very row that is being added.
llvm::Error checkModule(const ParsedUnit &U, const BestFirst &B) {
  CallGraph G;
  G.add(U);
  std::map<std::string, std::set<IdiomKind>> Found;
  for (const NamedIdiom &N : modelOf(U).Idioms)
    Found[signatureOf(N.Found.Function)].insert(N.Found.Kind);
  ModuleMap Modules = modulesOf(G, Found);
  auto It = Modules.find(signatureOf(B.Function));
  if (It != Modules.end() && It->second.count("construction"))
    return refuse("the search serves construction, where not all rows have "
                  "links yet");
  return llvm::Error::success();
}

/// The neighbour's type as its declaration has it, without a reference.
llvm::Expected<std::string> idTypeOf(const ParsedUnit &U,
                                     const NeighbourLoop &L) {
  QualType T = L.Neighbour->getType();
  bool Auto = T->getContainedAutoType();
  if (L.NeighbourDecl && T->isReferenceType())
    return refuse("the neighbour is a reference");
  T = T.getNonReferenceType();
  if (T->isPointerType() || T->isRecordType())
    return refuse("the neighbour is an object or a pointer, not an id");
  if (Auto && T->isDependentType())
    return refuse("the neighbour's type is auto and depends on the template");
  if (!Auto)
    if (std::string Written = declaredType(U, L); !Written.empty())
      return Written;
  PrintingPolicy Policy(U.Ctx.getLangOpts());
  Policy.adjustForCPlusPlus();
  return (Auto ? T.getCanonicalType() : T)
      .getUnqualifiedType()
      .getAsString(Policy);
}

/// A label anywhere, or a case in the loop's own block.
bool mayBeJumpedOver(const BestFirst &B, const CompoundStmt &Block) {
  bool Found = llvm::any_of(Block.body(),
                            [](const Stmt *S) { return isa<SwitchCase>(S); });
  walk(B.Function->getBody(), [&](const Stmt *S) {
    Found |= isa<LabelStmt>(S);
    return !Found;
  });
  return Found;
}

/// Where what was made before the search's loop begins, by its comment; nothing
/// if another loop than that one stands between.
std::optional<unsigned> madeAt(const ParsedUnit &U, const BestFirst &B) {
  std::optional<Span> F = spanOf(U.Ctx, B.Function->getSourceRange());
  std::optional<Span> Loop = spanOf(U.Ctx, B.Loop->getSourceRange());
  auto Up = U.Ctx.getParents(*B.Loop);
  const auto *Block = Up.size() == 1 ? Up[0].get<CompoundStmt>() : nullptr;
  if (!F || !Loop || !Block || F->File != Loop->File || F->Begin > Loop->Begin)
    return std::nullopt;
  llvm::StringRef File = U.sources().getBufferData(Loop->File);
  size_t Made = File.slice(F->Begin, Loop->Begin).rfind(Marker);
  if (Made == llvm::StringRef::npos)
    return std::nullopt;
  unsigned Begin = lineStart(File, F->Begin + Made), Loops = 0;
  for (const Stmt *S : Block->body())
    if (std::optional<Span> At = spanOf(U.Ctx, S->getSourceRange());
        At && At->File == Loop->File && At->Begin >= Begin &&
        At->Begin < Loop->Begin)
      Loops += isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S);
  return Loops == 1 ? std::optional(Begin) : std::nullopt;
}

/// Where the loop goes: the line of the search's loop, or that of the comment
/// above it.
llvm::Error findPlace(const ParsedUnit &U, const BestFirst &B, SeedSite &Out) {
  std::optional<Span> Loop = spanOf(U.Ctx, B.Loop->getSourceRange());
  if (!Loop || B.Loop->getBeginLoc().isMacroID())
    return refuse("the search's loop is spelled by a macro");
  auto Up = U.Ctx.getParents(*B.Loop);
  if (Up.size() != 1 || !Up[0].get<CompoundStmt>())
    return refuse("the search's loop is no statement of a block");
  if (mayBeJumpedOver(B, *Up[0].get<CompoundStmt>()))
    return refuse("a jump may pass over what would be declared before the "
                  "search's loop");
  llvm::StringRef File = U.sources().getBufferData(Loop->File);
  unsigned At = lineStart(File, Loop->Begin);
  if (!File.slice(At, Loop->Begin).trim().empty())
    return refuse("more code stands on the loop's line");
  auto Above = [&] {
    return At == 0 ? llvm::StringRef()
                   : File.slice(lineStart(File, At - 1), At).trim();
  };
  while (Above().starts_with("//") && !Above().starts_with(Marker))
    At = lineStart(File, At - 1);
  if (Above().starts_with("#pragma") || Above().contains("_Pragma"))
    return refuse("a #pragma stands above the search's loop");
  Out.File = Loop->File;
  Out.Begin = Out.End = At;
  // What was made here before begins with its comment.
  if (std::optional<unsigned> Made = madeAt(U, B))
    Out.Begin = *Made;
  Out.Text = File.slice(Out.Begin, Out.End).str();
  At = Out.Begin;
  Out.Blank = At > 0 && Above().empty();
  Out.Lay = {indentAt(File, Loop->Begin), indentUnit(File, Loop->Begin),
             newlineOf(File)};
  if (const auto *Body = dyn_cast_or_null<CompoundStmt>(bodyOf(B.Loop));
      Body && !Body->body_empty())
    if (std::optional<Span> S =
            spanOf(U.Ctx, Body->body_front()->getSourceRange())) {
      std::string Inner = indentAt(File, S->Begin);
      if (llvm::StringRef(Inner).starts_with(Out.Lay.Indent) &&
          Inner.size() > Out.Lay.Indent.size())
        Out.Lay.Unit = Inner.substr(Out.Lay.Indent.size());
    }
  return llvm::Error::success();
}

llvm::Error checkMeaning(const ParsedUnit &U, const BestFirst &B) {
  llvm::Expected<SeedParts> Parts = seedParts(U, B);
  if (!Parts)
    return Parts.takeError();
  if (llvm::Error E = checkLists(U, B))
    return E;
  return checkModule(U, B);
}

} // namespace

llvm::Expected<SeedSite> seedSite(const ParsedUnit &U, const BestFirst &B) {
  if (llvm::Error E = checkMeaning(U, B))
    return std::move(E);
  SeedSite Out;
  if (llvm::Error E = findPlace(U, B, Out))
    return std::move(E);
  std::vector<EntryMark> Marks = entryMarks(U, B, Out.Begin);
  if (Marks.empty())
    return refuse("the entry point is not seen to be marked as visited before "
                  "the search's loop");
  if (Marks.size() == 1 && Marks[0].Always)
    Out.Entry = Marks[0].Id;
  llvm::Expected<std::string> Far = entryIsFarWhen(U, B, Out.Begin);
  if (!Far)
    return Far.takeError();
  Out.Far = *Far;
  llvm::Expected<std::string> Count = rowCount(U, B);
  if (!Count)
    return Count.takeError();
  Out.Count = *Count;
  llvm::Expected<std::string> Type = idTypeOf(U, B.Expand);
  if (!Type)
    return Type.takeError();
  Out.IdType = *Type;
  Out.Id = B.Expand.Neighbour->getNameAsString();
  llvm::Expected<SeedParts> Parts = seedParts(U, B);
  if (!Parts)
    return Parts.takeError();
  llvm::Expected<std::string> Body =
      seedBody(U, B, *Parts, Out.Lay.Indent + Out.Lay.Unit);
  if (!Body)
    return Body.takeError();
  Out.Body = *Body;
  const auto *For = dyn_cast<ForStmt>(B.Expand.Loop);
  Out.Postfix = For && For->getInc() &&
                llvm::StringRef(textOf(U.Ctx, For->getInc())).ends_with("++");
  return Out;
}

std::string seedsThere(const ParsedUnit &U, const BestFirst &B) {
  std::optional<Span> Loop = spanOf(U.Ctx, B.Loop->getSourceRange());
  std::optional<unsigned> Made = Loop ? madeAt(U, B) : std::nullopt;
  return Made ? textOf(U.Ctx, Span{Loop->File, *Made, Loop->Begin}).str() : "";
}

llvm::Error judgeSeeds(const ParsedUnit &U, const BestFirst &B) {
  return seedsThere(U, B).empty() ? checkMeaning(U, B) : llvm::Error::success();
}

Names seedNames(const ParsedUnit &U, const BestFirst &B, const SeedSite &S) {
  return Names(U.Defined,
               freeText(U, B, {{S.File, S.Begin, S.End}}) + " " + S.Count,
               S.Id);
}

std::string seedText(const SeedSite &S, const Names &N, const SeedText &T) {
  std::string Rows = N.fresh("rows"), Start = N.fresh("start"), Out;
  auto Line = [&](unsigned Depth, llvm::StringRef L) {
    Out += S.Lay.Indent;
    for (; Depth; --Depth)
      Out += S.Lay.Unit;
    Out += L.str() + S.Lay.Newline;
  };
  std::string Why = T.Why.empty() ? "." : T.Why.front();
  Line(0, Marker.str() + Why);
  for (llvm::StringRef More : llvm::drop_begin(T.Why, T.Why.empty() ? 0 : 1))
    Line(0, "// " + More.str());
  if (S.Far.empty()) {
    Line(0, "const size_t " + Rows + " = " + S.Count + ";");
  } else {
    Line(0, "size_t " + Rows + " = " + S.Count + ";");
    Line(0, "// An entry point that is no answer would wait behind them.");
    Line(0, "if (" + S.Far + ")");
    Line(1, Rows + " = 0;");
  }
  for (const std::string &L : T.Head)
    Line(0, L);
  Line(0, "for (size_t " + Start + " = 1; " + Start + " <= " + T.Most + " && " +
              Start + " < " + Rows + "; " +
              (S.Postfix ? Start + "++" : "++" + Start) + ") {");
  Line(1, S.IdType + " " + S.Id + " = " + Rows + " / " + T.Parts + " * " +
              Start + ";");
  for (const std::string &L : T.Test)
    Line(1, L);
  Out += S.Body;
  Line(0, "}");
  return Out + (S.Blank ? S.Lay.Newline : "");
}

llvm::Expected<EditSet> seedEdits(const SeedSite &S, const std::string &Text,
                                  const std::string &Made) {
  EditSet Out{S.File, {}};
  if (S.Text == Text)
    return Out;
  if (!S.Text.empty() && S.Text != Made)
    return refuse("the search starts from further rows already");
  if (S.Text.empty())
    Out.insert(S.Begin, Text);
  else
    Out.replace(S.Begin, S.End, Text);
  return Out;
}

} // namespace crinn::passes
