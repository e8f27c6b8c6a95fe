//===- Compile.cpp - sources to cached objects ------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// An object is cached under the hash of everything that decides its bytes: the
/// preprocessed text, the command, and the compiler's version. Preprocessing a
/// unit takes a tenth of compiling it, and sees every header, system headers
/// included, so a changed library is never served from the cache. The text is
/// hashed with the tree's own path replaced: the same source in another
/// temporary directory is the same program.
///
/// Beside the object lie facts about its tokens (Tokens.h): their hash is of a
/// text in which every __LINE__ is 0.
///
/// The source is somebody's: Toolchain.cpp says where the compiler runs.
///
//===----------------------------------------------------------------------===//

#include "eval/support/Files.h"
#include "eval/support/Hash.h"
#include "eval/support/Subprocess.h"
#include "eval/target/Build.h"
#include "eval/target/Tokens.h"
#include "eval/target/Toolchain.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace fs = std::filesystem;

namespace crinn::eval {

namespace {

void replaceAll(std::string &Text, std::string_view What,
                std::string_view With) {
  for (size_t At = Text.find(What); At != std::string::npos;
       At = Text.find(What, At + With.size()))
    Text.replace(At, What.size(), With);
}

std::string includeRoot() {
  std::error_code Ec;
  std::string Installed = executableDir() + "/../share/crinn/include";
  return fs::is_directory(Installed, Ec) ? Installed : CRINN_SOURCE_DIR;
}

/// The first line that a compiler marks as error, or the last line it wrote.
std::string firstError(const std::string &Text, const std::string &Root) {
  size_t Begin = 0;
  std::string Last;
  while (Begin < Text.size()) {
    size_t End = std::min(Text.find('\n', Begin), Text.size());
    std::string Line = Text.substr(Begin, End - Begin);
    if (Line.find("error:") != std::string::npos ||
        Line.find("undefined reference") != std::string::npos) {
      Last = Line;
      break;
    }
    if (!Line.empty())
      Last = Line;
    Begin = End + 1;
  }
  replaceAll(Last, Root + "/", "");
  return Last.substr(0, 500);
}

/// The log outlives the tree: it is named by its content, in the cache.
Error buildError(const std::string &What, const std::string &Text,
                 const std::string &Root, const Context &Ctx) {
  std::string Log =
      fmt::format("{}/logs/{}.log", Ctx.CacheDir, sha256(Text).substr(0, 16));
  if (!writeFile(Log, Text))
    Log.clear();
  return Error{Errc::Build,
               fmt::format("{}: {}{}", What, firstError(Text, Root),
                           Log.empty() ? "" : "; full log: " + Log),
               Log};
}

/// What `-march=native` means here: one cache may serve several machines. Empty
/// where no flag says native.
std::string processor(const std::vector<std::string> &Command) {
  if (std::none_of(Command.begin(), Command.end(),
                   [](const std::string &A) { return A.ends_with("=native"); }))
    return "";
  std::ifstream Info("/proc/cpuinfo");
  std::string Out;
  for (std::string Line; std::getline(Info, Line) && !Line.empty();)
    if (Line.starts_with("model") || Line.starts_with("flags") ||
        Line.starts_with("Features") || Line.starts_with("CPU "))
      Out += Line;
  return Out;
}

struct Compiler {
  const Target &T;
  const Tree &Tr;
  const Context &Ctx;
  const ToolLimits &Limits;
  std::string Version;
  std::vector<std::string> See;

  Status keepFacts(std::vector<std::string> Command, const CompileUnit &U,
                   const std::string &Text, const std::string &Object) const {
    std::error_code Ec;
    if (fs::is_regular_file(factsPath(Object), Ec))
      return success();
    Sha256 Flags;
    for (std::string A : Command) {
      replaceAll(A, Tr.Root, "{tree}");
      Flags.add(A);
    }
    Command.insert(Command.end(), {"-E", "-w", "-D__LINE__=0", U.File});
    Result<Finished> Plain =
        runToolchain({Command, U.Directory, See, ""}, Ctx, Limits);
    if (!Plain)
      return Plain.takeError();
    // Line numbers are nothing new, so the tokens are compared without them.
    // `#if __LINE__` can hide what is watched: that is looked for in the text
    // that is compiled. Where they are needed the text is taken as it is.
    TokenFacts F = tokenFacts(Text);
    if (Plain->ExitCode == 0) {
      replaceAll(Plain->Out, Tr.Root, "{tree}");
      F.Hash = tokenFacts(Plain->Out).Hash;
    }
    F.Hash = Flags.add(F.Hash).hex();
    return writeFile(factsPath(Object), toText(F));
  }

