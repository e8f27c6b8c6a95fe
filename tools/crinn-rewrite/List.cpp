//===- List.cpp - crinn-rewrite list --------------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-rewrite/CommandLine.h"

#include "llvm/Support/raw_ostream.h"

#include <fmt/format.h>

using namespace llvm;
using nlohmann::json;

namespace crinn::rewrite {

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
                        {"default", P.Default ? json(*P.Default) : json()}});
      Text += fmt::format("    {}{}  in [{}, {}]: {}\n", P.Name,
                          P.Default ? fmt::format("={}", *P.Default) : "",
                          P.Min, P.Max, P.Help);
    }
    Out["rewrites"].push_back({{"name", R.Name},
                               {"summary", R.Summary},
                               {"idiom", R.Idiom},
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
