//===- Rebuild.cpp - evidence back to a target and its variants -----------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/run/Rebuild.h"
#include "eval/run/Base64.h"
#include "eval/run/Evidence.h"
#include "eval/support/Files.h"
#include "eval/support/Hash.h"
#include "eval/support/Subprocess.h"

#include <fmt/format.h>

#include <filesystem>
#include <regex>

namespace fs = std::filesystem;
using nlohmann::json;

namespace crinn::eval {

namespace {

Error input(std::string What) { return {Errc::Input, std::move(What), ""}; }

bool same(const json &J, const std::string &Text) {
  return J.is_string() && J.get_ref<const std::string &>() == Text;
}

/// The bytes of {"text": ...} or {"base64": ...}.
std::optional<std::string> content(const json &J) {
  if (J.is_object() && J.contains("text") && J["text"].is_string())
    return J["text"].get<std::string>();
  if (J.is_object() && J.contains("base64") && J["base64"].is_string())
    return fromBase64(J["base64"].get<std::string>());
  return std::nullopt;
}

Result<Variant> writeVariant(const json &Arm, const std::string &Dir) {
  if (!Arm.is_object() || !Arm.contains("variant") ||
      !Arm.contains("overlay") || !Arm["overlay"].is_object())
    return input("evidence: an arm has no variant; ask for the file again");
  for (const auto &[Path, File] : Arm["overlay"].items()) {
    std::optional<std::string> Bytes = content(File);
    if (!isSafeRelative(Path) || !Bytes)
      return input(fmt::format("evidence: the changed file '{}' cannot be "
                               "written; ask for the file again",
                               Path));
    if (Status S = writeFile(Dir + "/overlay/" + Path, *Bytes); !S)
      return S.takeError();
  }
  std::string Text =
      Arm["variant"].dump(2, ' ', false, json::error_handler_t::replace);
  if (Status S = writeFile(Dir + "/variant.json", Text); !S)
    return S.takeError();
  return loadVariant(Dir); // checks the hashes
}

/// True if manifest and adapter of \p T are the recorded ones.
bool isRecorded(const Target &T, const json &Recorded) {
  Result<json> Manifest = manifestOf(T);
  Result<std::string> Adapter = sha256File(T.Adapter);
  return Manifest && Adapter &&
         same(Recorded["manifest_sha256"], manifestHash(*Manifest)) &&
         same(Recorded["adapter_sha256"], *Adapter);
}

/// The manifest and the adapter that the document brings.
Result<Target> embedded(const json &Recorded, const std::string &Dir,
                        const Context &Ctx) {
  const json &Manifest = Recorded["manifest"];
  if (!same(Recorded["manifest_sha256"], manifestHash(Manifest)))
    return input("evidence: the manifest is not the one of its hash; ask for "
                 "the file again");
  // Whatever stands there would be started. A compiler of the system is
  // nothing that a stranger chose.
  static const std::regex Compiler("(g\\+\\+|clang\\+\\+|c\\+\\+)(-[0-9]+)?");
  auto Text = [&](const char *Name) {
    return Manifest.contains(Name) && Manifest[Name].is_string()
               ? Manifest[Name].get<std::string>()
               : std::string();
  };
  if (!std::regex_match(Text("cxx"), Compiler))
    return input(fmt::format("evidence: its compiler '{}' is none that is run "
                             "on another's word; give a manifest of your own "
                             "by --target",
                             Text("cxx")));
  if (!Ctx.Sandboxed)
    return input("evidence: brings an adapter of its own, which runs in the "
                 "sandbox only; leave out --sandbox=none or give a manifest of "
                 "your own by --target");
  std::optional<std::string> Adapter = content(Recorded["adapter"]);
  if (!Adapter || !same(Recorded["adapter_sha256"], sha256(*Adapter)) ||
      !isSafeRelative(Text("adapter")))
    return input("evidence: the adapter is not the one of its hash; ask for "
                 "the file again");
  std::string Path = Dir + "/target.json";
  std::string Bytes =
      Manifest.dump(2, ' ', false, json::error_handler_t::replace);
  if (Status S = writeFile(Path, Bytes); !S)
    return S.takeError();
  if (Status S = writeFile(Dir + "/" + Text("adapter"), *Adapter); !S)
    return S.takeError();
  return loadTarget(Path);
}

Result<Target> findTarget(const json &Recorded, const RebuildOptions &O,
                          const std::string &Dir, const Context &Ctx) {
  if (!O.Target.empty()) {
    Result<Target> T = loadTarget(O.Target);
    Result<std::string> Adapter =
        T ? sha256File(T->Adapter) : Result<std::string>(std::string());
    if (!Adapter)
      return Adapter.takeError();
    if (T && !same(Recorded["adapter_sha256"], *Adapter))
      return input(fmt::format("{}: not the adapter that was measured; leave "
                               "out --target to use the recorded one",
                               T->Adapter));
    return T;
  }
  for (const std::string &Name : shippedTargets()) {
    Result<Target> T = loadTarget(Name);
    if (same(Recorded["name"], Name) && T && isRecorded(*T, Recorded))
      return T;
  }
  return embedded(Recorded, Dir, Ctx);
}

/// The first file of \p Tr that is not as recorded, or "".
std::string firstDifference(const Tree &Tr, const json &Files) {
  for (const auto &[Path, Hash] : Files.items())
    if (!Tr.Files.count(Path) || !same(Hash, Tr.Files.at(Path)))
      return Path;
  for (const auto &[Path, Hash] : Tr.Files)
    if (!Files.contains(Path))
      return Path;
  return "";
}

/// Takes the recorded commit out of the checkout \p Repository, whatever that
/// has at the moment; the checkout stays as it is.
bool takeCommit(SourceSet &S, const json &Origin, const std::string &Repository,
                const std::string &Dir, const Context &Ctx) {
  static const std::regex Hex("[0-9a-f]{40,64}");
  if (!Origin.is_object() || !Origin.contains("commit") ||
      !Origin["commit"].is_string() || !Origin.contains("under") ||
      !Origin["under"].is_string())
    return false;
  std::string Commit = Origin["commit"], Under = Origin["under"];
  while (Under.ends_with('/'))
    Under.pop_back();
  if (!std::regex_match(Commit, Hex) ||
      !(Under.empty() || isSafeRelative(Under)) || !makeDirs(Dir + "/tree"))
    return false;
  auto Ran = [&](std::vector<std::string> Argv) {
    Result<Finished> Done = runTool(Argv, Dir, Ctx);
    return Done && Done->ExitCode == 0;
  };
  // From the top: `archive` of a subdirectory holds paths below it.
  Result<Finished> Top = runTool(
      {"git", "-C", Repository, "rev-parse", "--show-toplevel"}, Dir, Ctx);
  if (!Top || Top->ExitCode != 0)
    return false;
  if (!Ran({"git", "-C", Top->Out.substr(0, Top->Out.find('\n')), "archive",
            "--format=tar", "--output=" + Dir + "/commit.tar",
            Commit + ":" + Under}) ||
      !Ran({"tar", "-xf", Dir + "/commit.tar", "-C", Dir + "/tree"}))
    return false;
  S.From = Dir + "/tree";
  return true;
}

/// Makes \p T's sources those of the document.
Status findSources(Target &T, const json &Recorded, const RebuildOptions &O,
                   const std::string &Dir, const Context &Ctx) {
  for (SourceSet &S : T.Sources)
    if (S.Origin.Registry.empty() && !O.Source.empty()) {
      std::error_code Ec;
      S.From = fs::absolute(O.Source, Ec).lexically_normal().string();
    }
  Result<Tree> As = materialise(T, Dir + "/as-is", Ctx);
  std::string Differs = As ? firstDifference(*As, Recorded["files"]) : "";
  if (As && Differs.empty())
    return success();
  if (!As && As.error().Code == Errc::Interrupted)
    return As.takeError();
  bool Taken = false;
  for (size_t I = 0; I < T.Sources.size() && I < Recorded["sources"].size();
       ++I)
    Taken |= T.Sources[I].Origin.Registry.empty() &&
             takeCommit(T.Sources[I], Recorded["sources"][I], T.Sources[I].From,
                        fmt::format("{}/git-{}", Dir, I), Ctx);
  if (Taken) {
    As = materialise(T, Dir + "/of-commit", Ctx);
    Differs = As ? firstDifference(*As, Recorded["files"]) : "";
    if (As && Differs.empty())
      return success();
  }
  if (!As)
    return Error{As.error().Code,
                 As.error().Message + "; name a checkout by --source=DIR", ""};
  return input(fmt::format("{}: not the one that was measured; name a checkout "
                           "that has the recorded commit by --source=DIR",
                           Differs));
}

} // namespace

Result<Rebuilt> rebuild(const json &Doc, const RebuildOptions &O,
                        const std::string &Dir, const Context &Ctx) {
  const json &Recorded = Doc["target"];
  Rebuilt R;
  Result<Target> T = findTarget(Recorded, O, Dir + "/target", Ctx);
  if (!T)
    return T.takeError();
  R.T = std::move(*T);
  if (Status S = findSources(R.T, Recorded, O, Dir + "/sources", Ctx); !S)
    return S.takeError();
  if (Doc.contains("a") && !Doc["a"].is_null()) {
    Result<Variant> A = writeVariant(Doc["a"], Dir + "/a");
    if (!A)
      return A.takeError();
    R.A = std::move(*A);
  }
  Result<Variant> B = writeVariant(Doc["b"], Dir + "/b");
  if (!B)
    return B.takeError();
  R.B = std::move(*B);
  return R;
}

} // namespace crinn::eval
