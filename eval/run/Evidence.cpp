//===- Evidence.cpp - a comparison that others can repeat -----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/run/Evidence.h"
#include "eval/run/Base64.h"
#include "eval/run/Setting.h"
#include "eval/support/Files.h"
#include "eval/support/Hash.h"
#include "eval/support/Json.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using nlohmann::json;

namespace crinn::eval {

namespace {

constexpr const char *Format = "crinn-evidence-1";

std::string dump(const json &J, int Indent) {
  return J.dump(Indent, ' ', false, json::error_handler_t::replace);
}

/// Text as it is; other bytes, which JSON cannot hold, in base 64.
json fileContent(const std::string &Bytes) {
  json Text(Bytes);
  std::string Kept = Text.dump(-1, ' ', false, json::error_handler_t::ignore);
  json Back = json::parse(Kept, nullptr, false);
  if (Back.is_string() && Back.get_ref<const std::string &>() == Bytes)
    return {{"text", Bytes}};
  return {{"base64", base64(Bytes)}};
}

Result<json> arm(const Variant *V) {
  if (!V)
    return json();
  Result<std::string> Text = readFile(V->Dir + "/variant.json");
  if (!Text)
    return Text.takeError();
  json Overlay = json::object();
  for (const Variant::File &F : V->Files) {
    Result<std::string> Bytes = readFile(V->Dir + "/overlay/" + F.Path);
    if (!Bytes)
      return Bytes.takeError();
    Overlay[F.Path] = fileContent(*Bytes);
  }
  return json{{"variant", json::parse(*Text, nullptr, false)},
              {"overlay", Overlay}};
}

} // namespace

std::string manifestHash(const json &Manifest) {
  return sha256(dump(Manifest, -1));
}

Result<json> manifestOf(const Target &T) {
  Result<std::string> Text = readFile(T.Manifest);
  if (!Text)
    return Text.takeError();
  return json::parse(*Text, nullptr, false);
}

json evidenceResult(const Prepared &P, const json &Comparison,
                    const Records &Steps) {
  return {{"date", fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                               fmt::gmtime(std::time(nullptr)))},
          {"machine", machine()},
          {"compiler", P.Compiler},
          {"harness", harnessHash()},
          {"comparison", Comparison},
          {"steps", Steps.all()}};
}

Result<json> makeEvidence(const Prepared &P, const Variant *A, const Variant &B,
                          const CompareOptions &O, const json &FirstResult,
                          const Context &Ctx) {
  Result<json> Manifest = manifestOf(P.T);
  if (!Manifest)
    return Manifest.takeError();
  Result<std::string> Adapter = readFile(P.T.Adapter);
  if (!Adapter)
    return Adapter.takeError();
  Result<json> ArmA = arm(A), ArmB = arm(&B);
  for (Result<json> *R : {&ArmA, &ArmB})
    if (!*R)
      return R->takeError();
  json Sources = json::array();
  for (const SourceSet &S : P.T.Sources)
    Sources.push_back(sourceOrigin(S, Ctx));
  if (Ctx.cancelled())
    return Error{Errc::Interrupted, "interrupted", ""};
  return json{{"format", Format},
              {"title", B.Title},
              {"target",
               {{"name", P.T.Name},
                {"manifest", *Manifest},
                {"manifest_sha256", manifestHash(*Manifest)},
                {"adapter", fileContent(*Adapter)},
                {"adapter_sha256", sha256(*Adapter)},
                {"sources", Sources},
                {"files", P.Sources.Files}}},
              {"dataset",
               {{"name", P.Data->Name},
                {"hash", P.Data->Hash},
                {"rows", P.Data->Base.Rows},
                {"dimensions", P.Data->Base.Cols},
                {"queries", P.Data->Queries.Rows}}},
              {"options",
               {{"max_pairs", O.MaxPairs},
                {"max_seconds", O.MaxSeconds},
                {"seed", O.Seed}}},
              {"a", *ArmA},
              {"b", *ArmB},
              {"results", json::array({FirstResult})}};
}

Result<json> readEvidence(const std::string &Path) {
  Result<json> Read = readDocument(Path, Format);
  if (!Read)
    return Read;
  Fields F(*Read, Path);
  F.text("title");
  const json *T = F.value("target"), *D = F.value("dataset"),
             *O = F.value("options"), *B = F.value("b"),
             *R = F.value("results");
  F.value("a", /*Required=*/false);
  if (Status S = F.finish(); !S)
    return S.takeError();
  (*Read)["format"] = Format; // readDocument takes it out
  auto Has = [](const json &J, const char *Name, auto Is) {
    return J.is_object() && J.contains(Name) && (J[Name].*Is)();
  };
  struct Need {
    const json &In;
    const char *Name;
    bool (json::*Is)() const noexcept;
  };
  for (Need N :
       {Need{*T, "name", &json::is_string},
        Need{*T, "manifest", &json::is_object},
        Need{*T, "manifest_sha256", &json::is_string},
        Need{*T, "adapter", &json::is_object},
        Need{*T, "adapter_sha256", &json::is_string},
        Need{*T, "sources", &json::is_array},
        Need{*T, "files", &json::is_object}, Need{*D, "name", &json::is_string},
        Need{*D, "hash", &json::is_string},
        Need{*O, "max_pairs", &json::is_number_unsigned},
        Need{*O, "seed", &json::is_number_unsigned},
        Need{*B, "variant", &json::is_object},
        Need{*B, "overlay", &json::is_object}})
    if (!Has(N.In, N.Name, N.Is))
      return Error{Errc::Input,
                   fmt::format("{}: '{}' is missing or not what it should be; "
                               "ask for the file again",
                               Path, N.Name),
                   ""};
  bool Results = R->is_array() && !R->empty();
  for (const json &One : Results ? *R : json::array())
    Results = Results && Has(One, "comparison", &json::is_object);
  if (!Results)
    return Error{Errc::Input,
                 fmt::format("{}: 'results' is not a list of results; ask for "
                             "the file again",
                             Path),
                 ""};
  return Read;
}

Status appendResult(const std::string &Path, const json &NewResult) {
  // Two that append at once must not lose one. The file is replaced, so who
  // waited for its lock may hold that of the one before.
  int Lock = -1;
  for (struct stat Held = {}, Now = {}; Lock < 0;) {
    Lock = open(Path.c_str(), O_RDONLY | O_CLOEXEC);
    if (Lock < 0 || flock(Lock, LOCK_EX) != 0)
      break; // reading says why, or the file system has no locks
    if (fstat(Lock, &Held) == 0 && stat(Path.c_str(), &Now) == 0 &&
        Held.st_ino == Now.st_ino && Held.st_dev == Now.st_dev)
      break;
    close(Lock);
    Lock = -1;
  }
  Result<json> Doc = readEvidence(Path);
  Status S = success();
  if (Doc) {
    (*Doc)["results"].push_back(NewResult);
    S = writeFile(Path, dump(*Doc, 2) + "\n");
  } else {
    S = Doc.takeError();
  }
  if (Lock >= 0)
    close(Lock);
  return S;
}

} // namespace crinn::eval
