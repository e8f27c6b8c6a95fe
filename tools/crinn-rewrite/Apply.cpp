//===- Apply.cpp - crinn-rewrite apply ------------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/patch/AtomicFile.h"
#include "passes/patch/MailPatch.h"
#include "passes/source/Escape.h"
#include "passes/source/Failure.h"
#include "passes/source/FileKind.h"
#include "tools/crinn-rewrite/ApplyOutput.h"
#include "tools/crinn-rewrite/CommandLine.h"
#include "tools/crinn-rewrite/Interactive.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using nlohmann::json;

namespace crinn::rewrite {
namespace {

cl::list<std::string>
    Rewrites("rewrites", cl::CommaSeparated, cl::value_desc("a,b"),
             cl::desc("rewrites to apply wherever they fit (default: those "
                      "that are on by default)"),
             cl::sub(applyCommand()));
cl::list<std::string> Set("set", cl::value_desc("rewrite.param=value"),
                          cl::desc("a parameter; may be given many times"),
                          cl::sub(applyCommand()));
cl::opt<std::string> Site("site", cl::value_desc("id"),
                          cl::desc("apply at this site alone; scan --json "
                                   "names them"),
                          cl::sub(applyCommand()));
cl::opt<std::string> PlanFile("plan", cl::value_desc("file"),
                              cl::desc("apply the steps of a plan instead"),
                              cl::sub(applyCommand()));
cl::opt<bool> InPlace("in-place", cl::desc("write the files, print no diff"),
                      cl::sub(applyCommand()));
cl::opt<bool> Check("check",
                    cl::desc("print nothing; exit 1 if something would change"),
                    cl::sub(applyCommand()));
cl::opt<bool> Interactive("interactive",
                          cl::desc("show each step on stderr, and ask on stdin "
                                   "whether to take it"),
                          cl::sub(applyCommand()));
cl::opt<std::string> EmitVariant("emit-variant", cl::value_desc("dir"),
                                 cl::desc("also write a variant directory for "
                                          "crinn-eval"),
                                 cl::sub(applyCommand()));
cl::opt<std::string> EmitPlan("emit-plan", cl::value_desc("file"),
                              cl::desc("also write what was done as a plan"),
                              cl::sub(applyCommand()));
cl::opt<std::string> FormatPatch("format-patch", cl::value_desc("file"),
                                 cl::desc("also write a patch with a message, "
                                          "as git am takes it"),
                                 cl::sub(applyCommand()));
cl::opt<std::string> ExportFixes("export-fixes", cl::value_desc("file"),
                                 cl::desc("also write the edits as YAML for "
                                          "clang-apply-replacements"),
                                 cl::sub(applyCommand()));
cl::opt<std::string> SarifFile("sarif", cl::value_desc("file"),
                               cl::desc("also write sites, refusals and fixes "
                                        "as SARIF 2.1.0"),
                               cl::sub(applyCommand()));
cl::opt<bool> Verbose("v", cl::desc("say on stderr what became of each site"),
                      cl::sub(applyCommand()));
cl::opt<bool>
    AllowUninstantiated("allow-uninstantiated",
                        cl::desc("edit templates that no file instantiates; "
                                 "errors in them would not show"),
                        cl::sub(applyCommand()));
cl::opt<bool> AllowErrors("allow-errors",
                          cl::desc("go on where the source has errors already"),
                          cl::sub(applyCommand()));

using passes::Code;

Expected<std::vector<passes::Request>> requests() {
  std::vector<passes::Request> Out;
  for (const passes::RewriteInfo &R : passes::catalogue())
    if (Rewrites.empty() && R.Default)
      Out.push_back({R.Name, {}, Site});
  for (const std::string &Name : Rewrites)
    Out.push_back({Name, {}, Site});
  // Some build on what others made; an unknown name is told later.
  std::vector<passes::RewriteInfo> All = passes::catalogue();
  stable_sort(Out, [&](const passes::Request &A, const passes::Request &B) {
    auto At = [&](const passes::Request &Q) {
      return find_if(All, [&](auto &R) { return R.Name == Q.Rewrite; });
    };
    return At(A) < At(B);
  });
  for (StringRef Text : Set) {
    auto [Name, Value] = Text.split('=');
    auto [Rewrite, Param] = Name.split('.');
    int64_t Number;
    if (Param.empty() || Value.getAsInteger(10, Number))
      return passes::fail(Code::Usage,
                          "--set=" + Text + ": not rewrite.param=integer");
    bool Met = false;
    for (passes::Request &Q : Out)
      if (Q.Rewrite == Rewrite) {
        Q.Params[Param.str()] = Number;
        Met = true;
      }
    if (!Met)
      return passes::fail(Code::Usage, "--set=" + Text + ": " + Rewrite +
                                           " is not among the rewrites to "
                                           "apply");
  }
  return Out;
}

void tell(const std::vector<passes::Outcome> &Outcomes) {
  static const char *const What[] = {"rewritten", "already so", "refused",
                                     "suppressed"};
  for (const passes::Outcome &O : Outcomes)
    errs() << O.File << ":" << O.Line << ": " << O.Rewrite << ": "
           << What[O.What] << (O.Why.empty() ? "" : ": ") << O.Why << "\n";
}

/// Comments that keep nothing away: told always, since they look as if they
/// did.
void tell(const std::vector<passes::UnusedSuppression> &Unused) {
  for (const passes::UnusedSuppression &U : Unused)
    errs() << passes::escape(U.File) << ":" << U.Line
           << ": warning: " << passes::escape(U.Text) << ": "
           << passes::escape(U.Why) << "\n";
}

Expected<passes::Variant> makeVariant(const passes::Codebase &C,
                                      passes::ApplyNotes &Notes) {
  passes::ApplyOptions Options{AllowUninstantiated, AllowErrors};
  if (!PlanFile.empty()) {
    if (!Rewrites.empty() || !Set.empty())
      return passes::fail(Code::Usage,
                          "--plan and --rewrites exclude each other");
    if (!Site.empty())
      return passes::fail(Code::Usage, "--plan and --site exclude each other: "
                                       "a plan names its sites");
    Expected<passes::Plan> P = passes::readPlan(PlanFile);
    if (!P)
      return P.takeError();
    return passes::applyPlan(C, *P, Options, &Notes);
  }
  if (!Site.empty() && Rewrites.size() != 1)
    return passes::fail(Code::Usage, "--site=" + Site +
                                         ": name the one rewrite for it with "
                                         "--rewrites");
  Expected<std::vector<passes::Request>> Requests = requests();
  if (!Requests)
    return Requests.takeError();
  Expected<passes::Variant> V =
      passes::applyEverywhere(C, *Requests, Options, &Notes);
  if (Verbose)
    tell(Notes.Outcomes);
  return V;
}

/// Writes each file whole. A failure in the middle is undone, so that either
/// all files are new or none is.
Error writeInPlace(const passes::Codebase &C, const passes::Variant &V) {
  for (size_t I = 0; I < V.Files.size(); ++I) {
    Error E = passes::writeAtomically(C.Root + "/" + V.Files[I].Path,
                                      V.Files[I].After);
    if (!E)
      continue;
    for (size_t J = 0; J < I; ++J)
      consumeError(passes::writeAtomically(C.Root + "/" + V.Files[J].Path,
                                           V.Files[J].Before));
    return E;
  }
  return Error::success();
}

/// Two outputs of one name: the second would take the first one's place.
Error checkOutputs() {
  StringMap<StringRef> Met;
  for (const cl::opt<std::string> *O :
       {&EmitPlan, &EmitVariant, &FormatPatch, &ExportFixes, &SarifFile}) {
    if (O->empty())
      continue;
    SmallString<128> Path = StringRef(O->getValue());
    if (sys::fs::make_absolute(Path))
      continue;
    sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
    auto [It, New] = Met.try_emplace(Path, O->ArgStr);
    if (!New)
      return passes::fail(Code::Usage,
                          "--" + It->second + " and --" + O->ArgStr +
                              " name the same file: " + O->getValue());
  }
  return Error::success();
}

/// The options that cannot be, before anything is parsed.
Error checkOptions() {
  if (InPlace && Check)
    return passes::fail(Code::Usage,
                        "--in-place and --check exclude each other");
  if (Interactive && Check)
    return passes::fail(Code::Usage,
                        "--interactive and --check exclude each other");
  if (Interactive && !SarifFile.empty())
    return passes::fail(Code::Usage,
                        "--interactive and --sarif exclude each other: SARIF "
                        "has what could be done at all sites");
  for (const cl::opt<std::string> *O :
       {&FormatPatch, &ExportFixes, &SarifFile}) {
    std::string Given = "--" + O->ArgStr.str();
    if (O->empty())
      continue;
    if (InPlace && O != &FormatPatch)
      return passes::fail(Code::Usage,
                          "--in-place and " + Given +
                              " exclude each other: the fixes are for the "
                              "files as they were");
    if (passes::isCxxSource(*O) || passes::isCSource(*O) ||
        passes::isHeader(*O))
      return passes::fail(Code::Usage, Given + "=" + *O +
                                           ": is named as a source; name "
                                           "another file");
  }
  return checkOutputs();
}

Error writeFixes(const passes::Codebase &C, const passes::Variant &V,
                 const passes::ApplyNotes &Notes) {
  auto Write = [](StringRef Path, Expected<std::string> Text) {
    return Text ? passes::writeAtomically(Path, *Text) : Text.takeError();
  };
  if (!ExportFixes.empty())
    if (Error E = Write(ExportFixes, fixesYaml(C, V)))
      return E;
  if (!FormatPatch.empty() && !V.Files.empty()) {
    Expected<std::string> Patch = passes::mailPatch(C, V);
    if (Patch && StringRef(*Patch).contains("\r\n"))
      errs() << passes::escape(FormatPatch)
             << ": has lines that end in CRLF: git am --keep-cr\n";
    if (Error E = Write(FormatPatch, std::move(Patch)))
      return E;
  }
  if (!SarifFile.empty())
    return Write(SarifFile, sarif(C, V, Notes));
  return Error::success();
}

/// passes/apply.schema.json.
json toJson(const passes::Variant &V, const std::string &Diff,
            const std::vector<passes::UnusedSuppression> &Unused) {
  json List = json::array();
  for (const passes::UnusedSuppression &U : Unused)
    List.push_back({{"file", U.File},
                    {"line", U.Line},
                    {"comment", U.Text},
                    {"why", U.Why}});
  return {{"format", "crinn-apply-1"},
          {"title", V.Title},
          {"plan", passes::toJson(V.Applied)},
          {"diff", Diff},
          {"unused_suppressions", std::move(List)}};
}

} // namespace

int runApply() {
  if (Error E = checkOptions())
    return report(std::move(E));
  Expected<passes::Codebase> C = codebaseFromOptions();
  if (!C)
    return report(C.takeError());
  passes::ApplyNotes Notes;
  Expected<passes::Variant> V = makeVariant(*C, Notes);
  tell(Notes.Unused);
  if (V && Interactive)
    V = choose(*C, *V, {AllowUninstantiated, AllowErrors});
  if (!V)
    return report(V.takeError());
  if (!EmitPlan.empty())
    if (Error E = passes::writeAtomically(
            EmitPlan, passes::toJson(V->Applied).dump(2) + "\n"))
      return report(std::move(E));
  if (Error E = writeFixes(*C, *V, Notes))
    return report(std::move(E));
  if (V->Files.empty() && !(Json && !Check))
    return 0;
  if (!EmitVariant.empty() && !V->Files.empty())
    if (Error E = passes::writeVariant(*V, EmitVariant))
      return report(std::move(E));
  if (Check)
    return 1;
  if (InPlace)
    if (Error E = writeInPlace(*C, *V))
      return report(std::move(E));
  if (InPlace && !Json)
    return 0;
  Expected<std::string> Diff = passes::unifiedDiff(*V);
  if (!Diff)
    return report(Diff.takeError());
  if (Json) {
    json Out = toJson(*V, *Diff, Notes.Unused);
    outs() << Out.dump(2, ' ', false, json::error_handler_t::replace) << "\n";
    return 0;
  }
  outs() << *Diff;
  return 0;
}

} // namespace crinn::rewrite
