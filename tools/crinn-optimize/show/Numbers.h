//===- Numbers.h - gains as people read them --------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_SHOW_NUMBERS_H
#define CRINN_OPTIMIZE_SHOW_NUMBERS_H

#include "tools/crinn-optimize/store/Attempt.h"

namespace crinn::optimize {

/// exp(\p Log) - 1 in percent: "+6.1 %".
std::string gain(double Log);

/// "+6.1 % [+4.9, +7.4]".
std::string gainWithInterval(const Score &S);

/// "50 s", "3 min 20 s", "1 h 05 min".
std::string duration(double Seconds);

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_SHOW_NUMBERS_H
