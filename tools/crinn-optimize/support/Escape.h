//===- Escape.h - text from elsewhere, made safe to show --------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The tools escape alike; the functions are those of passes.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_SUPPORT_ESCAPE_H
#define CRINN_OPTIMIZE_SUPPORT_ESCAPE_H

#include "passes/source/Escape.h"

namespace crinn::optimize {

using passes::columns;
using passes::escape;
using passes::oneLine;
using passes::shorten;

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_SUPPORT_ESCAPE_H