  Result<std::string> object(const CompileUnit &U, std::string &Key) const {
    std::vector<std::string> Command = {T.Cxx};
    Command.insert(Command.end(), U.Args.begin(), U.Args.end());
    std::vector<std::string> Pre = Command;
    Pre.insert(Pre.end(), {"-E", U.File});
    Result<Finished> Text =
        runToolchain({Pre, U.Directory, See, ""}, Ctx, Limits);
    if (!Text)
      return Text.takeError();
    if (Text->ExitCode != 0)
      return buildError(U.File, Text->Err, Tr.Root, Ctx);
    replaceAll(Text->Out, Tr.Root, "{tree}");

    Sha256 H;
    H.add(Text->Out).add(Version).add(processor(Command));
    for (std::string A : Command) {
      replaceAll(A, Tr.Root, "{tree}");
      H.add(A);
    }
    Key = H.hex();
    std::string Path = fmt::format("{}/objects/{}.o", Ctx.CacheDir, Key);
    std::error_code Ec;
    Status S = success();
    if (!fs::is_regular_file(Path, Ec))
      S = writeAtomically(Path, [&](const std::string &Temp) -> Status {
        std::vector<std::string> Full = Command;
        // Without the map __FILE__ would make the object differ from one
        // temporary directory to the next while its key does not.
        Full.insert(Full.end(),
                    {"-ffile-prefix-map=" + Tr.Root + "=tree", "-c", U.File});
        Result<Finished> Done =
            runToolchain({Full, U.Directory, See, Temp}, Ctx, Limits);
        if (!Done)
          return Done.takeError();
        if (Done->ExitCode != 0)
          return buildError(U.File, Done->Err, Tr.Root, Ctx);
        return success();
      });
    if (S)
      S = keepFacts(Command, U, Text->Out, Path);
    if (!S)
      return S.takeError();
    return Path;
  }
};

/// A sandbox that root starts runs as another user. The tree is ours.
void openToAll(const std::string &Root) {
  constexpr auto Read =
      fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read;
  constexpr auto Enter = Read | fs::perms::owner_exec | fs::perms::group_exec |
                         fs::perms::others_exec;
  std::error_code Ec;
  fs::permissions(Root, Enter, fs::perm_options::add, Ec);
  for (const auto &E : fs::recursive_directory_iterator(Root, Ec))
    fs::permissions(E.path(), E.is_directory(Ec) ? Enter : Read,
                    fs::perm_options::add, Ec);
}

/// What compiler and linker may see of a target beside /usr.
Result<std::vector<std::string>> seen(const Target &T, const Tree &Tr,
                                      const Context &Ctx) {
  std::vector<std::string> Flags = T.CxxFlags;
  Flags.insert(Flags.end(), T.LdFlags.begin(), T.LdFlags.end());
  Result<std::vector<std::string>> Out = pathsIn(Flags, Ctx);
  if (!Out)
    return Out;
  std::string Beside = fs::path(T.Adapter).parent_path().string();
  Out->push_back(isTooMuch(Beside, Ctx) ? T.Adapter : Beside);
  for (const char *Ours : {"/eval/target", "/eval/kernel"})
    Out->push_back(includeRoot() + Ours);
  Out->push_back(Tr.Root);
  return Out;
}

} // namespace

std::vector<CompileUnit> compileUnits(const Target &T, const Tree &Tr) {
  std::vector<std::string> Files = {T.Adapter};
  for (const std::string &C : T.CompileSources)
    Files.push_back(Tr.Root + "/" + C);
  std::vector<CompileUnit> Units;
  for (const std::string &File : Files) {
    CompileUnit U{File, Tr.Root, T.CxxFlags};
    for (std::string &A : U.Args)
      replaceAll(A, "{tree}", Tr.Root);
    // Last, so that no header of ours shadows one of the library's.
    U.Args.insert(U.Args.end(), {"-fPIC", "-idirafter", includeRoot()});
    Units.push_back(std::move(U));
  }
  return Units;
}

Result<Build> compile(const Target &T, const Tree &Tr, const Context &Ctx,
                      const ToolLimits &Limits) {
  Result<Finished> Version = runTool({T.Cxx, "--version"}, Tr.Root, Ctx);
  if (!Version)
    return Version.takeError();
  for (const std::string &C : T.CompileSources)
    if (!Tr.Files.count(C))
      return Error{
          Errc::Input,
          fmt::format("{}: 'compile_sources' names {}, which is not in "
                      "the tree; edit it or 'source'",
                      T.Manifest, C),
          ""};
  Result<std::vector<std::string>> See = seen(T, Tr, Ctx);
  if (!See)
    return See.takeError();
  Compiler Cc{T, Tr, Ctx, Limits, Version->Out, *See};
  Build B;
  B.Ctx = Ctx;
  B.Linker = T.Cxx;
  B.LdFlags = T.LdFlags;
  for (std::string &F : B.LdFlags)
    replaceAll(F, "{tree}", Tr.Root);
  // Not the tree, which may be gone when it is linked; only what is named.
  Result<std::vector<std::string>> Named = pathsIn(B.LdFlags, Ctx);
  if (!Named)
    return Named.takeError();
  B.See = std::move(*Named);
  std::vector<CompileUnit> Units = compileUnits(T, Tr);
  if (Ctx.Sandboxed)
    openToAll(Tr.Root);
  Sha256 H;
  for (size_t I = 0; I < Units.size(); ++I) {
    if (Ctx.cancelled())
      return Error{Errc::Interrupted, "interrupted", ""};
    Ctx.progress("compile", I, Units.size());
    std::string Key;
    Result<std::string> O = Cc.object(Units[I], Key);
    if (!O)
      return O.takeError();
    B.Objects.push_back(*O);
    H.add(Key);
  }
  Ctx.progress("compile", Units.size(), Units.size());
  for (const std::string &F : T.LdFlags)
    H.add(F);
  B.Hash = H.hex();
  return B;
}

} // namespace crinn::eval
