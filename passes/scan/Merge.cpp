//===- Merge.cpp - one result of many units -------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/scan/Merge.h"
#include "passes/model/Modules.h"

#include "llvm/ADT/STLExtras.h"

namespace crinn::passes {
namespace {

size_t richness(const Site &S) {
  size_t Out = 0;
  for (const auto &[Name, Roles] : S.Roles.items())
    Out += Name == "skipped" ? 0 : Roles.size();
  return Out;
}
size_t richness(const Miss &) { return 0; }

} // namespace

/// True if two functions may have an idiom of that kind at one place.
static bool isShared(llvm::StringRef Idiom, bool InMacro) {
  return InMacro || Idiom == nameOf(IdiomKind::Ef) ||
         Idiom == nameOf(IdiomKind::Tunable);
}

void Merge::add(const Unit &U, const UnitFindings &F) {
  bool Clean = F.FirstError.empty() && F.MissingHeaders.empty();
  auto Rank = [](bool C, const auto &X) { return std::pair(C, richness(X)); };
  auto Take = [&](auto &All, const auto &One) {
    bool Shared = isShared(One.Found.Idiom, One.InMacro);
    Place At{One.Found.File, One.Offset, One.Found.Idiom,
             Shared ? One.Signature : ""};
    auto [It, New] = All.try_emplace(At);
    auto &Kept = It->second;
    if (New || Rank(Clean, One.Found) > Rank(Kept.Clean, Kept.Found)) {
      Kept.Found = One.Found;
      Kept.Clean = Clean;
    }
    Kept.Functions.insert(One.Signature);
  };
  for (const FoundSite &S : F.Sites)
    Take(Sites, S);
  for (const FoundMiss &M : F.Misses)
    Take(Misses, M);
  Hashes.insert(F.Hashes.begin(), F.Hashes.end());
  SeenHeaders.insert(F.SeenHeaders.begin(), F.SeenHeaders.end());
  for (const std::string &Header : F.MissingHeaders)
    Missing[Header].push_back(U.File);
  if (!F.FirstError.empty())
    Warnings.push_back(
        U.File + ": has errors, used as far as it parses: " + F.FirstError);
  Calls.merge(F.Calls);
}

/// Drops what the first of several equal files has as well.
void Merge::dropCopies(const Codebase &C, ScanNotes &Notes) {
  std::map<std::string, std::string> First; // hash -> path below the root
  std::map<std::string, std::string> Original;
  for (const auto &[Path, Hash] : Hashes) {
    std::string Below = Path.substr(C.Root.size() + 1);
    auto [It, New] = First.try_emplace(Hash, Below);
    if (!New)
      Original[Below] = It->second;
  }
  std::set<std::string> Told;
  auto Drop = [&](auto &All) {
    std::erase_if(All, [&](const auto &One) {
      Place At = One.first;
      auto It = Original.find(std::get<0>(At));
      if (It == Original.end())
        return false;
      std::get<0>(At) = It->second;
      if (!All.count(At))
        return false;
      Told.insert(It->first);
      return true;
    });
  };
  Drop(Sites);
  Drop(Misses);
  for (const std::string &Path : Told)
    Notes.Warnings.push_back(Path + ": the same as " + Original[Path] +
                             ", shown once");
}

void Merge::tellMissing(ScanNotes &Notes) const {
  for (const auto &[Header, Units] : Missing) {
    std::string More =
        Units.size() > 1 ? " and " + std::to_string(Units.size() - 1) + " more"
                         : "";
    Notes.Warnings.push_back(Header + ": no such header; included by " +
                             Units.front() + More + ", looked at without it");
  }
}

std::vector<Site> Merge::finish(const Codebase &C, ScanNotes &Notes) {
  llvm::append_range(Notes.Warnings, Warnings);
  tellMissing(Notes);
  dropCopies(C, Notes);

  std::map<std::string, std::set<IdiomKind>> Kinds;
  for (const auto &[At, V] : Sites)
    for (const std::string &Function : V.Functions)
      Kinds[Function].insert(*idiomNamed(V.Found.Idiom));
  ModuleMap Modules = modulesOf(Calls, Kinds);
  auto Reached = [&](const std::set<std::string> &Functions) {
    std::set<std::string> Mine;
    for (const std::string &Function : Functions)
      Mine.insert(Modules[Function].begin(), Modules[Function].end());
    return std::vector<std::string>(Mine.begin(), Mine.end());
  };

  std::vector<Site> Out;
  for (auto &[At, V] : Sites) {
    V.Found.Modules = Reached(V.Functions);
    Out.push_back(std::move(V.Found));
  }
  for (auto &[At, V] : Misses)
    if (!Sites.count(At)) { // else found, where other macros are set
      V.Found.Modules = Reached(V.Functions);
      Notes.Misses.push_back(std::move(V.Found));
    }
  return Out;
}

} // namespace crinn::passes
