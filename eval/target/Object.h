//===- Object.h - ELF files, as far as gates look at them -------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_TARGET_OBJECT_H
#define CRINN_EVAL_TARGET_OBJECT_H

#include "eval/support/Result.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace crinn::eval {

struct Symbol {
  std::string Name;
  uint64_t Value = 0, Size = 0;
  unsigned Type = 0, Bind = 0; ///< STT_*, STB_*
  unsigned Section = 0;        ///< index, or SHN_*
};

struct Relocation {
  uint64_t Offset = 0;
  unsigned Type = 0, Sym = 0; ///< R_*, index into Symbols
  int64_t Addend = 0;
};

struct Section {
  std::string Name;
  unsigned Type = 0; ///< SHT_*
  uint64_t Flags = 0, Align = 0, Size = 0;
  std::string Bytes;              ///< empty for .bss
  std::vector<Relocation> Relocs; ///< by offset
};

/// A relocatable object; indexes are those of the file.
struct Object {
  std::vector<Section> Sections;
  std::vector<Symbol> Symbols;
};

/// What a shared object asks of the dynamic loader.
struct SharedFacts {
  std::set<std::string> Exports; ///< defined dynamic symbols, with their kind
  std::set<std::string> Imports; ///< undefined dynamic symbols
  std::set<std::string> Tags;    ///< DT_NEEDED, DT_RPATH, ... with their text
  /// Bytes of .init_array, number of IRELATIVE relocations, ...: what runs or
  /// is made executable at load.
  std::map<std::string, uint64_t> AtLoad;
};

/// Errors: Input (no ELF file, or a damaged one).
Result<Object> readObject(const std::string &Path);
Result<SharedFacts> readShared(const std::string &Path);

} // namespace crinn::eval

#endif // CRINN_EVAL_TARGET_OBJECT_H
