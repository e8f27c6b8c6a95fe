//===- Fetch.cpp - the source of a package ------------------------*- C++
//-*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/target/Fetch.h"
#include "eval/support/Files.h"
#include "eval/support/Subprocess.h"

#include <fmt/format.h>

#include <filesystem>

namespace fs = std::filesystem;

namespace crinn::eval {

namespace {

std::string fetchScript() {
  std::error_code Ec;
  std::string Installed = executableDir() + "/../share/crinn/fetch_source.py";
  return fs::is_regular_file(Installed, Ec) ? Installed
                                            : CRINN_SOURCE_DIR
             "/eval/target/fetch_source.py";
}

std::string pinned(const Package &P) {
  return fmt::format("{}{}{}", P.Name, P.Registry == "pypi" ? "==" : "=",
                     P.Version);
}

Status fetch(const Package &P, const std::string &Root, const Target &T,
             const Context &Ctx) {
  const std::string Parent = fs::path(Root).parent_path().string();
  if (Status S = makeDirs(Parent); !S)
    return S;
  // Beside the result, so that the rename stays on one file system.
  Result<TempDir> Work = TempDir::create(Parent);
  if (!Work)
    return Work.takeError();
  Ctx.progress("fetch " + pinned(P), 0, 0);
  Result<Finished> Done = runTool(
      {"python3", fetchScript(), P.Registry, pinned(P), P.Hash, Work->path()},
      Work->path(), Ctx);
  if (!Done)
    return Done.takeError();
  std::error_code Ec;
  if (Done->ExitCode == 0) {
    fs::rename(Work->path() + "/tree", Root, Ec);
    // Another process may have been faster: the hash says it is the same.
    if (!Ec || fs::is_directory(Root, Ec))
      return success();
  }
  std::string Why = Done->ExitCode == 0 ? Ec.message() : Done->Err;
  while (!Why.empty() && Why.back() == '\n')
    Why.pop_back();
  return Error{
      Errc::Environment,
      fmt::format("{} {}: cannot be fetched ({}); with the network at hand, "
                  "run `crinn-eval fetch-target {}`",
                  P.Registry, pinned(P), Why.substr(Why.rfind('\n') + 1),
                  T.Name),
      ""};
}

} // namespace

Result<std::string> sourceDirectory(const SourceSet &S, const Target &T,
                                    const Context &Ctx) {
  const Package &P = S.Origin;
  if (P.Registry.empty())
    return S.From;
  Result<std::string> Cache = Ctx.CacheDir;
  if (Ctx.CacheDir.empty())
    Cache = defaultCacheDir();
  if (!Cache)
    return Cache.takeError();
  std::string Root = fmt::format("{}/codebases/{}-{}-{}", *Cache, P.Name,
                                 P.Version, P.Hash.substr(0, 12));
  std::error_code Ec;
  if (!fs::is_directory(Root, Ec))
    if (Status St = fetch(P, Root, T, Ctx); !St)
      return St.takeError();
  return S.From == "." ? Root : Root + "/" + S.From;
}

} // namespace crinn::eval
