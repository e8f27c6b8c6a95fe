//===- Variant.cpp - read a variant directory -------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/target/Variant.h"
#include "eval/support/Files.h"
#include "eval/support/Hash.h"
#include "eval/support/Json.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

namespace fs = std::filesystem;
using nlohmann::json;

namespace crinn::eval {

std::string_view name(EquivalenceClass C) {
  switch (C) {
  case EquivalenceClass::Exact:
    return "exact";
  case EquivalenceClass::Recall:
    return "recall";
  case EquivalenceClass::Curve:
    return "curve";
  }
  return "";
}

Result<EquivalenceClass> equivalenceClass(std::string_view Name) {
  for (auto C : {EquivalenceClass::Exact, EquivalenceClass::Recall,
                 EquivalenceClass::Curve})
    if (name(C) == Name)
      return C;
  return Error{Errc::Usage,
               fmt::format("{}: not a class; use exact, {}, recall or curve",
                           Name, UpToRoundingName),
               ""};
}

bool Variant::reaches(std::string_view Module) const {
  return Modules.empty() ||
         std::find(Modules.begin(), Modules.end(), Module) != Modules.end();
}

namespace {

/// Reads one entry of `files` and checks the overlay's file against it. The
/// whole path below overlay/ must be free of symlinks: one could point at a
/// file of the harness.
Result<Variant::File> readEntry(const json &J, const std::string &Dir,
                                const std::string &Doc) {
  Fields F(J, Doc);
  Variant::File File{F.text("path"), F.text("base"), F.text("result")};
  if (Status S = F.finish(); !S)
    return S.takeError();
  if (!isSafeRelative(File.Path))
    return Error{Errc::Input,
                 fmt::format("{}: path '{}' leaves the tree; make the variant "
                             "again",
                             Doc, File.Path),
                 ""};
  fs::path P = fs::path(Dir) / "overlay";
  std::error_code Ec;
  for (const fs::path &Part : fs::path(File.Path)) {
    P /= Part;
    if (fs::is_symlink(P, Ec))
      return Error{Errc::Input,
                   fmt::format("{}: is a symbolic link; an overlay holds plain "
                               "files",
                               P.string()),
                   ""};
  }
  Result<std::string> Hash = sha256File(P.string());
  if (!Hash)
    return Hash.takeError();
  if (*Hash != File.ResultHash)
    return Error{Errc::Input,
                 fmt::format("{}: differs from the hash in variant.json; make "
                             "the variant again",
                             P.string()),
                 ""};
  return File;
}

} // namespace

Result<Variant> loadVariant(const std::string &DirArg) {
  std::error_code Ec;
  std::string Dir = fs::absolute(DirArg, Ec).lexically_normal().string();
  std::string Doc = (fs::path(Dir) / "variant.json").string();
  Result<json> J = readDocument(Doc, "crinn-variant-1");
  if (!J)
    return J.takeError();
  Fields F(*J, Doc);
  Variant V;
  V.Dir = Dir;
  V.Title = F.text("title");
  F.value("plan", /*Required=*/false); // of passes; nothing here reads it
  std::string Class = F.text("class");
  V.Stage = F.text("stage", /*Required=*/false);
  V.Abi = F.text("abi", /*Required=*/false);
  if (const json *Reach = F.value("reach", /*Required=*/false)) {
    Fields R(*Reach, Doc);
    V.Functions = R.texts("functions", /*Required=*/false);
    V.Modules = R.texts("modules", /*Required=*/false);
    if (Status S = R.finish(); !S)
      return S.takeError();
  }
  const json *Files = F.value("files");
  if (Files && !Files->is_array())
    F.fail("'files' is not a list");
  if (Status S = F.finish(); !S)
    return S.takeError();
  V.UpToRounding = Class == UpToRoundingName;
  Result<EquivalenceClass> C =
      V.UpToRounding ? EquivalenceClass::Exact : equivalenceClass(Class);
  if (!C)
    return Error{Errc::Input,
                 fmt::format("{}: 'class' is not exact, {}, recall or curve",
                             Doc, UpToRoundingName),
                 ""};
  V.Class = *C;
  std::set<std::string> Seen;
  for (const json &E : *Files) {
    Result<Variant::File> File = readEntry(E, Dir, Doc);
    if (!File)
      return File.takeError();
    if (!Seen.insert(File->Path).second)
      return Error{Errc::Input,
                   fmt::format("{}: '{}' appears twice; make the variant again",
                               Doc, File->Path),
                   ""};
    V.Files.push_back(*File);
  }
  return V;
}

} // namespace crinn::eval
