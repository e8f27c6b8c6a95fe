//===- Effects.h - what statements read and write ---------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_EFFECTS_H
#define CRINN_PASSES_MODEL_EFFECTS_H

#include "passes/model/Ast.h"

#include <set>

namespace crinn::passes {

/// Places (see placeOf) by name. A superset for what is named in the text: a
/// call that is not known to be harmless writes its object and every plain
/// variable that it is given by name or by address. References and pointers
/// that are locals stand for what they are bound to as well; bodies that can be
/// seen are followed. What a function without one reaches through globals or
/// through pointers it holds is not in it, and two parameters are taken to be
/// two things.
struct Effects {
  std::set<std::string> Reads, Writes;

  void add(const clang::Stmt *S);
};

/// A place that is in both, by overlap; "" if there is none.
std::string common(const std::set<std::string> &A,
                   const std::set<std::string> &B);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_EFFECTS_H
