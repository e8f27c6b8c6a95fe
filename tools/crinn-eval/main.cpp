//===- main.cpp - crinn-eval: measure and compare ---------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-eval/Commands.h"

#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <string_view>

using namespace crinn::eval;

namespace {

std::atomic<bool> Stop{false};

struct Subcommand {
  std::string_view Name, Help;
  int (*Run)(const Arguments &);
};

constexpr Subcommand Subcommands[] = {
    {"run", "measure one target: ef, recall, QPS", runCommand},
    {"compare", "judge a variant against the target or another variant",
     compareCommand},
    {"replay", "repeat a comparison from its evidence", replayCommand},
    {"aa", "compare a target with itself and store the noise floor", aaCommand},
    {"peers", "measure several libraries side by side: the table of peers",
     peersCommand},
    {"make-variant", "make a variant of a hand-edited copy of the sources",
     makeVariantCommand},
    {"fetch-target", "fetch the packages that a target's sources are in",
     fetchTargetCommand},
    {"kernel", "judge a distance kernel", kernelCommand},
    {"data", "list, fetch, import, generate or prepare data sets", dataCommand},
};

std::string usage() {
  std::string Out =
      "Usage: crinn-eval COMMAND [options]\n\n"
      "Measures C++ nearest-neighbour libraries and compares variants of "
      "them.\n"
      "`crinn-eval COMMAND --help` explains a command and the exit codes.\n\n"
      "Commands:\n";
  for (const Subcommand &S : Subcommands)
    Out += fmt::format("  {:<14} {}\n", S.Name, S.Help);
  return Out;
}

void onSignal(int) { Stop.store(true); }

} // namespace

namespace crinn::eval {

const std::atomic<bool> &interrupted() { return Stop; }

int report(const Error &E) {
  fmt::print(stderr, "crinn-eval: {}: {}\n", name(E.Code), E.Message);
  return exitCode(E.Code);
}

} // namespace crinn::eval

int main(int Argc, char **Argv) {
  struct sigaction Action = {};
  Action.sa_handler = onSignal;
  sigaction(SIGINT, &Action, nullptr);
  sigaction(SIGTERM, &Action, nullptr);

  std::string_view Name = Argc > 1 ? Argv[1] : "";
  if (Name == "--help" || Name == "-h" || Name == "help") {
    fmt::print("{}", usage());
    return 0;
  }
  if (Name == "--version") {
    fmt::print("crinn-eval {}\n", CRINN_VERSION);
    return 0;
  }
  for (const Subcommand &S : Subcommands)
    if (S.Name == Name)
      return S.Run(Arguments(Argv + 2, Argv + Argc));
  return report({Errc::Usage,
                 Name.empty()
                     ? std::string("no command; see `crinn-eval --help`")
                     : fmt::format("unknown command '{}'; see "
                                   "`crinn-eval --help`",
                                   Name),
                 ""});
}
