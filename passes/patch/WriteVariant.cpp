//===- WriteVariant.cpp - a variant as a directory ------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/Passes.h"
#include "passes/patch/AtomicFile.h"
#include "passes/source/Failure.h"
#include "passes/source/Hash.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;
using nlohmann::json;

namespace crinn::passes {

static json variantJson(const Variant &V) {
  json Files = json::array();
  for (const ChangedFile &F : V.Files)
    Files.push_back({{"path", F.Path},
                     {"base", sha256(F.Before)},
                     {"result", sha256(F.After)}});
  return {{"format", "crinn-variant-1"},
          {"title", V.Title},
          {"plan", toJson(V.Applied)},
          {"files", std::move(Files)},
          {"class", V.Class},
          {"stage", V.Stage},
          {"abi", V.Abi},
          {"reach", {{"functions", V.Functions}, {"modules", V.Modules}}}};
}

/// The directory's contents, below \p Tmp.
static Error writeParts(const Variant &V, StringRef Tmp) {
  auto Put = [&](StringRef Path, StringRef Text) -> Error {
    SmallString<256> Full(Tmp);
    sys::path::append(Full, Path);
    if (sys::fs::create_directories(sys::path::parent_path(Full)))
      return fail(Code::Environment, Full + ": cannot be made");
    return writeAtomically(Full, Text);
  };
  for (const ChangedFile &F : V.Files)
    if (Error E = Put("overlay/" + F.Path, F.After))
      return E;
  return Put(
      "variant.json",
      variantJson(V).dump(2, ' ', false, json::error_handler_t::replace) +
          "\n");
}

Error writeVariant(const Variant &V, StringRef Dir) {
  // Made beside its place and moved there whole. A relative name would be
  // made in the temporary directory.
  SmallString<256> Place(Dir), Tmp;
  if (sys::fs::make_absolute(Place))
    return fail(Code::Environment, Dir + ": no working directory");
  if (sys::fs::exists(Place))
    return fail(Code::Input, Dir + ": exists already; name a new directory");
  if (sys::fs::create_directories(sys::path::parent_path(Place)) ||
      sys::fs::createUniqueDirectory(Place + ".part", Tmp))
    return fail(Code::Environment, Dir + ": cannot be made");
  Error E = writeParts(V, Tmp);
  if (!E)
    if (std::error_code EC = sys::fs::rename(Tmp, Place))
      E = fail(Code::Environment, Dir + ": " + EC.message());
  if (E)
    sys::fs::remove_directories(Tmp);
  return E;
}

} // namespace crinn::passes
