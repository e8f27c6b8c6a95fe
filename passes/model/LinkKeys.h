//===- LinkKeys.h - which nodes a loop may link ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_LINKKEYS_H
#define CRINN_PASSES_MODEL_LINKKEYS_H

#include "passes/model/Items.h"

namespace crinn::passes {

/// Ids from outside \p L that it mentions.
std::vector<const clang::ValueDecl *> nodesFor(const clang::Stmt *L);

/// An element as a key and what belongs to it: an edge, or a group of edges.
struct Parts {
  const clang::ValueDecl *Name;
  Values Key, Rest;
};

/// The ways to see the element \p I like that.
std::vector<Parts> partsOf(const Facts &Fs, const Item &I);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_LINKKEYS_H
