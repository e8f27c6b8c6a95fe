//===- SuppressionUse.cpp - NOCRINN comments that do nothing --------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/apply/SuppressionUse.h"

#include "passes/apply/Places.h"

namespace crinn::passes {

bool SuppressionUse::collect(const ParsedUnit &U) {
  const clang::SourceManager &SM = U.sources();
  bool Any = false;
  for (unsigned I = 0; I < SM.local_sloc_entry_size(); ++I) {
    const clang::SrcMgr::SLocEntry &E = SM.getLocalSLocEntry(I);
    if (!E.isFile())
      continue;
    clang::FileID F =
        SM.getFileID(clang::SourceLocation::getFromRawEncoding(E.getOffset()));
    llvm::StringRef Text = SM.getBufferData(F);
    if (!Text.contains("NOCRINN"))
      continue;
    std::optional<std::string> Path = U.pathBelowRoot(F);
    if (!Path)
      continue;
    for (Suppression &S : suppressionsIn(Text)) {
      Any = true;
      Mark &M = Marks[*Path][S.Line];
      M.Seen |= llvm::none_of(U.Skips, [&](const Skipped &K) {
        return K.File == F && S.Begin >= K.Begin && S.Begin < K.End;
      });
      M.Text = Text.slice(S.Begin, S.End).str();
      M.What = std::move(S);
    }
  }
  return Any;
}

void SuppressionUse::add(const ParsedUnit &U) {
  if (!collect(U))
    return;
  std::map<IdiomKind, std::vector<std::string>> Names;
  std::set<IdiomKind> Kinds;
  for (const auto &R : rewrites()) {
    Names[R->idiom()].push_back(R->info().Name);
    Kinds.insert(R->idiom());
  }
  for (const Place &At : placesOf(U, Kinds))
    for (clang::SourceLocation L : suppressiblePlaces(At)) {
      clang::SourceLocation Where = U.sources().getExpansionLoc(L);
      std::optional<std::string> Path =
          U.pathBelowRoot(U.sources().getFileID(Where));
      auto File = Path ? Marks.find(*Path) : Marks.end();
      if (File == Marks.end())
        continue;
      unsigned Line = U.sources().getSpellingLineNumber(Where);
      for (auto &[_, M] : File->second)
        if (M.What.keptLine() == Line)
          M.Used |= llvm::any_of(
              Names[At.Found.Kind],
              [&, &M = M](llvm::StringRef N) { return M.What.keeps(N); });
    }
}

std::vector<UnusedSuppression> SuppressionUse::unused() const {
  std::vector<UnusedSuppression> Out;
  for (const auto &[Path, Lines] : Marks)
    for (const auto &[Line, M] : Lines) {
      if (!M.Seen)
        continue;
      bool Unknown = false;
      for (const std::string &Name :
           M.What.Names.value_or(std::vector<std::string>()))
        if (!findRewrite(Name)) {
          Unknown = true;
          Out.push_back({Path, Line, M.Text,
                         "there is no rewrite '" + Name +
                             "'; crinn-rewrite list names them"});
        }
      if (!M.Used && !Unknown)
        Out.push_back(
            {Path, Line, M.Text,
             std::string("it keeps nothing away: ") +
                 (M.What.Names ? "no rewrite that it names" : "no rewrite") +
                 " looks at line " + std::to_string(M.What.keptLine()) +
                 "; remove it, or move it to the loop that it is for"});
    }
  return Out;
}

} // namespace crinn::passes
