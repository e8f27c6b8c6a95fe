//===- Findings.h - what scan learns of one unit ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Plain data, so that it can come from another process: pack() and unpack()
/// are inverse.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_SCAN_FINDINGS_H
#define CRINN_PASSES_SCAN_FINDINGS_H

#include "passes/Passes.h"
#include "passes/model/CallGraph.h"
#include "passes/source/Parse.h"

#include "llvm/Support/FileSystem.h"

namespace crinn::passes {

struct FoundSite {
  Site Found;
  std::string Signature; ///< of the function
  unsigned Offset = 0;   ///< of the place in the file
  bool InMacro = false;  ///< the place is the use of a macro that has it
};

struct FoundMiss {
  Miss Found;
  std::string Signature;
  unsigned Offset = 0;
  bool InMacro = false;
};

struct UnitFindings {
  std::vector<FoundSite> Sites;
  std::vector<FoundMiss> Misses;
  /// Real path -> SHA-256, of the files that hold a site or a miss.
  std::map<std::string, std::string> Hashes;
  std::set<std::string> SeenHeaders; ///< of those asked for
  CallGraph Calls;
  std::set<std::string> MissingHeaders;
  std::string FirstError;
  std::set<size_t> Met; ///< idioms of the binding that the unit has
  std::string Unbound;  ///< what is wrong with the binding here; "" if nothing
  std::string Failure;  ///< why there is nothing else; "" if there may be
  bool Crashed = false; ///< of Failure: the worker died
  bool Outside = false; ///< neither the file nor what it includes is ours
};

/// Headers to look out for: what the file system calls them -> real path.
using HeaderIds = std::map<llvm::sys::fs::UniqueID, std::string>;

/// Parses \p U and looks, with what \p Stated (may be null) says. Failure is
/// set where the compiler could not start, or unless \p S is Lenient, met a
/// fatal error.
UnitFindings findIn(const Codebase &C, const Unit &U, Strictness S,
                    const HeaderIds &Wanted, const Binding *Stated);

std::string pack(const UnitFindings &F);
/// Nothing if \p Bytes are cut off or not of pack().
std::optional<UnitFindings> unpack(llvm::StringRef Bytes);

} // namespace crinn::passes

#endif // CRINN_PASSES_SCAN_FINDINGS_H
