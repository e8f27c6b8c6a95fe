//===- Flat.h - vectors as crinn keeps them ---------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Whatever a data set comes as, it is converted once into this file (layout:
/// docs/formats.md, section Flat data) and only that is read from then on. What
/// converts may be code that a hostile file can take over (libhdf5); so the
/// reader believes nothing: two checksums, the exact length, finite values,
/// neighbours that exist.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_DATA_FLAT_H
#define CRINN_EVAL_DATA_FLAT_H

#include "eval/data/Dataset.h"
#include "eval/support/Hash.h"

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace crinn::eval {

/// What a file states, before any normalisation.
enum class RawDistance : uint32_t { Euclidean = 0, Angular = 1, Ip = 2 };

/// "euclidean", "angular", "ip".
std::string_view name(RawDistance D);
/// The inverse; also "dot" for Ip. Errors: Input, naming what there is.
Result<RawDistance> rawDistance(const std::string &Name);

struct RawDataset {
  Matrix Train, Test;
  std::vector<int32_t> Neighbors; ///< Test.Rows x NeighborsK; may be empty
  size_t NeighborsK = 0;
  RawDistance Distance = RawDistance::Euclidean;
};

struct FlatShape {
  RawDistance Distance = RawDistance::Euclidean;
  uint64_t TrainRows = 0, TestRows = 0, Cols = 0, NeighborsK = 0;
};

/// Writes one file in order: all of train, of test, of neighbours. Needs memory
/// for a block only.
class FlatWriter {
public:
  /// \p Path is written in place: wrap it in writeAtomically. Errors: Input
  /// (the shape is out of bounds), Environment.
  static Result<FlatWriter> create(const std::string &Path, const FlatShape &S);
  /// Errors: Environment.
  Status add(const float *Values, size_t Count);
  Status add(const int32_t *Ids, size_t Count);
  /// Writes the header. Errors: Environment (also: too few or too many values
  /// were added).
  Status finish();

private:
  struct Close {
    void operator()(std::FILE *F) const { std::fclose(F); }
  };
  FlatWriter() = default;
  Status write(const void *Data, size_t Bytes);
  Error failed() const;

  std::string Path;
  FlatShape Shape;
  std::unique_ptr<std::FILE, Close> Out;
  Sha256 Body;
  uint64_t Left = 0; ///< bytes of the body still to come
};

/// Writes \p D atomically. Errors: Input, Environment.
Status writeFlat(const std::string &Path, const RawDataset &D);

/// Reads the header alone, with its checksum and the file's length. Errors:
/// Input.
Result<FlatShape> readFlatShape(const std::string &Path);

/// Errors: Input (missing, of another version, truncated, altered, not finite,
/// a neighbour that `train` does not have), Interrupted.
Result<RawDataset> readFlat(const std::string &Path, const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_DATA_FLAT_H
