//===- Options.h - command-line options, declared once ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A table of options that both parses and explains itself: `--name VALUE`,
/// `--name=VALUE`, `--flag`, positional arguments, `--help`.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_SUPPORT_OPTIONS_H
#define CRINN_EVAL_SUPPORT_OPTIONS_H

#include "eval/support/Result.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace crinn::eval {

class Options {
public:
  /// \p Usage: "crinn-eval run [options]"; \p About: what it does, wrapped at
  /// 78 columns by the caller.
  Options(std::string Usage, std::string About)
      : Usage(std::move(Usage)), About(std::move(About)) {}

  Options &text(std::string Name, std::string Meta, std::string Help,
                std::string &Into, bool Required = false);
  Options &number(std::string Name, std::string Meta, std::string Help,
                  uint64_t &Into, uint64_t Low, uint64_t High);
  Options &flag(std::string Name, std::string Help, bool &Into);
  /// The next argument without `--`. None that is required may follow one that
  /// is not.
  Options &positional(std::string Meta, std::string Help, std::string &Into,
                      bool Required = true);

  /// Errors: Usage, naming the option and --help. \p Help is set if help was
  /// asked for; then nothing else is checked.
  Status parse(const std::vector<std::string> &Args, bool &Help);

  /// The whole help text, with the exit codes.
  std::string help() const;

private:
  struct Option {
    std::string Name, Meta, Help;
    bool Required, TakesValue, Seen = false;
    std::function<Status(const std::string &)> Set;
  };
  Option *find(const std::string &Name);
  Error usage(std::string What) const;

  std::string Usage, About;
  std::vector<Option> Named, Positional;
};

} // namespace crinn::eval

#endif // CRINN_EVAL_SUPPORT_OPTIONS_H
