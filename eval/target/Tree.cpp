//===- Tree.cpp - a private copy of the sources under test ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/target/Tree.h"
#include "eval/support/Files.h"
#include "eval/support/Hash.h"
#include "eval/target/Fetch.h"
#include "eval/target/Glob.h"

#include <fmt/format.h>

#include <filesystem>

namespace fs = std::filesystem;

namespace crinn::eval {

namespace {

Status copySet(const SourceSet &S, const std::string &From, const Target &T,
               Tree &Tr) {
  std::error_code Ec;
  if (!fs::is_directory(From, Ec))
    return Error{Errc::Input,
                 fmt::format("{}: no such directory; {} takes its sources "
                             "there: install the library or edit 'from'",
                             From, T.Manifest),
                 ""};
  std::vector<bool> Used(S.Files.size());
  for (const auto &E : fs::recursive_directory_iterator(From, Ec)) {
    if (!E.is_regular_file(Ec))
      continue;
    std::string Below = fs::relative(E.path(), From, Ec).generic_string();
    bool Take = false;
    for (size_t I = 0; I < S.Files.size(); ++I)
      if (globMatches(S.Files[I], Below))
        Take = Used[I] = true;
    if (!Take)
      continue;
    std::string Path = S.Into == "." ? Below : S.Into + "/" + Below;
    if (Tr.Files.count(Path))
      return Error{
          Errc::Input,
          fmt::format("{}: two sources give {}; make 'source' disjoint",
                      T.Manifest, Path),
          ""};
    Result<std::string> Text = readFile(E.path().string());
    if (!Text)
      return Text.takeError();
    if (Status St = writeFile(Tr.Root + "/" + Path, *Text); !St)
      return St;
    Tr.Files[Path] = sha256(*Text);
  }
  for (size_t I = 0; I < Used.size(); ++I)
    if (!Used[I])
      return Error{
          Errc::Input,
          fmt::format("{}: '{}' matches nothing below {}; edit 'files'",
                      T.Manifest, S.Files[I], From),
          ""};
  return success();
}

} // namespace

Result<Tree> materialise(const Target &T, const std::string &Dir,
                         const Context &Ctx) {
  std::error_code Ec;
  if (fs::exists(Dir, Ec) && !fs::is_empty(Dir, Ec))
    return Error{Errc::Environment,
                 fmt::format("{}: is not empty; name a new directory", Dir),
                 ""};
  if (Status S = makeDirs(Dir); !S)
    return S.takeError();
  Tree Tr;
  Tr.Root = fs::canonical(Dir, Ec).string();
  for (const SourceSet &S : T.Sources) {
    Result<std::string> From = sourceDirectory(S, T, Ctx);
    if (!From)
      return From.takeError();
    if (Status St = copySet(S, *From, T, Tr); !St)
      return St.takeError();
  }
  return Tr;
}

Status applyVariant(Tree &Tr, const Variant &V) {
  for (const Variant::File &F : V.Files) {
    auto It = Tr.Files.find(F.Path);
    if (It == Tr.Files.end())
      return Error{
          Errc::Input,
          fmt::format("{}: changes {}, which the target does not have; "
                      "make the variant for this target",
                      V.Dir, F.Path),
          ""};
    if (It->second != F.BaseHash)
      return Error{Errc::Input,
                   fmt::format("{}: made for another version of {}; make the "
                               "variant again",
                               V.Dir, F.Path),
                   ""};
  }
  for (const Variant::File &F : V.Files) {
    // Read and hash once more: what is compiled is what was checked, even if
    // the directory changed since loadVariant.
    Result<std::string> Text = readFile(V.Dir + "/overlay/" + F.Path);
    if (!Text)
      return Text.takeError();
    if (sha256(*Text) != F.ResultHash)
      return Error{Errc::Input,
                   fmt::format("{}: overlay of {} changed while it was read; "
                               "run again",
                               V.Dir, F.Path),
                   ""};
    if (Status S = writeFile(Tr.Root + "/" + F.Path, *Text); !S)
      return S;
    Tr.Files[F.Path] = F.ResultHash;
  }
  return success();
}

} // namespace crinn::eval
