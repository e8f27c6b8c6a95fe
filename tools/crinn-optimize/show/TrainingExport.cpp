//===- TrainingExport.cpp - training data of runs -------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/show/TrainingExport.h"

#include "tools/crinn-optimize/run/Proposers.h"
#include "tools/crinn-optimize/store/Archive.h"
#include "tools/crinn-optimize/support/Escape.h"
#include "tools/crinn-optimize/support/Files.h"

#include "llm/TrainingData.h"

#include <fmt/core.h>

using namespace llvm;

namespace crinn::optimize {

Expected<std::string> exportTraining(const ExportOptions &O) {
  std::string Lines;
  size_t Count = 0;
  for (const std::string &Dir : O.RunDirs) {
    auto Read = readArchive(Dir);
    if (!Read)
      return Read.takeError();
    const llm::TrainingPrompt Prompt{&Read->State, sourcesOf(Dir, Read->State)};
    for (const nlohmann::json &J : O.Layout == "dpo"
                                       ? llm::dpoPairs(Prompt, Read->Plans)
                                       : llm::grpoGroups(Prompt, Read->Plans)) {
      Lines += toText(J) + "\n";
      ++Count;
    }
  }
  if (O.Out.empty())
    return Lines;
  if (Error E = writeFile(O.Out, Lines))
    return E;
  return fmt::format("{}: {} lines\n", escape(O.Out), Count);
}

} // namespace crinn::optimize
