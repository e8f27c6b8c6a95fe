//===- kernel.h - what a distance kernel implements -------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The C ABI between `crinn-eval kernel` and a kernel. A kernel is one C++ file
/// that includes this header and defines the one function of its kind.
///
/// All calls come from one thread. A kernel reads its operands and nothing
/// before or after them, writes every output and nothing else, and returns the
/// same for the same operands, whatever it was called with before. Operands are
/// aligned to their element alone. None of them is null, also where count is 0.
///
/// Floats may be summed in any order: an output is right within 1e-4 times the
/// sum of the absolute values of its terms, integers are right exactly. What is
/// returned for a NaN or an infinity is not judged, but no other output may
/// suffer from it.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_KERNEL_KERNEL_H
#define CRINN_EVAL_KERNEL_KERNEL_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// l2: out[i] = sum over t < d of (query[t] - rows[i * d + t])^2, i < count.
void crinn_kernel_l2(const float *query, const float *rows, size_t count,
                     size_t d, float *out);

/// ip: out[i] = sum over t < d of query[t] * rows[i * d + t], i < count.
void crinn_kernel_ip(const float *query, const float *rows, size_t count,
                     size_t d, float *out);

/// l2-u8: as l2 on bytes from 0 to 255. No sum exceeds an int32_t: d < 33000.
void crinn_kernel_l2_u8(const uint8_t *query, const uint8_t *rows, size_t count,
                        size_t d, int32_t *out);

/// ip-i8: as ip on bytes from -128 to 127.
void crinn_kernel_ip_i8(const int8_t *query, const int8_t *rows, size_t count,
                        size_t d, int32_t *out);

/// pq-l2: the lookup table of a product quantiser. The query is m parts of
/// s = d / m elements, each part has ksub centroids:
/// table[j * ksub + c] = sum over t < s of
///   (query[j * s + t] - codebook[(j * ksub + c) * s + t])^2.
void crinn_kernel_pq_l2(const float *query, const float *codebook, size_t d,
                        size_t m, size_t ksub, float *table);

#ifdef __cplusplus
}
#endif

#endif // CRINN_EVAL_KERNEL_KERNEL_H
