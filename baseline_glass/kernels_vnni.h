//===- kernels_vnni.h - the 8-bit kernel for CPUs with VNNI --- -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Highway 1.0.3 has no operation for VNNI, and the first of its targets that
/// has VNNI, AVX3_DL, also lets the compiler emit AVX-VNNI, which is another
/// extension and which Highway does not test the CPU for. So this kernel is
/// written with intrinsics and has a test of its own.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_BASELINE_GLASS_KERNELS_VNNI_H
#define CRINN_BASELINE_GLASS_KERNELS_VNNI_H

#include <cstddef>
#include <cstdint>

namespace glass {

/// True if CPU and operating system support what shiftedDotU8Vnni needs.
bool hasVnni();

/// Kernels::ShiftedDotU8. Call only if hasVnni.
int32_t shiftedDotU8Vnni(const uint8_t *A, const uint8_t *B, size_t Count);

} // namespace glass

#endif // CRINN_BASELINE_GLASS_KERNELS_VNNI_H
