//===- Toolchain.cpp - run the compiler on code of others -------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Source is hostile before it runs: #include and .incbin read files, and what
/// they read can be in the object. So the compiler sees nothing that the code
/// under test may not know. It writes to the box's own /tmp, which has a size;
/// a shell in the box copies the result to a descriptor that we gave, so that
/// no directory of ours can be written, whoever runs the judge.
///
//===----------------------------------------------------------------------===//

#include "eval/target/Toolchain.h"
#include "eval/sandbox/BoxedTool.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <unistd.h>

namespace fs = std::filesystem;

namespace crinn::eval {

namespace {

/// Of what a compiler makes; the targets shipped make 8 at most.
constexpr uint64_t OutputMiB = 1024;

bool below(const std::string &Path, const std::string &Dir) {
  return Path == Dir || Path.starts_with(Dir.back() == '/' ? Dir : Dir + "/");
}

/// As execvp finds it, since a box has a PATH of its own; symlinks followed,
/// but not the last one: what a compiler is called can decide what it does.
Result<std::string> findProgram(const std::string &Name) {
  std::string Found = Name;
  const char *Path = std::getenv("PATH");
  std::string Dirs = Path ? Path : "/usr/bin:/bin";
  for (size_t Begin = 0; Name.find('/') == Name.npos && Begin <= Dirs.size();) {
    size_t End = std::min(Dirs.find(':', Begin), Dirs.size());
    std::string One = Dirs.substr(Begin, End - Begin) + "/" + Name;
    Begin = End + 1;
    if (access(One.c_str(), X_OK) == 0) {
      Found = One;
      break;
    }
  }
  if (Found.find('/') == Found.npos || access(Found.c_str(), X_OK) != 0)
    return Error{Errc::Environment,
                 fmt::format("{}: cannot run (No such file or directory); "
                             "install it or name another",
                             Name),
                 ""};
  std::error_code Ec;
  fs::path P = fs::absolute(Found, Ec);
  return (fs::canonical(P.parent_path(), Ec) / P.filename()).string();
}

/// A compiler that is not in /usr needs its own headers and libraries: all of
/// PREFIX if it is PREFIX/bin/NAME with a compiler's PREFIX/lib beside it.
std::vector<std::string> needs(const std::string &Program) {
  std::error_code Ec;
  std::string Real = fs::canonical(Program, Ec).string();
  std::vector<std::string> Out;
  for (const std::string &One : {Program, Real}) {
    if (One.empty() || below(One, "/usr"))
      continue;
    fs::path Prefix = fs::path(One).parent_path().parent_path();
    bool Own = fs::is_directory(Prefix / "lib/gcc", Ec) ||
               fs::is_directory(Prefix / "lib/clang", Ec);
    Out.push_back(Own ? Prefix.string() : One);
  }
  return Out;
}

Result<Finished> inBox(const ToolchainRun &R, const Context &Ctx,
                       const ToolLimits &L) {
  Result<std::string> Program = findProgram(R.Command.front());
  if (!Program)
    return Program.takeError();
  BoxedTool T;
  T.Dir = R.Dir;
  T.See = R.See;
  for (std::string &One : needs(*Program))
    T.See.push_back(std::move(One));
  std::sort(T.See.begin(), T.See.end());
  T.See.erase(std::unique(T.See.begin(), T.See.end()), T.See.end());
  T.FileMiB = OutputMiB;
  std::vector<std::string> Command = R.Command;
  Command.front() = *Program;
  if (R.Output.empty()) {
    T.Argv = Command;
    return runBoxed(T, Ctx, L);
  }
  const char *Result = "/tmp/crinn-output";
  T.Argv = {"/bin/sh", "-c",
            fmt::format("\"$@\" && cat {} >&{}", Result, BoxGivenFd), "sh"};
  T.Argv.insert(T.Argv.end(), Command.begin(), Command.end());
  T.Argv.insert(T.Argv.end(), {"-o", Result});
  int Made = newMemoryFile();
  if (Made < 0)
    return Error{Errc::Environment, "no memory for what a compiler makes", ""};
  T.Give = {Made};
  auto F = runBoxed(T, Ctx, L);
  Status Copied = success();
  if (F && F->ExitCode == 0)
    Copied = copyTo(Made, R.Output);
  close(Made);
  if (!Copied)
    return Copied.takeError();
  return F;
}

} // namespace

Result<Finished> runToolchain(const ToolchainRun &R, const Context &Ctx,
                              const ToolLimits &L) {
  if (Ctx.Sandboxed)
    return inBox(R, Ctx, L);
  std::vector<std::string> Command = R.Command;
  if (!R.Output.empty())
    Command.insert(Command.end(), {"-o", R.Output});
  return runTool(Command, R.Dir, Ctx, L);
}

bool isTooMuch(const std::string &Dir, const Context &Ctx) {
  const char *Home = std::getenv("HOME");
  return Dir == "/" || (Home && below(Home, Dir)) ||
         (!Ctx.CacheDir.empty() && below(Ctx.CacheDir, Dir));
}

Result<std::vector<std::string>> pathsIn(const std::vector<std::string> &Flags,
                                         const Context &Ctx) {
  // Before an absolute path: nothing, -Wl,-rpath, or --sysroot= or one of
  // these.
  static const std::set<std::string> Before = {
      "-I",       "-isystem", "-iquote", "-idirafter",
      "-include", "-imacros", "-L",      "-B"};
  std::vector<std::string> Out;
  for (const std::string &F : Flags) {
    size_t At = F.find('/');
    if (At == F.npos || F.starts_with("-D"))
      continue;
    std::string Prefix = F.substr(0, At);
    if (!Prefix.empty() && Prefix.back() != '=' && Prefix.back() != ',' &&
        !Before.count(Prefix))
      continue;
    std::error_code Ec;
    std::string Path = fs::path(F.substr(At)).lexically_normal().string();
    while (Path.size() > 1 && Path.back() == '/')
      Path.pop_back();
    if (!fs::exists(Path, Ec))
      continue;
    if (isTooMuch(Path, Ctx))
      return Error{Errc::Input,
                   fmt::format("{}: the compiler's sandbox does not show {}, "
                               "which holds your home or the cache; name a "
                               "directory of headers or libraries",
                               F, Path),
                   ""};
    Out.push_back(Path);
  }
  return Out;
}

} // namespace crinn::eval
