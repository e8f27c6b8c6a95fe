//===- OmpHeader.h - omp.h for compilers that lack it -----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Debian's Clang comes without omp.h, and GCC's does not parse there. Most
/// search libraries include it; without its types whole classes would be lost
/// to scan. Only scan sees this one, and only where no other is found.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_SOURCE_OMPHEADER_H
#define CRINN_PASSES_SOURCE_OMPHEADER_H

namespace crinn::passes {

/// The text of an omp.h.
extern const char OmpHeader[];

} // namespace crinn::passes

#endif // CRINN_PASSES_SOURCE_OMPHEADER_H
