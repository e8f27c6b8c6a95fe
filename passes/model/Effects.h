//===- Effects.h - what statements read and write ---------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_EFFECTS_H
#define CRINN_PASSES_MODEL_EFFECTS_H

#include "passes/model/Ast.h"
#include "passes/model/Targets.h"

#include <set>

namespace crinn::passes {

/// Places (see placeOf) by name. A superset for what is named in the text: a
/// call that is not known to be harmless writes its object and every plain
/// variable that it is given by name or by address. References, pointers and
/// handles that are locals stand for what they are bound to as well. Bodies
/// that can be seen are followed, however deep; Unseen names the first call
/// that may do anything at all. Two parameters are taken to be two things.
struct Effects {
  std::set<std::string> Reads, Writes;
  std::string Unseen;

  void add(const clang::Stmt *S, const Trust &T = {});
};

/// A place that is in both, by overlap; "" if there is none.
std::string common(const std::set<std::string> &A,
                   const std::set<std::string> &B);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_EFFECTS_H
