//===- BaseTree.cpp - the unmodified source, as a repository --------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/run/BaseTree.h"

#include "tools/crinn-optimize/run/Candidate.h"
#include "tools/crinn-optimize/support/EvalError.h"
#include "tools/crinn-optimize/support/Files.h"
#include "tools/crinn-optimize/support/Git.h"
#include "tools/crinn-optimize/support/PassesError.h"

#include "llvm/ADT/ScopeExit.h"

#include <fmt/core.h>

#include <filesystem>

using namespace llvm;

namespace crinn::optimize {

/// Path and hash of every file of the target's source as it is now.
static Expected<std::map<std::string, std::string>>
sourceNow(const eval::Target &T, const std::string &Dir) {
  removeTree(Dir);
  auto Clean = make_scope_exit([&] { removeTree(Dir); });
  auto Tr = eval::materialise(T, Dir);
  if (!Tr)
    return failure(Tr.error());
  return Tr->Files;
}

Expected<BaseTree> openBase(const eval::Target &T, const std::string &RunDir) {
  const std::string Dir = RunDir + "/base";
  if (Error E = makeDirectory(Dir, [&](const std::string &Temp) -> Error {
        if (auto Tr = eval::materialise(T, Temp); !Tr)
          return failure(Tr.error());
        auto Commit = commitTree(Temp, "Unmodified source of " + T.Name);
        return Commit ? Error::success() : Commit.takeError();
      }))
    return E;
  BaseTree Result;
  std::error_code EC;
  Result.Tree.Root = std::filesystem::canonical(Dir, EC).string();
  auto Files = readTree(Dir);
  if (!Files)
    return Files.takeError();
  for (const auto &[Path, Text] : *Files)
    Result.Tree.Files[Path] = sha256(Text);
  auto Now = sourceNow(T, RunDir + "/source");
  if (!Now)
    return Now.takeError();
  if (*Now != Result.Tree.Files)
    return fail(Exit::Input,
                fmt::format("{}: the source of {} is not the one that this run "
                            "began with; use another --out",
                            RunDir, T.Name));
  Result.Hash = resultHash(Result.Tree.Files);
  auto Commit = git(Result.Tree.Root, {"rev-parse", "HEAD"});
  if (!Commit)
    return Commit.takeError();
  Result.Commit = *Commit;
  return Result;
}

eval::Target fromBase(const eval::Target &T, const BaseTree &B) {
  eval::Target Result = T;
  eval::SourceSet All{B.Tree.Root, ".", {}};
  for (const auto &[Path, Hash] : B.Tree.Files)
    All.Files.push_back(Path);
  Result.Sources = {All};
  return Result;
}

Expected<passes::Codebase> codebase(const eval::Target &T, const BaseTree &B) {
  std::vector<passes::Unit> Units;
  for (const eval::CompileUnit &U : eval::compileUnits(T, B.Tree))
    Units.push_back({U.File, U.Directory, U.Args});
  auto C = passes::Codebase::create(B.Tree.Root, std::move(Units));
  if (C)
    return C;
  return fromPasses(C.takeError());
}

} // namespace crinn::optimize
