//===- Hdf5Reader.cpp - the ann-benchmarks file layout ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/Hdf5Reader.h"
#include "eval/data/Flat.h"

#include <fmt/format.h>
#include <hdf5.h>

#include <cmath>
#include <cstring>
#include <filesystem>
#include <optional>
#include <vector>

namespace crinn::eval {

namespace {

/// An HDF5 identifier and how to close it.
class Id {
public:
  Id(hid_t Value, herr_t (*Close)(hid_t)) : Value(Value), Close(Close) {}
  Id(Id &&Other) noexcept : Value(Other.Value), Close(Other.Close) {
    Other.Value = -1;
  }
  Id &operator=(Id &&) = delete;
  ~Id() {
    if (Value >= 0)
      Close(Value);
  }
  operator hid_t() const { return Value; }
  bool ok() const { return Value >= 0; }

private:
  hid_t Value;
  herr_t (*Close)(hid_t);
};

constexpr size_t BlockBytes = 16 << 20;

Error bad(std::string What) { return {Errc::Input, std::move(What), ""}; }

/// A two-dimensional data set of numbers.
struct Set {
  std::string Name;
  Id Handle, Space;
  uint64_t Rows, Cols;

  static Result<Set> open(hid_t File, const char *Name, uint64_t FileBytes) {
    if (H5Lexists(File, Name, H5P_DEFAULT) <= 0)
      return bad(fmt::format("has no data set '{}'", Name));
    Set S{Name, Id(H5Dopen2(File, Name, H5P_DEFAULT), H5Dclose),
          Id(-1, H5Sclose), 0, 0};
    if (!S.Handle.ok())
      return bad(fmt::format("'{}' is not a readable data set", Name));
    Id Space(H5Dget_space(S.Handle), H5Sclose);
    Id Type(H5Dget_type(S.Handle), H5Tclose);
    hsize_t Dims[2] = {0, 0};
    if (!Space.ok() || H5Sget_simple_extent_ndims(Space) != 2 ||
        H5Sget_simple_extent_dims(Space, Dims, nullptr) != 2)
      return bad(fmt::format("'{}' is not two-dimensional", Name));
    H5T_class_t Class = Type.ok() ? H5Tget_class(Type) : H5T_NO_CLASS;
    if (Class != H5T_INTEGER && Class != H5T_FLOAT)
      return bad(fmt::format("'{}' does not hold numbers", Name));
    if (Dims[0] == 0 || Dims[1] == 0)
      return bad(fmt::format("'{}' is empty", Name));
    uint64_t Most =
        mostContent(FileBytes) / std::max<size_t>(H5Tget_size(Type), 1);
    if (Dims[0] > Most / Dims[1])
      return bad(fmt::format("'{}' claims {} x {} numbers, more than the file "
                             "can hold; it is damaged or truncated",
                             Name, Dims[0], Dims[1]));
    return Set{Name, std::move(S.Handle), std::move(Space), Dims[0], Dims[1]};
  }

