//===- RoleTable.cpp - the idioms and their roles, as a table -------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/RoleTable.h"

#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace crinn::passes {
namespace {

constexpr auto Loop = RoleInfo::Loop;
constexpr auto Variable = RoleInfo::Variable;
constexpr auto Code = RoleInfo::Code;

const RoleInfo BestFirstRoles[] = {{"pool", Variable, true, true},
                                   {"result", Variable, false, true},
                                   {"pop", Code, true, true},
                                   {"current", Variable, true, true},
                                   {"expand", Loop, true},
                                   {"score", Loop},
                                   {"buffer", Variable},
                                   {"neighbour", Variable, true},
                                   {"visited-test", Code, true},
                                   {"visited-mark", Code},
                                   {"filter", Code},
                                   {"distance", Code, true},
                                   {"insert", Code, true},
                                   {"stop", Code},
                                   {"prefetch", Code}};
const RoleInfo GreedyDescentRoles[] = {{"current", Variable, true, true},
                                       {"expand", Loop, true},
                                       {"neighbour", Variable, true},
                                       {"distance", Code, true},
                                       {"insert", Code, true},
                                       {"stop", Code},
                                       {"prefetch", Code}};
const RoleInfo SeedRoles[] = {
    {"expand", Loop}, {"distance", Code}, {"insert", Code, true}};
const RoleInfo PruneRoles[] = {{"pool", Variable, true, true},
                               {"current", Variable, true, true},
                               {"expand", Loop, true},
                               {"distance", Code, true},
                               {"filter", Code, true},
                               {"insert", Code, true},
                               {"stop", Code}};
const RoleInfo ReverseLinkRoles[] = {{"neighbour", Variable, true},
                                     {"insert", Code, true}};
const RoleInfo ReRankRoles[] = {{"pool", Variable, true, true},
                                {"neighbour", Variable, true},
                                {"distance", Code, true},
                                {"insert", Code, true},
                                {"prefetch", Code}};

struct IdiomInfo {
  StringRef Name;
  bool IsLoop = false;
  ArrayRef<RoleInfo> Roles;
};

/// In the order of IdiomKind.
const IdiomInfo Idioms[] = {{"best-first", true, BestFirstRoles},
                            {"greedy-descent", true, GreedyDescentRoles},
                            {"seed", false, SeedRoles},
                            {"prune", true, PruneRoles},
                            {"reverse-link", true, ReverseLinkRoles},
                            {"re-rank", true, ReRankRoles},
                            {"kernel", false, {}},
                            {"storage", false, {}},
                            {"ef", false, {}},
                            {"tunable", false, {}}};

const IdiomInfo AnyFunction = {"function", false, {}};

const IdiomInfo &infoOf(IdiomKind K) {
  return K == IdiomKind::Function ? AnyFunction : Idioms[unsigned(K)];
}

} // namespace

StringRef nameOf(IdiomKind K) { return infoOf(K).Name; }

std::optional<IdiomKind> idiomNamed(StringRef Name) {
  for (const IdiomInfo &I : Idioms)
    if (I.Name == Name)
      return IdiomKind(&I - Idioms);
  return std::nullopt;
}

std::string idiomNames() {
  std::string Out;
  for (const IdiomInfo &I : Idioms)
    Out += (Out.empty() ? "" : ", ") + I.Name.str();
  return Out;
}

ArrayRef<RoleInfo> rolesOf(IdiomKind K) { return infoOf(K).Roles; }

const RoleInfo *roleNamed(IdiomKind K, StringRef Name) {
  for (const RoleInfo &R : rolesOf(K))
    if (R.Name == Name)
      return &R;
  return nullptr;
}

bool isLoopIdiom(IdiomKind K) { return infoOf(K).IsLoop; }

} // namespace crinn::passes
