//===- Texts.cpp - what the files say between the steps -------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/apply/Applier.h"

#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace crinn::passes {

llvm::Expected<std::string> Applier::original(const std::string &Path) {
  llvm::SmallString<256> Full(C.Root);
  llvm::sys::path::append(Full, Path);
  auto Buffer = llvm::MemoryBuffer::getFile(Full);
  bool Leaves =
      llvm::is_contained(llvm::make_range(llvm::sys::path::begin(Path),
                                          llvm::sys::path::end(Path)),
                         "..");
  if (!Buffer || Leaves)
    return fail(Code::Input, Path + ": cannot be read below " + C.Root);
  return (*Buffer)->getBuffer().str();
}

Overlay Applier::overlay() const {
  Overlay O;
  for (const auto &[Path, Text] : Changed)
    O[C.Root + "/" + Path] = Text;
  return O;
}

llvm::Error Applier::declareRest(const std::vector<Evidence> &Parsed,
                                 const std::string &Path, llvm::StringRef Text,
                                 const std::vector<Edit> &List) {
  if (llvm::none_of(List, [](const Edit &E) { return E.Outside; }))
    return llvm::Error::success();
  Said.Rest.resize(Parsed.size());
  for (size_t I = 0; I < Parsed.size(); ++I) {
    auto It = Parsed[I].Tokens.Outlines.find(Path);
    if (It == Parsed[I].Tokens.Outlines.end())
      continue;
    llvm::Expected<std::string> Rest = restOf(Text, It->second, List);
    if (!Rest)
      return Rest.takeError();
    Said.Rest[I][Path] = std::move(*Rest);
  }
  return llvm::Error::success();
}

std::string Applier::rootOf(const std::string &Site) const {
  auto It = Roots.find(Site);
  return It == Roots.end() ? Site : It->second;
}

llvm::Expected<unsigned> Applier::originalLine(const ParsedUnit &U,
                                               const Place &At, unsigned Line) {
  auto [F, Offset] = U.sources().getDecomposedExpansionLoc(At.Found.At);
  std::string Path = U.pathBelowRoot(F).value_or("");
  auto It = Trails.find(Path);
  if (It == Trails.end())
    return Line;
  llvm::Expected<std::string> Old = original(Path);
  if (!Old)
    return Old.takeError();
  return 1 + llvm::StringRef(*Old)
                 .take_front(It->second.original(Offset))
                 .count('\n');
}

} // namespace crinn::passes
