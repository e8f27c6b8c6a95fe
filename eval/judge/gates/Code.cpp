//===- Code.cpp - machine code, and what of it runs at load -----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A compiler puts all initialisers of a unit into one function, so a new one
/// need not change any count: the code of these functions is compared, and that
/// of what they call.
///
//===----------------------------------------------------------------------===//

#include "eval/judge/gates/Code.h"
#include "eval/support/Hash.h"
#include "eval/target/Object.h"

#include <fmt/format.h>

#include <algorithm>
#include <elf.h>
#include <set>
#include <tuple>

namespace crinn::eval {

namespace {

bool isCode(const Section &S) {
  return (S.Flags & SHF_ALLOC) && S.Name != ".eh_frame" &&
         !S.Name.starts_with(".note");
}

/// What \p R refers to: a global symbol by its name, a local one by its place.
std::string referee(const Object &O, const Relocation &R) {
  const Symbol &S = O.Symbols[R.Sym];
  if (S.Bind != STB_LOCAL || S.Section >= O.Sections.size())
    return fmt::format("{}+{}", S.Name, R.Addend);
  return fmt::format("[{}]+{}", O.Sections[S.Section].Name,
                     int64_t(S.Value) + R.Addend);
}

std::string sectionHash(const Object &O, const Section &S) {
  Sha256 H;
  H.add(S.Name).add(fmt::format("{} {} {} {}", S.Type, S.Flags & ~SHF_GROUP,
                                S.Align, S.Size));
  H.add(S.Bytes);
  for (const Relocation &R : S.Relocs)
    H.add(fmt::format("{} {} {}", R.Offset, R.Type, referee(O, R)));
  return H.hex();
}

/// A function: object, section and symbol.
struct Function {
  size_t Object = 0;
  unsigned Section = 0;
  const Symbol *Sym = nullptr;
};

class LoadCode {
public:
  explicit LoadCode(std::vector<Object> Objects) : All(std::move(Objects)) {
    for (size_t O = 0; O < All.size(); ++O)
      for (const Symbol &S : All[O].Symbols)
        if (S.Bind != STB_LOCAL && S.Section != SHN_UNDEF && isFunction(S))
          Global.try_emplace(S.Name, Function{O, S.Section, &S});
  }

  std::map<std::string, std::string> run() {
    for (size_t O = 0; O < All.size(); ++O) {
      for (const Section &S : All[O].Sections)
        if (S.Type == SHT_INIT_ARRAY || S.Type == SHT_PREINIT_ARRAY ||
            S.Name.starts_with(".ctors") || S.Name == ".init")
          for (const Relocation &R : S.Relocs)
            follow(O, R);
      for (const Symbol &S : All[O].Symbols)
        if (S.Type == STT_GNU_IFUNC && S.Section != SHN_UNDEF)
          visit({O, S.Section, &S});
    }
    return std::move(Found);
  }

private:
  static bool isFunction(const Symbol &S) {
    return S.Type == STT_FUNC || S.Type == STT_GNU_IFUNC;
  }

  /// The function that a relocation in object \p O names, if it is ours.
  Function target(size_t O, const Relocation &R) const {
    const Symbol &S = All[O].Symbols[R.Sym];
    if (S.Bind != STB_LOCAL) {
      auto At = Global.find(S.Name);
      return At == Global.end() ? Function() : At->second;
    }
    if (S.Section >= All[O].Sections.size() ||
        !(All[O].Sections[S.Section].Flags & SHF_EXECINSTR))
      return {};
    if (isFunction(S))
      return {O, S.Section, &S};
    // A section symbol: a call counts from the end of its own four bytes.
    for (int64_t Bias : {4, 0})
      for (const Symbol &F : All[O].Symbols)
        if (F.Section == S.Section && isFunction(F) &&
            F.Value == uint64_t(int64_t(S.Value) + R.Addend + Bias))
          return {O, F.Section, &F};
    return {};
  }

  void follow(size_t O, const Relocation &R) {
    if (Function F = target(O, R); F.Sym)
      visit(F);
  }

  void visit(const Function &F) {
    if (F.Section >= All[F.Object].Sections.size() ||
        !Seen.emplace(F.Object, F.Section, F.Sym->Value).second)
      return;
    const Section &S = All[F.Object].Sections[F.Section];
    if (F.Sym->Value > S.Bytes.size())
      return;
    Sha256 H;
    H.add(std::string_view(S.Bytes).substr(F.Sym->Value, F.Sym->Size));
    for (const Relocation &R : S.Relocs) {
      if (R.Offset - F.Sym->Value >= F.Sym->Size)
        continue;
      // Where data lies moves with any other data: its section is enough.
      const Symbol &To = All[F.Object].Symbols[R.Sym];
      std::string Name = To.Name;
      if (Function Callee = target(F.Object, R); Callee.Sym)
        Name = Callee.Sym->Name;
      else if (To.Bind == STB_LOCAL &&
               To.Section < All[F.Object].Sections.size())
        Name = All[F.Object].Sections[To.Section].Name;
      H.add(fmt::format("{} {} {}", R.Offset - F.Sym->Value, R.Type, Name));
      follow(F.Object, R);
    }
    Found.emplace(H.hex(), F.Sym->Name);
  }

  std::vector<Object> All;
  std::map<std::string, Function> Global;
  std::set<std::tuple<size_t, unsigned, uint64_t>> Seen;
  std::map<std::string, std::string> Found;
};

Result<std::vector<Object>> objects(const Build &B) {
  std::vector<Object> Out;
  for (const std::string &Path : B.Objects) {
    Result<Object> O = readObject(Path);
    if (!O)
      return O.takeError();
    Out.push_back(std::move(*O));
  }
  return Out;
}

} // namespace

Result<std::string> codeHash(const Build &B) {
  auto All = objects(B);
  if (!All)
    return All.takeError();
  Sha256 H;
  for (const Object &O : *All) {
    std::vector<std::string> Sections;
    for (const Section &S : O.Sections)
      if (isCode(S) && (S.Size > 0 || !S.Relocs.empty()))
        Sections.push_back(sectionHash(O, S));
    // Functions of a header come in the order of their first use.
    std::sort(Sections.begin(), Sections.end());
    for (const std::string &S : Sections)
      H.add(S);
    H.add("object");
  }
  for (const std::string &F : B.LdFlags)
    H.add(F);
  return H.hex();
}

Result<std::map<std::string, std::string>> codeAtLoad(const Build &B) {
  auto All = objects(B);
  if (!All)
    return All.takeError();
  return LoadCode(std::move(*All)).run();
}

} // namespace crinn::eval
