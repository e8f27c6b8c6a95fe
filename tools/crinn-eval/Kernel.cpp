//===- Kernel.cpp - crinn-eval kernel ---------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/kernel/Source.h"
#include "eval/kernel/Trial.h"
#include "tools/crinn-eval/KernelTable.h"
#include "tools/crinn-eval/Session.h"

#include <fmt/format.h>

#include <filesystem>
#include <random>

namespace fs = std::filesystem;

namespace crinn::eval {

namespace {

constexpr const char *DefaultDir = "crinn-kernels";
/// Of `crinn-eval kernel` alone: the kernel is incorrect. The same number as a
/// usage error, which prints a line on stderr and no verdict.
constexpr int IncorrectCode = 2;

Result<std::vector<Kind>> kindsNamed(const std::string &Name) {
  if (Name == "all")
    return kernelKinds();
  Result<Kind> K = kernelKind(Name);
  if (!K)
    return K.takeError();
  return std::vector<Kind>{*K};
}

/// Prints help or the error; true if the command goes on.
bool parsed(Options &O, const Arguments &Args, int &Code) {
  bool Help = false;
  Code = 0;
  if (Status S = O.parse(Args, Help); !S) {
    Code = report(S.error());
    return false;
  }
  if (Help)
    fmt::print("{}", O.help());
  return !Help;
}

int listKernels(const Arguments &Args) {
  std::string Dir = DefaultDir;
  Options O("crinn-eval kernel list [options]",
            "Lists the kernels that can be judged, where the best of each is, "
            "and the shapes\nthat are judged for speed.");
  O.text("dir", "DIR", "of the trials (default crinn-kernels)", Dir);
  int Code = 0;
  if (!parsed(O, Args, Code))
    return Code;
  for (const Kind &K : kernelKinds()) {
    Result<std::string> Shipped = shippedKernel(K);
    if (!Shipped)
      return report(Shipped.error());
    auto Kept = bestKept(Dir, K.Name);
    if (!Kept)
      return report(Kept.error());
    std::string Shapes;
    for (const Shape &S : judgedShapes(K))
      Shapes += " " + S.name();
    fmt::print("{:<6} {}\n       shapes:{}\n       best: {}\n", K.Name, K.About,
               Shapes, *Kept ? fmt::format("kept in {}", Dir) : *Shipped);
  }
  return 0;
}

int copyKernels(const Arguments &Args) {
  std::string Dir = DefaultDir, Name, To;
  Options O("crinn-eval kernel copy [options] NAME|all TO",
            "Copies the best kernel of a kind, the shipped one if none was "
            "kept, to TO/NAME.cpp\nto be edited. A file that is there is not "
            "overwritten.");
  O.text("dir", "DIR", "of the trials (default crinn-kernels)", Dir);
  O.positional("NAME|all", "a kernel of `crinn-eval kernel list`", Name);
  O.positional("TO", "a directory", To);
  int Code = 0;
  if (!parsed(O, Args, Code))
    return Code;
  Result<std::vector<Kind>> Kinds = kindsNamed(Name);
  if (!Kinds)
    return report(Kinds.error());
  for (const Kind &K : *Kinds) {
    const std::string Path = To + "/" + K.Name + ".cpp";
    std::error_code Ec;
    if (fs::exists(Path, Ec))
      return report({Errc::Usage,
                     fmt::format("{}: is there; remove it or name another "
                                 "directory",
                                 Path),
                     ""});
    auto Kept = bestKept(Dir, K.Name);
    if (!Kept)
      return report(Kept.error());
    std::string Text = Kept->value_or("");
    if (!*Kept) {
      Result<std::string> Shipped = shippedKernel(K);
      Result<std::string> Read = Shipped ? readFile(*Shipped) : Shipped;
      if (!Read)
        return report(Read.error());
      Text = *Read;
    }
    if (Status S = writeFile(Path, Text); !S)
      return report(S.error());
    fmt::print("{}\n", Path);
  }
  return 0;
}

/// The kernels to judge: one file, or those of a directory.
Result<std::vector<std::pair<Kind, std::string>>>
candidates(const std::string &Name, const std::string &Path) {
  Result<std::vector<Kind>> Kinds = kindsNamed(Name);
  if (!Kinds)
    return Kinds.takeError();
  std::vector<std::pair<Kind, std::string>> Out;
  std::error_code Ec;
  const bool Many = fs::is_directory(Path, Ec);
  if (!Many && Kinds->size() > 1)
    return Error{Errc::Usage,
                 fmt::format("{}: is no directory; --kernel=all judges "
                             "NAME.cpp of a directory",
                             Path),
                 ""};
  for (const Kind &K : *Kinds) {
    std::string File = Many ? Path + "/" + K.Name + ".cpp" : Path;
    if (Kinds->size() == 1 || fs::exists(File, Ec))
      Out.emplace_back(K, File);
  }
  if (Out.empty())
    return Error{Errc::Input,
                 fmt::format("{}: has no kernel; see `crinn-eval kernel list` "
                             "for the names",
                             Path),
                 ""};
  return Out;
}

int tryKernels(const Arguments &Args) {
  Session S;
  std::string Name, Path, Dir = DefaultDir;
  TrialOptions T;
  uint64_t Pairs = T.MaxPairs, Seed = 0;
  Options O("crinn-eval kernel [options]",
            "crinn-eval kernel list, crinn-eval kernel copy: see their "
            "--help.\n\n"
            "Judges a distance kernel, a C++ file that defines a function of "
            "eval/kernel/kernel.h.\nIt must agree with a scalar reference; it "
            "is kept if it is faster than the best so\nfar over all shapes and "
            "loses at most 5 % on any. Each trial is a line of\n"
            "DIR/results.tsv. Exit code 2 also means: the kernel is "
            "incorrect; then the last line\nof the table says so, and stderr "
            "is empty.");
  O.text("kernel", "NAME|all", "a kernel of `crinn-eval kernel list`", Name,
         /*Required=*/true);
  O.text("candidate", "FILE|DIR", "the kernel, or a directory of NAME.cpp",
         Path, /*Required=*/true);
  O.text("dir", "DIR", "of the trials (default crinn-kernels)", Dir);
  O.text("cxx", "COMMAND", "the compiler (default g++)", T.Cxx);
  O.number("pairs", "N", "launch pairs at most", Pairs, 10, 1000);
  O.number("seed", "N", "of operands and shapes; 0: drawn", Seed, 0,
           UINT32_MAX);
  O.flag("check", "only check that it is correct; no trial is recorded",
         T.CheckOnly);
  S.declare(O, /*WithTarget=*/false);
  int Code = 0;
  if (!parsed(O, Args, Code))
    return Code;
  T.MaxPairs = unsigned(Pairs);
  T.Seed = Seed ? Seed : std::random_device()();
  if (Status St = S.open(); !St)
    return report(St.error());
  auto All = candidates(Name, Path);
  if (!All)
    return report(All.error());
  std::unique_ptr<Journal> J;
  if (!T.CheckOnly) {
    auto Opened = Journal::open(Dir, S.context());
    if (!Opened)
      return S.fail(Opened.error());
    J = std::move(*Opened);
  }
  std::string Table;
  nlohmann::json Trials = nlohmann::json::array();
  bool Incorrect = false, Unbuilt = false;
  for (const auto &[K, File] : *All) {
    Result<Trial> R = J ? tryKernel(K, File, *J, T, S.context())
                        : judgeKernel(K, File, nullptr, T, S.context());
    if (!R)
      return S.fail(R.error());
    Table += (Table.empty() ? "" : "\n") + kernelTable(*R);
    Trials.push_back(toJson(*R));
    Incorrect |= R->Built && !R->Correct;
    Unbuilt |= !R->Built;
  }
  nlohmann::json Document = {{"format", "crinn-kernel-1"}, {"trials", Trials}};
  if (Status St = S.emit(Table, Document); !St)
    return report(St.error());
  return Incorrect ? IncorrectCode : Unbuilt ? exitCode(Errc::Build) : 0;
}

} // namespace

int kernelCommand(const Arguments &Args) {
  const Arguments Rest(Args.empty() ? Args.begin() : Args.begin() + 1,
                       Args.end());
  if (!Args.empty() && Args[0] == "list")
    return listKernels(Rest);
  if (!Args.empty() && Args[0] == "copy")
    return copyKernels(Rest);
  return tryKernels(Args);
}

} // namespace crinn::eval