  /// Calls \p Use with the values, block of rows by block.
  template <typename T, typename F> Status each(hid_t MemoryType, F Use) const {
    hsize_t Step = std::max<hsize_t>(1, BlockBytes / sizeof(T) / Cols);
    std::vector<T> Block(std::min<hsize_t>(Step, Rows) * Cols);
    for (hsize_t At = 0; At < Rows; At += Step) {
      hsize_t Start[2] = {At, 0}, Count[2] = {std::min(Step, Rows - At), Cols};
      Id Memory(H5Screate_simple(2, Count, nullptr), H5Sclose);
      if (!Memory.ok() ||
          H5Sselect_hyperslab(Space, H5S_SELECT_SET, Start, nullptr, Count,
                              nullptr) < 0 ||
          H5Dread(Handle, MemoryType, Memory, Space, H5P_DEFAULT,
                  Block.data()) < 0)
        return bad(fmt::format("'{}' cannot be read at row {}, the file is "
                               "damaged or truncated",
                               Name, At));
      Block.resize(Count[0] * Cols);
      if (Status S = Use(Block); !S)
        return S;
    }
    return success();
  }
};

/// The string attribute `distance`, of fixed or variable length.
Result<RawDistance> distanceOf(hid_t File) {
  if (H5Aexists(File, "distance") <= 0)
    return bad("has no attribute 'distance'");
  Id Attr(H5Aopen(File, "distance", H5P_DEFAULT), H5Aclose);
  Id Type(H5Aget_type(Attr), H5Tclose);
  Id Space(H5Aget_space(Attr), H5Sclose);
  if (!Attr.ok() || !Type.ok() || H5Tget_class(Type) != H5T_STRING ||
      H5Sget_simple_extent_npoints(Space) != 1)
    return bad("attribute 'distance' is not a string");
  Id Memory(H5Tcopy(H5T_C_S1), H5Tclose);
  H5Tset_cset(Memory, H5Tget_cset(Type));
  if (H5Tis_variable_str(Type) > 0) {
    H5Tset_size(Memory, H5T_VARIABLE);
    char *Text = nullptr;
    if (H5Aread(Attr, Memory, &Text) < 0 || !Text)
      return bad("attribute 'distance' cannot be read");
    std::string Out = Text;
    H5free_memory(Text);
    return rawDistance(Out);
  }
  size_t Size = H5Tget_size(Type);
  if (Size == 0 || Size > 256)
    return bad("attribute 'distance' is not a short string");
  std::string Out(Size + 1, '\0');
  H5Tset_size(Memory, Size + 1);
  if (H5Aread(Attr, Memory, Out.data()) < 0)
    return bad("attribute 'distance' cannot be read");
  Out.resize(std::strlen(Out.c_str())); // the text ends at its first 0
  return rawDistance(Out);
}

Status copyVectors(const Set &S, FlatWriter &W) {
  return S.each<float>(H5T_NATIVE_FLOAT, [&](const std::vector<float> &B) {
    for (float V : B)
      if (!std::isfinite(V))
        return Status(
            bad(fmt::format("'{}' holds a value that is not finite", S.Name)));
    return W.add(B.data(), B.size());
  });
}

Status copyNeighbors(const Set &S, uint64_t TrainRows, FlatWriter &W) {
  return S.each<int32_t>(H5T_NATIVE_INT32, [&](const std::vector<int32_t> &B) {
    for (int32_t I : B)
      if (I < 0 || static_cast<uint64_t>(I) >= TrainRows)
        return Status(
            bad("'neighbors' names a row that 'train' does not have"));
    return W.add(B.data(), B.size());
  });
}

} // namespace

uint64_t mostContent(uint64_t FileBytes) { return FileBytes * 1032 + 65536; }

Status hdf5ToFlat(const std::string &In, const std::string &Out) {
  // Else the library prints a stack of errors on stderr.
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
  std::error_code Ec;
  uint64_t Bytes = std::filesystem::file_size(In, Ec);
  Id File(H5Fopen(In.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose);
  if (Ec || !File.ok())
    return bad("is not a readable HDF5 file (truncated, or another format)");
  Result<RawDistance> Distance = distanceOf(File);
  if (!Distance)
    return Distance.takeError();
  Result<Set> Train = Set::open(File, "train", Bytes);
  if (!Train)
    return Train.takeError();
  Result<Set> Test = Set::open(File, "test", Bytes);
  if (!Test)
    return Test.takeError();
  if (Train->Cols != Test->Cols)
    return bad(fmt::format("'train' has {} columns but 'test' has {}",
                           Train->Cols, Test->Cols));
  FlatShape Shape{*Distance, Train->Rows, Test->Rows, Train->Cols, 0};
  std::optional<Set> Neighbors;
  if (H5Lexists(File, "neighbors", H5P_DEFAULT) > 0) {
    Result<Set> N = Set::open(File, "neighbors", Bytes);
    if (!N)
      return N.takeError();
    if (N->Rows != Test->Rows)
      return bad(fmt::format("'neighbors' has {} rows but 'test' has {}",
                             N->Rows, Test->Rows));
    Shape.NeighborsK = N->Cols;
    Neighbors.emplace(std::move(*N));
  }
  Result<FlatWriter> W = FlatWriter::create(Out, Shape);
  if (!W)
    return W.takeError();
  if (Status S = copyVectors(*Train, *W); !S)
    return S;
  if (Status S = copyVectors(*Test, *W); !S)
    return S;
  if (Neighbors)
    if (Status S = copyNeighbors(*Neighbors, Train->Rows, *W); !S)
      return S;
  return W->finish();
}

} // namespace crinn::eval
