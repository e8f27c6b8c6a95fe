//===- WidthUses.h - what a search does with its beam width -----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_WIDTHUSES_H
#define CRINN_PASSES_REWRITES_WIDTHUSES_H

#include "passes/model/Model.h"
#include "passes/source/Failure.h"
#include "passes/source/Text.h"

namespace crinn::passes {

/// The places of a function that read the width of its search.
struct WidthUses {
  std::vector<Span> Reads; ///< in source order
  std::string Text;        ///< the first as written: `ef_`, `this->ef_`
};

/// All that the function of \p B says of \p Width, a parameter or field,
/// outside of \p Except (or null). Errors: Refusal, unless each place compares
/// it with a size of pool or result, or hands it to one of them; and where one
/// of these may have no room for another width.
llvm::Expected<WidthUses> widthUses(const ParsedUnit &U, const BestFirst &B,
                                    const clang::ValueDecl *Width,
                                    const clang::Stmt *Except);

/// True if \p S reads \p Width: the variable, or that field of some object.
bool readsWidth(const clang::Stmt *S, const clang::ValueDecl *Width);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_WIDTHUSES_H
