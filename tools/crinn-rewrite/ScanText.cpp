//===- ScanText.cpp - a scan for people -----------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/RoleTable.h"
#include "passes/source/Escape.h"
#include "tools/crinn-rewrite/ScanOutput.h"

#include "llvm/ADT/StringExtras.h"

#include <fmt/format.h>

using namespace llvm;
using nlohmann::json;

namespace crinn::rewrite {

/// A role's source on one line; longer ones are cut. Two such columns and the
/// role's name fit a terminal of 120.
static constexpr size_t Widest = 90;

std::string oneLineOf(StringRef Source) {
  std::string Joined;
  for (char C : Source.trim()) {
    if (!llvm::isSpace(C))
      Joined += C;
    else if (Joined.back() != ' ')
      Joined += ' ';
  }
  std::string Out = passes::escape(Joined);
  if (passes::columns(Out) <= Widest)
    return Out;
  // One character of the cut text is the ellipsis, three bytes long.
  std::string Cut = passes::shorten(Out, Widest - 2);
  return Cut.substr(0, Cut.size() - StringRef("…").size()) + "...";
}

void forEachRole(StringRef Idiom, const json &Roles,
                 function_ref<void(const std::string &, const json &)> Each) {
  std::vector<std::string> Names;
  if (std::optional<passes::IdiomKind> K = passes::idiomNamed(Idiom))
    for (const passes::RoleInfo &R : passes::rolesOf(*K))
      Names.push_back(R.Name.str());
  for (const auto &[Name, List] : Roles.items())
    if (!is_contained(Names, Name))
      Names.push_back(Name);
  for (const std::string &Name : Names)
    if (auto It = Roles.find(Name); It != Roles.end())
      for (const json &One : *It)
        Each(Name, One);
}

std::string headOf(const passes::Site &S) {
  std::string Modules;
  for (const std::string &M : S.Modules)
    Modules += (Modules.empty() ? " [" : ", ") + M;
  if (!Modules.empty())
    Modules += "]";
  return fmt::format("{}:{}: {} in {}{}{}", passes::escape(S.File), S.Line,
                     S.Idiom, passes::escape(S.Function), Modules,
                     S.Stated ? " (stated)" : "");
}

std::string headOf(const passes::Miss &M) {
  return fmt::format("{}:{}: near miss of {} in {}", passes::escape(M.File),
                     M.Line, M.Idiom, passes::escape(M.Function));
}

std::string lackText(const passes::Miss::Lack &K) {
  std::string Out = fmt::format("no {}", K.Role);
  if (!K.Seen.empty())
    Out += fmt::format("; line {} has {}", K.Line, oneLineOf(K.Seen));
  if (!K.Why.empty())
    Out += fmt::format(": {}", passes::escape(K.Why));
  return Out;
}

static std::string remarkOf(const json &R) {
  std::string Out;
  if (R.contains("of"))
    Out = fmt::format(
        "  ({}, ahead {}, lines {}, locality {})", R["of"].get<std::string>(),
        oneLineOf(R["look_ahead"].get<std::string>()),
        oneLineOf(R["lines"].get<std::string>()), R["locality"].get<int>());
  if (R.contains("file"))
    Out += "  in " + passes::escape(R["file"].get<std::string>());
  if (R.value("stated", false))
    Out += "  (stated)";
  return Out;
}

static void printRoles(raw_ostream &OS, StringRef Idiom, const json &Roles) {
  forEachRole(Idiom, Roles, [&](const std::string &Name, const json &R) {
    OS << fmt::format("  {:<13} {:>5}  {}{}\n", Name, R["line"].get<unsigned>(),
                      oneLineOf(R["source"].get<std::string>()), remarkOf(R));
  });
}

void printText(raw_ostream &OS, const ScanResult &R) {
  for (const passes::Site &S : R.Sites) {
    OS << headOf(S) << "\n";
    OS << fmt::format("  site          {}\n", passes::escape(S.Id));
    printRoles(OS, S.Idiom, S.Roles);
  }
  for (const passes::Miss &M : R.Misses) {
    OS << headOf(M) << "\n";
    for (const passes::Miss::Lack &K : M.Missing)
      OS << "  " << lackText(K) << "\n";
    printRoles(OS, M.Idiom, M.Roles);
  }
}

void printSummary(raw_ostream &OS, const ScanResult &R) {
  std::map<std::string, std::pair<unsigned, unsigned>> Counts;
  for (const passes::Site &S : R.Sites)
    ++Counts[S.Idiom].first;
  for (const passes::Miss &M : R.Misses)
    ++Counts[M.Idiom].second;
  for (const auto &[Idiom, N] : Counts)
    OS << fmt::format("{:<14} {:>5}{}\n", Idiom, N.first,
                      N.second ? fmt::format("  near misses {}", N.second)
                               : "");
  if (R.NotLookedAt)
    OS << fmt::format("{:<14} {:>5}  sources\n", "not looked at",
                      R.NotLookedAt);
}

} // namespace crinn::rewrite
