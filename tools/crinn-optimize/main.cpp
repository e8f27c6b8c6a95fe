//===- main.cpp - crinn-optimize ------------------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/CommandLine.h"
#include "tools/crinn-optimize/run/Session.h"
#include "tools/crinn-optimize/support/Escape.h"
#include "tools/crinn-optimize/support/Failure.h"
#include "tools/crinn-optimize/support/Signals.h"

#include <fmt/core.h>

#include <cstdio>

using namespace crinn::optimize;

static llvm::Expected<std::string> perform(Request R) {
  if (!R.Print.empty())
    return R.Print;
  if (R.Archive)
    return showArchive(*R.Archive);
  if (R.Export)
    return exportTraining(*R.Export);
  if (R.Run && R.Run->Completion)
    R.Run->Completion = standardInput();
  if (R.Chat)
    return chat(*R.Chat);
  return R.Run ? runSession(*R.Run) : showSession(R.Show);
}

int main(int Argc, char **Argv) {
  catchSignals();
  auto Asked = parseCommandLine({Argv + 1, Argv + Argc});
  auto Text =
      Asked ? perform(*Asked) : llvm::Expected<std::string>(Asked.takeError());
  if (!Text) {
    auto [Code, Message] = explain(Text.takeError());
    if (Code == Exit::Interrupted)
      Message = "stopped; run the same command again to go on";
    fmt::print(stderr, "crinn-optimize: {}\n", oneLine(Message, 1000));
    return static_cast<int>(Code);
  }
  fmt::print("{}", *Text);
  return std::fflush(stdout) == 0 ? 0 : static_cast<int>(Exit::Environment);
}
