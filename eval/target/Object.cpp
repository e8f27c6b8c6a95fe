//===- Object.cpp - ELF files, as far as gates look at them -----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// libelf checks the offsets in a file against its size, and the files come
/// from our own run of the compiler and linker.
///
//===----------------------------------------------------------------------===//

#include "eval/target/Object.h"

#include <fmt/format.h>

#include <algorithm>
#include <fcntl.h>
#include <gelf.h>
#include <unistd.h>

namespace crinn::eval {

namespace {

class ElfFile {
public:
  explicit ElfFile(const std::string &Path)
      : Fd(open(Path.c_str(), O_RDONLY | O_CLOEXEC)) {
    elf_version(EV_CURRENT);
    if (Fd >= 0)
      E = elf_begin(Fd, ELF_C_READ, nullptr);
    if (E && (elf_kind(E) != ELF_K_ELF || elf_getshdrstrndx(E, &Names) != 0)) {
      elf_end(E);
      E = nullptr;
    }
  }
  ElfFile(const ElfFile &) = delete;
  ~ElfFile() {
    if (E)
      elf_end(E);
    if (Fd >= 0)
      close(Fd);
  }
  explicit operator bool() const { return E; }

  std::string text(size_t Table, size_t At) const {
    const char *S = elf_strptr(E, Table, At);
    return S ? S : "";
  }
  std::string name(const GElf_Shdr &H) const { return text(Names, H.sh_name); }

  template <typename F> void forSections(F Body) const {
    for (Elf_Scn *S = nullptr; (S = elf_nextscn(E, S));) {
      GElf_Shdr H;
      if (gelf_getshdr(S, &H))
        Body(S, H, elf_getdata(S, nullptr));
    }
  }

  std::vector<Symbol> symbols(const GElf_Shdr &H, Elf_Data *D) const {
    std::vector<Symbol> Out;
    GElf_Sym S;
    for (int I = 0; D && gelf_getsym(D, I, &S); ++I)
      Out.push_back({text(H.sh_link, S.st_name), S.st_value, S.st_size,
                     unsigned(GELF_ST_TYPE(S.st_info)),
                     unsigned(GELF_ST_BIND(S.st_info)), S.st_shndx});
    return Out;
  }

