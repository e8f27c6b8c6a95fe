//===- Identity.cpp - which run a directory holds -------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/run/Identity.h"

#include "tools/crinn-optimize/support/Failure.h"
#include "tools/crinn-optimize/support/Files.h"

#include <fmt/core.h>

using namespace llvm;

namespace crinn::optimize {

Expected<nlohmann::json>
identityOf(const RunOptions &O, const eval::Target &T,
           const std::string &TreeHash,
           const std::vector<std::string> &VariantHashes) {
  nlohmann::json J = identity(O);
  // Contents instead of names: the same manifest by another path is the same.
  J["target"] = T.Name;
  J["data"] = T.Dataset;
  J["variant"] = VariantHashes;
  J["source"] = TreeHash;
  if (!O.Policy.empty()) {
    auto Text = readFile(O.Policy);
    if (!Text)
      return Text.takeError();
    J["policy"] = sha256(*Text);
  }
  for (auto [Key, Path] :
       {std::pair{"manifest", T.Manifest}, std::pair{"adapter", T.Adapter}}) {
    auto Text = readFile(Path);
    if (!Text)
      return Text.takeError();
    J[Key] = sha256(*Text);
  }
  return J;
}

Error sameRun(RunDb &Db, const std::string &Name, const nlohmann::json &Now,
              const std::string &RunDir) {
  auto Was = Db.fact(Name);
  if (!Was)
    return Was.takeError();
  if (!*Was)
    return Db.setFact(Name, toText(Now));
  auto J = nlohmann::json::parse(**Was, nullptr, /*allow_exceptions=*/false);
  std::string Text = difference(J, Now);
  return Text.empty()
             ? Error::success()
             : fail(Exit::Usage,
                    fmt::format("{}: holds another run: {}; give the same "
                                "options or another --out",
                                RunDir, Text));
}

} // namespace crinn::optimize
