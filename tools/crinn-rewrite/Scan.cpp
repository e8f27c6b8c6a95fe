//===- Scan.cpp - crinn-rewrite scan --------------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/RoleTable.h"
#include "passes/patch/AtomicFile.h"
#include "passes/source/Failure.h"
#include "passes/source/FileKind.h"
#include "tools/crinn-rewrite/CommandLine.h"
#include "tools/crinn-rewrite/ScanOutput.h"
#include "tools/crinn-rewrite/ScanUnits.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Process.h"

using namespace llvm;

namespace crinn::rewrite {
namespace {

enum class Form { Text, Json, Source, Summary };
cl::opt<Form> Format(
    "format", cl::desc("what is printed:"), cl::sub(scanCommand()),
    cl::init(Form::Text),
    cl::values(clEnumValN(Form::Text, "text", "each idiom with its roles"),
               clEnumValN(Form::Json, "json", "the same for programs"),
               clEnumValN(Form::Source, "source",
                          "the source lines, roles marked below"),
               clEnumValN(Form::Summary, "summary", "how many of each idiom")));
cl::list<std::string> Idioms("idiom", cl::CommaSeparated, cl::value_desc("a,b"),
                             cl::desc("only these idioms"),
                             cl::sub(scanCommand()));
cl::list<std::string>
    Modules("module", cl::CommaSeparated, cl::value_desc("a,b"),
            cl::desc("only what construction, search or refinement reaches"),
            cl::sub(scanCommand()));

cl::opt<std::string> BindingFile("binding", cl::value_desc("file"),
                                 cl::desc("roles stated by hand"),
                                 cl::sub(scanCommand()));
cl::opt<std::string>
    EmitBinding("emit-binding", cl::value_desc("file"),
                cl::desc("also write the roles found as a binding; no "
                         "other existing file is written over"),
                cl::sub(scanCommand()));

using passes::Code;

Error checkOptions() {
  if (Json && Format.getNumOccurrences() && Format != Form::Json)
    return passes::fail(Code::Usage, "--json and --format exclude each other");
  for (const std::string &I : Idioms)
    if (!passes::idiomNamed(I))
      return passes::fail(Code::Usage,
                          "--idiom=" + I + ": no such idiom; " +
                              "there are: " + passes::idiomNames());
  const StringRef Known[] = {"construction", "search", "refinement"};
  for (const std::string &M : Modules)
    if (!is_contained(Known, M))
      return passes::fail(
          Code::Usage, "--module=" + M + ": no such module; " + "there are: " +
                           join(std::begin(Known), std::end(Known), ", "));
  return Error::success();
}

bool isWanted(const std::string &Idiom,
              const std::vector<std::string> &ReachedBy) {
  bool Module = Modules.empty();
  for (const std::string &M : ReachedBy)
    Module |= is_contained(Modules, M);
  return Module && (Idioms.empty() || is_contained(Idioms, Idiom));
}

/// https://no-color.org: present and not empty.
bool wantsColour(raw_fd_ostream &OS) {
  std::optional<std::string> No = sys::Process::GetEnv("NO_COLOR");
  return OS.has_colors() && (!No || No->empty());
}

void print(const ScanResult &R) {
  switch (Json ? Form::Json : Format.getValue()) {
  case Form::Text:
    return printText(outs(), R);
  case Form::Json:
    return printJson(outs(), R);
  case Form::Summary:
    return printSummary(outs(), R);
  case Form::Source:
    outs().enable_colors(wantsColour(outs()));
    return printSource(outs(), R);
  }
}

/// What stands at EmitBinding is lost: only a binding may be, and not the one
/// that was written by hand for this scan.
Error checkTarget() {
  if (EmitBinding.empty() || !sys::fs::is_regular_file(EmitBinding))
    return Error::success();
  auto Refuse = [](const Twine &Why) {
    return passes::fail(Code::Usage, "--emit-binding=" + EmitBinding + ": " +
                                         Why + "; name another file");
  };
  if (!BindingFile.empty() && sys::fs::equivalent(BindingFile, EmitBinding))
    return Refuse("that is the file of --binding");
  bool Source = passes::isCxxSource(EmitBinding) ||
                passes::isCSource(EmitBinding) || passes::isHeader(EmitBinding);
  Expected<passes::Binding> B = passes::readBinding(EmitBinding);
  if (B && !Source)
    return Error::success();
  if (B)
    return Refuse("it exists and is named as a source");
  consumeError(B.takeError());
  return Refuse("it exists and is no binding");
}

Error emitBinding(const std::vector<passes::Site> &Sites) {
  using nlohmann::json;
  json Out = passes::toJson(passes::bindingOf(Sites));
  return passes::writeAtomically(
      EmitBinding,
      Out.dump(2, ' ', /*ensure_ascii=*/true, json::error_handler_t::replace) +
          "\n");
}

} // namespace

int runScan() {
  if (Error E = checkOptions())
    return report(std::move(E));
  if (Error E = checkTarget())
    return report(std::move(E));
  Expected<passes::Codebase> C = codebaseFromOptions();
  if (!C)
    return report(C.takeError());
  std::optional<passes::Binding> Stated;
  if (!BindingFile.empty()) {
    Expected<passes::Binding> B = passes::readBinding(BindingFile);
    if (!B)
      return report(B.takeError());
    Stated = std::move(*B);
  }
  passes::ScanNotes Notes;
  Expected<std::vector<passes::Site>> Sites =
      scanUnits(*C, Notes, Stated ? &*Stated : nullptr);
  if (!Sites)
    return report(Sites.takeError());
  ScanResult R{C->Root, std::move(*Sites), std::move(Notes.Misses),
               C->Gone.size() + Notes.Failures.size()};
  llvm::erase_if(R.Sites, [](const passes::Site &S) {
    return !isWanted(S.Idiom, S.Modules);
  });
  llvm::erase_if(R.Misses, [](const passes::Miss &M) {
    return !isWanted(M.Idiom, M.Modules);
  });
  if (!EmitBinding.empty())
    if (Error E = emitBinding(R.Sites))
      return report(std::move(E));
  print(R);
  return statusOf(Notes);
}

} // namespace crinn::rewrite
