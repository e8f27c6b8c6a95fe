//===- Scan.cpp - crinn-rewrite scan and list -----------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-rewrite/CommandLine.h"
#include "tools/crinn-rewrite/ScanUnits.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

#include <fmt/format.h>

using namespace llvm;
using nlohmann::json;

namespace crinn::rewrite {
namespace {

/// The roles in the order in which one reads a search.
const char *const Order[] = {
    "pool",   "result",    "pop",          "current",      "expand",
    "score",  "buffer",    "neighbour",    "visited-test", "visited-mark",
    "filter", "distance",  "insert",       "stop",         "prefetch"};

/// One line, no control characters: source text may hold anything.
std::string oneLine(const std::string &Text) {
  std::string Out;
  bool Space = false;
  for (char C : Text) {
    if (llvm::isSpace(C)) {
      Space = true;
      continue;
    }
    if (Space && !Out.empty())
      Out += ' ';
    Space = false;
    Out += llvm::isPrint(C) || (C & 0x80) ? C : '?';
  }
  return Out.size() > 90 ? Out.substr(0, 87) + "..." : Out;
}

void print(const passes::Site &S) {
  std::string Modules;
  for (const std::string &M : S.Modules)
    Modules += (Modules.empty() ? " [" : ", ") + M;
  outs() << fmt::format("{}:{}: {} in {}{}\n", S.File, S.Line, S.Idiom,
                        S.Function, Modules.empty() ? "" : Modules + "]");
  outs() << fmt::format("  site          {}\n", S.Id);
  for (const char *Role : Order) {
    auto It = S.Roles.find(Role);
    if (It == S.Roles.end()) {
      // A search without a prefetch, a filter or a second loop lacks nothing.
      continue;
    }
    for (const json &R : *It) {
      std::string Extra;
      if (R.contains("of"))
        Extra = fmt::format(
            "  ({}, ahead {}, lines {}, locality {})",
            R["of"].get<std::string>(), R["look_ahead"].get<std::string>(),
            R["lines"].get<std::string>(), R["locality"].get<int>());
      outs() << fmt::format("  {:<13} {:>5}  {}{}\n", Role,
                            R["line"].get<unsigned>(),
                            oneLine(R["source"].get<std::string>()), Extra);
    }
  }
}

void print(const passes::Miss &M) {
  outs() << fmt::format("{}:{}: near miss of {} in {}\n", M.File, M.Line,
                        M.Idiom, M.Function);
  for (const passes::Miss::Lack &K : M.Missing)
    outs() << (K.Seen.empty()
                   ? fmt::format("  no {:<13} {}\n", K.Role, K.Why)
                   : fmt::format("  no {:<13} {:>5}  {} ({})\n", K.Role, K.Line,
                                 oneLine(K.Seen), K.Why));
}

json toJson(const passes::Miss &M) {
  json Out = {{"idiom", M.Idiom},
              {"function", M.Function},
              {"file", M.File},
              {"line", M.Line},
              {"missing", json::array()}};
  for (const passes::Miss::Lack &K : M.Missing)
    Out["missing"].push_back({{"role", K.Role},
                              {"seen", K.Seen},
                              {"line", K.Line},
                              {"why", K.Why}});
  return Out;
}

json toJson(const passes::Site &S) {
  return {{"id", S.Id},      {"idiom", S.Idiom}, {"function", S.Function},
          {"file", S.File},  {"line", S.Line},   {"modules", S.Modules},
          {"roles", S.Roles}};
}

} // namespace

int runScan() {
  Expected<passes::Codebase> C = codebaseFromOptions();
  if (!C)
    return report(C.takeError());
  passes::ScanNotes Notes;
  Expected<std::vector<passes::Site>> Sites = scanUnits(*C, Notes);
  if (!Sites)
    return report(Sites.takeError());
  if (Json) {
    json Out = {{"format", "crinn-scan-1"}, {"sites", json::array()}};
    for (const passes::Site &S : *Sites)
      Out["sites"].push_back(toJson(S));
    Out["near_misses"] = json::array();
    for (const passes::Miss &M : Notes.Misses)
      Out["near_misses"].push_back(toJson(M));
    outs() << Out.dump(2, ' ', false, json::error_handler_t::replace) << "\n";
    return statusOf(Notes);
  }
  for (const passes::Site &S : *Sites)
    print(S);
  for (const passes::Miss &M : Notes.Misses)
    print(M);
  return statusOf(Notes);
}

int runList() {
  json Out = {{"format", "crinn-catalogue-1"}, {"rewrites", json::array()}};
  for (const passes::RewriteInfo &R : passes::catalogue()) {
    json Params = json::array();
    std::string Text;
    for (const passes::ParamSpec &P : R.Params) {
      Params.push_back({{"name", P.Name},
                        {"help", P.Help},
                        {"min", P.Min},
                        {"max", P.Max},
                        {"default", P.Default}});
      Text += fmt::format("    {}={}  in [{}, {}]: {}\n", P.Name, P.Default,
                          P.Min, P.Max, P.Help);
    }
    Out["rewrites"].push_back({{"name", R.Name},
                               {"summary", R.Summary},
                               {"class", R.Class},
                               {"stage", R.Stage},
                               {"abi", R.Abi},
                               {"default", R.Default},
                               {"params", Params}});
    if (!Json)
      outs() << fmt::format(
          "{}\n    {}\n    class {}, stage {}, ABI {}, {}\n{}", R.Name,
          R.Summary, R.Class, R.Stage, R.Abi,
          R.Default ? "on by default" : "off by default", Text);
  }
  if (Json)
    outs() << Out.dump(2) << "\n";
  return 0;
}

} // namespace crinn::rewrite
