//===- Options.cpp - command-line options, declared once --------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/support/Options.h"

#include <fmt/format.h>

#include <charconv>

namespace crinn::eval {

Options &Options::text(std::string Name, std::string Meta, std::string Help,
                       std::string &Into, bool Required) {
  Named.push_back({std::move(Name), std::move(Meta), std::move(Help), Required,
                   true, false, [&Into](const std::string &V) {
                     Into = V;
                     return success();
                   }});
  return *this;
}

Options &Options::number(std::string Name, std::string Meta, std::string Help,
                         uint64_t &Into, uint64_t Low, uint64_t High) {
  auto Set = [this, Name, &Into, Low, High](const std::string &V) -> Status {
    uint64_t N = 0;
    auto [End, Ec] = std::from_chars(V.data(), V.data() + V.size(), N);
    if (Ec != std::errc() || End != V.data() + V.size() || N < Low || N > High)
      return usage(fmt::format("--{} needs a number from {} to {}, not '{}'",
                               Name, Low, High, V));
    Into = N;
    return success();
  };
  Named.push_back({std::move(Name), std::move(Meta),
                   fmt::format("{} (default {})", Help, Into), false, true,
                   false, Set});
  return *this;
}

Options &Options::flag(std::string Name, std::string Help, bool &Into) {
  Named.push_back({std::move(Name), "", std::move(Help), false, false, false,
                   [&Into](const std::string &) {
                     Into = true;
                     return success();
                   }});
  return *this;
}

Options &Options::positional(std::string Meta, std::string Help,
                             std::string &Into, bool Required) {
  Positional.push_back({"", std::move(Meta), std::move(Help), Required, true,
                        false, [&Into](const std::string &V) {
                          Into = V;
                          return success();
                        }});
  return *this;
}

Options::Option *Options::find(const std::string &Name) {
  for (Option &O : Named)
    if (O.Name == Name)
      return &O;
  return nullptr;
}

Error Options::usage(std::string What) const {
  std::string Program = Usage.substr(0, Usage.find(" ["));
  return {Errc::Usage,
          fmt::format("{}; see `{} --help`", What,
                      Program.substr(0, Program.find(" --"))),
          ""};
}

Status Options::parse(const std::vector<std::string> &Args, bool &Help) {
  Help = false;
  size_t Place = 0;
  for (size_t I = 0; I < Args.size(); ++I) {
    const std::string &A = Args[I];
    if (A == "--help" || A == "-h") {
      Help = true;
      return success();
    }
    if (!A.starts_with("-") || A == "-") {
      if (Place == Positional.size())
        return usage(fmt::format("unexpected argument '{}'", A));
      Positional[Place].Seen = true;
      if (Status S = Positional[Place++].Set(A); !S)
        return S;
      continue;
    }
    size_t Dashes = A.starts_with("--") ? 2 : 1, Equal = A.find('=');
    Option *O =
        find(A.substr(Dashes, Equal == A.npos ? Equal : Equal - Dashes));
    if (!O)
      return usage(fmt::format("unknown option '{}'", A));
    std::string Value;
    if (O->TakesValue && Equal != A.npos)
      Value = A.substr(Equal + 1);
    else if (O->TakesValue && I + 1 < Args.size())
      Value = Args[++I];
    else if (O->TakesValue)
      return usage(fmt::format("--{} needs a value", O->Name));
    else if (Equal != A.npos)
      return usage(fmt::format("--{} takes no value", O->Name));
    O->Seen = true;
    if (Status S = O->Set(Value); !S)
      return S;
  }
  for (const Option &O : Named)
    if (O.Required && !O.Seen)
      return usage(fmt::format("--{} is missing", O.Name));
  if (Place < Positional.size() && Positional[Place].Required)
    return usage(fmt::format("{} is missing", Positional[Place].Meta));
  return success();
}

std::string Options::help() const {
  std::string Out = fmt::format("Usage: {}\n\n{}\n", Usage, About);
  auto List = [&](const char *Title, const std::vector<Option> &L) {
    if (L.empty())
      return;
    Out += fmt::format("\n{}:\n", Title);
    for (const Option &O : L) {
      std::string Left = O.Name.empty() ? O.Meta : "--" + O.Name;
      if (!O.Name.empty() && O.TakesValue)
        Left += (O.Name.size() == 1 ? " " : "=") + O.Meta;
      if (O.Name.size() == 1)
        Left.erase(0, 1);
      Out += fmt::format("  {:<24} {}\n", Left, O.Help);
    }
  };
  List("Arguments", Positional);
  List("Options", Named);
  Out += "\nExit codes:\n";
  Out += "  0    ok, done\n";
  for (Errc C : {Errc::Usage, Errc::Input, Errc::Build, Errc::Worker,
                 Errc::Environment, Errc::Interrupted})
    Out += fmt::format("  {:<4} {}: {}\n", exitCode(C), name(C), meaning(C));
  return Out;
}

} // namespace crinn::eval
