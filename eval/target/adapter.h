//===- adapter.h - what a target implements for the judge -------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The C ABI between the judge's worker process and a library under test. An
/// adapter is one C++ file that includes this header and defines every function
/// up to crinn_error; it is linked with the library's own sources into a shared
/// object that exports these names alone.
///
/// All calls come from one thread, one at a time. Nothing may be thrown out of
/// a call: catch, remember the text for crinn_error, return a negative number.
/// An adapter neither writes to stdout nor starts threads, but for what
/// crinn_set_threads allows.
///
/// The functions after crinn_error are optional: each is found by dlsym, and a
/// library that cannot do it leaves it out. A path that no optional part
/// reaches is not judged. eval/target/adapter_tools.h has what adapters share.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_TARGET_ADAPTER_H
#define CRINN_EVAL_TARGET_ADAPTER_H

#include <stddef.h>
#include <stdint.h>

/// Raised when a signature or a meaning below changes.
#define CRINN_ABI_VERSION 1

/// Smaller is nearer in both. Angular data reaches an adapter as unit vectors
/// with the metric CRINN_METRIC_IP.
#define CRINN_METRIC_L2 0 ///< (squared) Euclidean distance
#define CRINN_METRIC_IP 1 ///< the larger the inner product the nearer

#ifdef __cplusplus
extern "C" {
#endif

/// An index; each adapter defines its own.
typedef struct crinn_index crinn_index;

/// Returns CRINN_ABI_VERSION as the adapter was compiled with.
int crinn_abi_version(void);

/// Builds an index of \p n rows of \p d floats, row-major, whose ids are the
/// row numbers 0 .. n-1. The rows are valid only during the call. \p
/// params_json is the manifest's `build` object as JSON text, never null. The
/// build must be deterministic: same input, same index, same bytes from
/// crinn_save. On success stores the index in \p out and returns 0; else
/// negative.
int crinn_build(const float *base, size_t n, size_t d, int metric,
                const char *params_json, crinn_index **out);

/// Finds the \p k nearest rows of one query of d floats, beam width \p ef
/// (>= 1; what it means below k is the library's business). Writes ids and
/// distances, nearest first, and returns how many: k, or n where n < k. \p ids
/// and \p distances have room for k. Distances are in the library's own unit,
/// smaller is nearer; the judge compares them between two builds of one library
/// and computes recall from the ids. Negative on error.
int crinn_search(crinn_index *index, const float *query, size_t k, size_t ef,
                 uint32_t *ids, float *distances);

/// Writes the index to the empty file \p path: 0, or negative. In the sandbox
/// that is a link (/proc/self/fd/8, say), beside which nothing can be created:
/// write through it, and rename nothing to it. The bytes depend
/// on the index alone (no time, no address, no uninitialised padding): the
/// judge loads, saves again and compares.
int crinn_save(const crinn_index *index, const char *path);

/// Loads what crinn_save wrote; \p d, \p metric and \p params_json are those of
/// the build. 0, or negative.
int crinn_load(const char *path, size_t d, int metric, const char *params_json,
               crinn_index **out);

/// Frees an index; null is allowed.
void crinn_destroy(crinn_index *index);

/// The text of the last error, never null, valid until the next call.
const char *crinn_error(void);

/* Optional from here on. */

/// Adds one row of d floats, whose id \p id is not in the index. The index
/// grows as it must. 0, or negative: the id is in use, no memory.
int crinn_insert(crinn_index *index, const float *row, uint32_t id);

/// Takes the row \p id out of all later answers; that its memory is freed is
/// not asked for. 0, or negative: there is no such row.
int crinn_remove(crinn_index *index, uint32_t id);

/// crinn_search among the rows that \p allowed allows: row i < \p bits is
/// allowed if bit i % 64 of word i / 64 is set, a row >= bits is not. Returns
/// how many were found, which may be less than there are. Negative on error.
int crinn_search_filtered(crinn_index *index, const float *query, size_t k,
                          size_t ef, const uint64_t *allowed, size_t bits,
                          uint32_t *ids, float *distances);

/// Lets later calls of crinn_search_batch use \p threads (>= 1) threads, the
/// caller included; 1 until called. 0, or negative.
int crinn_set_threads(crinn_index *index, size_t threads);

/// \p count searches: query i at queries + i * d, its answer at ids + i * k and
/// distances + i * k, found[i] as crinn_search would return it. 0, or negative:
/// then no answer is valid.
int crinn_search_batch(crinn_index *index, const float *queries, size_t count,
                       size_t k, size_t ef, uint32_t *ids, float *distances,
                       int32_t *found);

/// Runs crinn_search's search once more and returns how many distances between
/// the query and a row it computed: a number that does not depend on the
/// machine. Never timed, so that counting may cost. Negative on error. An
/// adapter says in its head what its library does not count.
int64_t crinn_distance_count(crinn_index *index, const float *query, size_t k,
                             size_t ef);

#ifdef __cplusplus
}
#endif

#endif // CRINN_EVAL_TARGET_ADAPTER_H