  Elf *E = nullptr;

private:
  int Fd;
  size_t Names = 0;
};

Error notElf(const std::string &Path) {
  return {Errc::Input, fmt::format("{}: not an ELF file; remove it", Path), ""};
}

void readRelocations(Elf_Data *D, bool WithAddend, Section &Of) {
  GElf_Rela A;
  for (int I = 0; D && WithAddend && gelf_getrela(D, I, &A); ++I)
    Of.Relocs.push_back({A.r_offset, unsigned(GELF_R_TYPE(A.r_info)),
                         unsigned(GELF_R_SYM(A.r_info)), A.r_addend});
  GElf_Rel R;
  for (int I = 0; D && !WithAddend && gelf_getrel(D, I, &R); ++I)
    Of.Relocs.push_back({R.r_offset, unsigned(GELF_R_TYPE(R.r_info)),
                         unsigned(GELF_R_SYM(R.r_info)), 0});
  std::sort(Of.Relocs.begin(), Of.Relocs.end(),
            [](const Relocation &X, const Relocation &Y) {
              return X.Offset < Y.Offset;
            });
}

/// Whether a relocation type calls a resolver at load; x86-64 and AArch64.
bool isIrelative(unsigned Machine, unsigned Type) {
  return (Machine == EM_X86_64 && Type == R_X86_64_IRELATIVE) ||
         (Machine == EM_AARCH64 && Type == R_AARCH64_IRELATIVE);
}

void readTags(const ElfFile &F, const GElf_Shdr &H, Elf_Data *D,
              SharedFacts &Out) {
  static const std::map<int64_t, const char *> Texts = {
      {DT_NEEDED, "NEEDED"},     {DT_RPATH, "RPATH"},
      {DT_RUNPATH, "RUNPATH"},   {DT_AUDIT, "AUDIT"},
      {DT_DEPAUDIT, "DEPAUDIT"}, {DT_AUXILIARY, "AUXILIARY"},
      {DT_FILTER, "FILTER"}};
  GElf_Dyn T;
  for (int I = 0; D && gelf_getdyn(D, I, &T) && T.d_tag != DT_NULL; ++I) {
    if (auto Known = Texts.find(T.d_tag); Known != Texts.end())
      Out.Tags.insert(
          fmt::format("{} {}", Known->second, F.text(H.sh_link, T.d_un.d_val)));
    if (T.d_tag == DT_TEXTREL ||
        (T.d_tag == DT_FLAGS && (T.d_un.d_val & DF_TEXTREL)))
      Out.AtLoad["text relocations"] = 1;
    if (T.d_tag == DT_FLAGS_1)
      Out.AtLoad["DT_FLAGS_1"] = T.d_un.d_val;
  }
}

} // namespace

Result<Object> readObject(const std::string &Path) {
  ElfFile F(Path);
  if (!F)
    return notElf(Path);
  Object O;
  O.Sections.emplace_back();
  struct Table {
    Elf_Data *D;
    size_t Of;
    bool WithAddend;
  };
  std::vector<Table> Tables;
  F.forSections([&](Elf_Scn *, const GElf_Shdr &H, Elf_Data *D) {
    Section S{F.name(H), H.sh_type, H.sh_flags, H.sh_addralign,
              H.sh_size, "",        {}};
    if (D && D->d_buf && H.sh_type != SHT_NOBITS && (H.sh_flags & SHF_ALLOC))
      S.Bytes.assign(static_cast<const char *>(D->d_buf), D->d_size);
    if (H.sh_type == SHT_RELA || H.sh_type == SHT_REL)
      Tables.push_back({D, H.sh_info, H.sh_type == SHT_RELA});
    if (H.sh_type == SHT_SYMTAB)
      O.Symbols = F.symbols(H, D);
    O.Sections.push_back(std::move(S));
  });
  for (const Table &T : Tables) {
    if (T.Of >= O.Sections.size())
      return notElf(Path);
    readRelocations(T.D, T.WithAddend, O.Sections[T.Of]);
  }
  for (const Section &S : O.Sections)
    for (const Relocation &R : S.Relocs)
      if (R.Sym >= O.Symbols.size())
        return notElf(Path);
  return O;
}

Result<SharedFacts> readShared(const std::string &Path) {
  ElfFile F(Path);
  GElf_Ehdr Head;
  if (!F || !gelf_getehdr(F.E, &Head))
    return notElf(Path);
  SharedFacts Out;
  size_t Segments = 0;
  elf_getphdrnum(F.E, &Segments);
  for (size_t I = 0; I < Segments; ++I) {
    GElf_Phdr P;
    if (!gelf_getphdr(F.E, int(I), &P))
      return notElf(Path);
    if (P.p_type == PT_GNU_STACK && (P.p_flags & PF_X))
      Out.AtLoad["executable stack"] = 1;
    if (P.p_type == PT_LOAD && (P.p_flags & PF_X) && (P.p_flags & PF_W))
      Out.AtLoad["segments both writable and executable"] += 1;
  }
  static const std::set<std::string> Runs = {
      ".init",       ".fini",          ".ctors",     ".dtors",
      ".init_array", ".preinit_array", ".fini_array"};
  F.forSections([&](Elf_Scn *, const GElf_Shdr &H, Elf_Data *D) {
    if (Runs.count(F.name(H)))
      Out.AtLoad["bytes of " + F.name(H)] += H.sh_size;
    if (H.sh_type == SHT_DYNAMIC)
      readTags(F, H, D, Out);
    GElf_Rela A;
    for (int I = 0; H.sh_type == SHT_RELA && D && gelf_getrela(D, I, &A); ++I)
      if (isIrelative(Head.e_machine, unsigned(GELF_R_TYPE(A.r_info))))
        Out.AtLoad["IFUNC relocations"] += 1;
    if (H.sh_type != SHT_DYNSYM)
      return;
    for (const Symbol &S : F.symbols(H, D)) {
      if (S.Name.empty())
        continue;
      if (S.Section == SHN_UNDEF)
        Out.Imports.insert(S.Name);
      else
        Out.Exports.insert(S.Type == STT_OBJECT ? S.Name + " (data)" : S.Name);
      if (S.Type == STT_GNU_IFUNC && S.Section != SHN_UNDEF)
        Out.AtLoad["exported IFUNC symbols"] += 1;
    }
  });
  return Out;
}

} // namespace crinn::eval
