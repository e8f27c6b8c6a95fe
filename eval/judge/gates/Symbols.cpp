//===- Symbols.cpp - what a candidate asks of the system --------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/gates/Symbols.h"
#include "eval/judge/gates/Assembly.h"
#include "eval/judge/gates/Code.h"
#include "eval/judge/gates/Imports.h"
#include "eval/support/Files.h"
#include "eval/target/Object.h"
#include "eval/target/Tokens.h"

#include <fmt/format.h>

#include <algorithm>
#include <cxxabi.h>

namespace crinn::eval {

namespace {

struct Seen {
  SharedFacts Shared;
  TokenFacts Source;
  std::map<std::string, std::string> AtLoad;
};

Result<Seen> look(const Build &B) {
  Seen Out;
  Result<TempDir> Dir = TempDir::create();
  if (!Dir)
    return Dir.takeError();
  const std::string Library = Dir->path() + "/library.so";
  if (Status S = linkShared(B, Library, 0); !S)
    return S.takeError();
  auto Shared = readShared(Library);
  auto Source = buildFacts(B);
  auto AtLoad = codeAtLoad(B);
  if (!Shared)
    return Shared.takeError();
  if (!Source)
    return Source.takeError();
  if (!AtLoad)
    return AtLoad.takeError();
  return Seen{std::move(*Shared), std::move(*Source), std::move(*AtLoad)};
}

template <typename T> T beyond(const T &B, const T &A) {
  T Out;
  std::set_difference(B.begin(), B.end(), A.begin(), A.end(),
                      std::inserter(Out, Out.end()));
  return Out;
}

std::string demangled(const std::string &Name) {
  int State = 0;
  char *Text = abi::__cxa_demangle(Name.c_str(), nullptr, nullptr, &State);
  std::string Out = State == 0 && Text ? Text : Name;
  std::free(Text);
  return Out.substr(0, 200);
}

std::string differentExports(const Seen &A, const Seen &B) {
  auto New = beyond(B.Shared.Exports, A.Shared.Exports);
  auto Gone = beyond(A.Shared.Exports, B.Shared.Exports);
  if (!New.empty())
    return fmt::format("it also defines {}", *New.begin());
  return Gone.empty() ? ""
                      : fmt::format("it does not define {}", *Gone.begin());
}

/// The compiler's own libraries, which it adds where they are used: the first
/// sqrtf of a library needs libm. What is called in them is looked at by name.
bool isToolchains(const std::string &Tag) {
  for (const char *Name : {"libm.so.", "libc.so.", "libgcc_s.so.",
                           "libstdc++.so.", "libatomic.so.", "ld-linux"})
    if (Tag.starts_with(std::string("NEEDED ") + Name))
      return true;
  return false;
}

std::string runsAtLoad(const Seen &A, const Seen &B) {
  for (const auto &[What, Count] : B.Shared.AtLoad) {
    auto Was = A.Shared.AtLoad.find(What);
    uint64_t Before = Was == A.Shared.AtLoad.end() ? 0 : Was->second;
    if (Count > Before)
      return fmt::format("{}: {} where the baseline has {}", What, Count,
                         Before);
  }
  for (const std::string &Tag : beyond(B.Shared.Tags, A.Shared.Tags))
    if (!isToolchains(Tag))
      return "the dynamic section asks for " + Tag;
  for (const auto &[Hash, Name] : B.AtLoad)
    if (!A.AtLoad.count(Hash))
      return fmt::format("{} runs when the library is loaded, and is not in "
                         "the baseline",
                         demangled(Name));
  return "";
}

std::string newImports(const Seen &A, const Seen &B) {
  for (const std::string &Name : beyond(B.Shared.Imports, A.Shared.Imports))
    if (std::string_view What = watchedImport(Name);
        !What.empty() && !endsWhatBegan(Name, A.Shared.Imports))
      return fmt::format("it calls {} ({})", demangled(Name), What);
  for (const std::string &W : beyond(B.Source.Watched, A.Source.Watched))
    if (std::string Why = badAssembly(W); !Why.empty())
      return fmt::format("it adds {}", Why);
  return "";
}

} // namespace

Result<GateResult> symbolsGate(const Subject &S, const Context &) {
  auto A = look(S.A);
  if (!A)
    return A.takeError();
  auto B = look(S.B);
  GateResult G;
  G.Gate = "symbols";
  if (!B && B.error().Code != Errc::Build)
    return B.takeError();
  auto refuse = [&](const char *Reason, std::string Detail) {
    G.Passed = Detail.empty();
    G.Reason = G.Passed ? "" : Reason;
    G.Detail = std::move(Detail);
    return !G.Passed;
  };
  if (!B) {
    refuse("does-not-build", B.error().Message);
    return G;
  }
  auto New = beyond(B->Shared.Imports, A->Shared.Imports);
  G.Figures = {{"exports", B->Shared.Exports.size()},
               {"new_imports", New},
               {"at_load", B->Shared.AtLoad}};
  if (refuse("exports-differ", differentExports(*A, *B)) ||
      refuse("runs-at-load", runsAtLoad(*A, *B)) ||
      refuse("new-imports", newImports(*A, *B)))
    return G;
  G.Detail = New.empty()
                 ? "the symbols of the baseline"
                 : fmt::format("{} new imports, all of them free", New.size());
  return G;
}

} // namespace crinn::eval
