//===- Protocol.h - what judge and worker share -----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The worker is another process because the library under test may crash, hang
/// or lie. It holds the shared object, the index and the queries of one batch;
/// it never holds ground truth, and it never says how long it took.
///
/// One memfd holds a Request, then a data area whose parts the Request names by
/// offset. A byte on the command socket says "the Request is complete", a byte
/// on the reply pipe "the answers are". Closed command socket: the worker ends.
///
/// The worker sees no file of ours. What it reads or writes, the index, comes
/// as a descriptor with the command, and has the path /proc/self/fd/8.
///
/// docs/worker-protocol.md says the same for workers in other languages; what
/// changes here changes there, and raises ProtocolVersion.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_MEASURE_PROTOCOL_H
#define CRINN_EVAL_MEASURE_PROTOCOL_H

#include <cstddef>
#include <cstdint>

namespace crinn::eval {

/// What Request::Version holds after Hello.
constexpr uint32_t ProtocolVersion = 1;

/// File descriptors of the worker, fixed so that nothing has to be parsed.
constexpr int SharedFd = 3, CommandFd = 4, ReplyFd = 5, BaseFd = 6,
              LibraryFd = 7, FileFd = 8, ProgramFd = 9;

/// Those after Search need the OptionalPart of the same name.
enum class Command : uint32_t {
  Hello,          ///< dlopen, check the ABI, fill in Parts
  Build,          ///< crinn_build of N x D floats at BaseFd
  Load,           ///< crinn_load from Path
  Save,           ///< crinn_save to Path
  Search,         ///< Count queries, one crinn_search each
  SearchBatch,    ///< Count queries, one crinn_search_batch
  SetThreads,     ///< crinn_set_threads(Threads)
  SearchFiltered, ///< Count queries; the bitmap of N bits is at BaseFd
  Insert,         ///< Count rows at QueryOffset under the ids at IdOffset
  Remove,         ///< Count ids at IdOffset
  CountDistances  ///< Count queries; crinn_distance_count of each
};

/// Optional functions of an adapter, bits of Request::Parts.
enum OptionalPart : uint32_t {
  PartBatch = 1,     ///< crinn_search_batch and crinn_set_threads
  PartFilter = 2,    ///< crinn_search_filtered
  PartInsert = 4,    ///< crinn_insert
  PartRemove = 8,    ///< crinn_remove
  PartDistances = 16 ///< crinn_distance_count
};

struct Request {
  Command What;
  int32_t Status; ///< the worker's: 0, or the adapter's negative number
  uint32_t Count, K, Ef;
  int32_t Metric;
  uint64_t N, D;
  uint64_t QueryOffset;    ///< Count x D floats
  uint64_t IdOffset;       ///< Count x K uint32_t
  uint64_t DistanceOffset; ///< Count x K floats
  uint64_t FoundOffset;    ///< Count int32_t: what crinn_search returned
  uint64_t CountOffset;    ///< Count int64_t: distances computed
  uint32_t Threads;
  uint32_t Parts;   ///< the worker's, at Hello
  uint32_t Version; ///< the worker's, at Hello; it never moves
  char Path[4096];
  char Params[8192]; ///< the manifest's `build`, JSON text
  char Text[512];    ///< the worker's: why Status is not 0
};

/// Where the data area begins; a page border.
constexpr uint64_t DataOffset = 16384;
static_assert(sizeof(Request) <= DataOffset);

} // namespace crinn::eval

#endif // CRINN_EVAL_MEASURE_PROTOCOL_H
