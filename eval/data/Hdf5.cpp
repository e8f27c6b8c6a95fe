//===- Hdf5.cpp - the ann-benchmarks file layout ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/Hdf5.h"
#include "eval/support/Files.h"

#include <fmt/format.h>
#include <hdf5.h>

#include <cmath>
#include <filesystem>

namespace crinn::eval {

namespace {

/// An HDF5 identifier and how to close it.
class Id {
public:
  Id(hid_t Value, herr_t (*Close)(hid_t)) : Value(Value), Close(Close) {}
  Id(const Id &) = delete;
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

/// 16 GiB: more than the judge could hold, and a bound on what a damaged header
/// can make us allocate.
constexpr uint64_t MaxElements = (16ull << 30) / sizeof(float);

struct Reader {
  const std::string &Path;
  hid_t File;

  Error error(std::string_view What) const {
    return {Errc::Input,
            fmt::format("{}: {}; an ann-benchmarks file is needed, download it "
                        "again or convert it",
                        Path, What),
            ""};
  }

  /// Reads data set \p Name of any numeric type as \p T, two-dimensional.
  template <typename T>
  Result<std::vector<T>> read(const char *Name, hid_t MemoryType, size_t &Rows,
                              size_t &Cols) const {
    if (H5Lexists(File, Name, H5P_DEFAULT) <= 0)
      return error(fmt::format("has no data set '{}'", Name));
    Id Set(H5Dopen2(File, Name, H5P_DEFAULT), H5Dclose);
    if (!Set.ok())
      return error(fmt::format("'{}' is not a readable data set", Name));
    Id Space(H5Dget_space(Set), H5Sclose);
    Id Type(H5Dget_type(Set), H5Tclose);
    hsize_t Dims[2] = {0, 0};
    if (!Space.ok() || H5Sget_simple_extent_ndims(Space) != 2 ||
        H5Sget_simple_extent_dims(Space, Dims, nullptr) != 2)
      return error(fmt::format("'{}' is not two-dimensional", Name));
    H5T_class_t Class = Type.ok() ? H5Tget_class(Type) : H5T_NO_CLASS;
    if (Class != H5T_INTEGER && Class != H5T_FLOAT)
      return error(fmt::format("'{}' does not hold numbers", Name));
    if (Dims[0] == 0 || Dims[1] == 0)
      return error(fmt::format("'{}' is empty", Name));
    if (Dims[0] > MaxElements / Dims[1])
      return error(
          fmt::format("'{}' claims {} x {} numbers", Name, Dims[0], Dims[1]));
    std::vector<T> Data(Dims[0] * Dims[1]);
    if (H5Dread(Set, MemoryType, H5S_ALL, H5S_ALL, H5P_DEFAULT, Data.data()) <
        0)
      return error(fmt::format("'{}' cannot be read, the file is damaged or "
                               "truncated",
                               Name));
    Rows = Dims[0];
    Cols = Dims[1];
    return Data;
  }

  Result<Matrix> matrix(const char *Name) const {
    Matrix M;
    auto Data = read<float>(Name, H5T_NATIVE_FLOAT, M.Rows, M.Cols);
    if (!Data)
      return Data.takeError();
    M.Data = std::move(*Data);
    for (float V : M.Data)
      if (!std::isfinite(V))
        return error(
            fmt::format("'{}' holds a value that is not finite", Name));
    return M;
  }

  /// The string attribute `distance`, of fixed or variable length.
  Result<std::string> distance() const {
    if (H5Aexists(File, "distance") <= 0)
      return error("has no attribute 'distance'");
    Id Attr(H5Aopen(File, "distance", H5P_DEFAULT), H5Aclose);
    Id Type(H5Aget_type(Attr), H5Tclose);
    if (!Attr.ok() || !Type.ok() || H5Tget_class(Type) != H5T_STRING)
      return error("attribute 'distance' is not a string");
    Id Memory(H5Tcopy(H5T_C_S1), H5Tclose);
    H5Tset_cset(Memory, H5Tget_cset(Type));
    if (H5Tis_variable_str(Type) > 0) {
      H5Tset_size(Memory, H5T_VARIABLE);
      char *Text = nullptr;
      if (H5Aread(Attr, Memory, &Text) < 0 || !Text)
        return error("attribute 'distance' cannot be read");
      std::string Out = Text;
      H5free_memory(Text);
      return Out;
    }
    size_t Size = H5Tget_size(Type);
    if (Size == 0 || Size > 256)
      return error("attribute 'distance' is not a short string");
    std::string Out(Size + 1, '\0');
    H5Tset_size(Memory, Size + 1);
    if (H5Aread(Attr, Memory, Out.data()) < 0)
      return error("attribute 'distance' cannot be read");
    return std::string(Out.c_str());
  }
};

bool writeSet(hid_t File, const char *Name, hid_t Stored, hid_t Memory,
              size_t Rows, size_t Cols, const void *Data) {
  hsize_t Dims[2] = {Rows, Cols};
  Id Space(H5Screate_simple(2, Dims, nullptr), H5Sclose);
  Id Set(H5Dcreate2(File, Name, Stored, Space, H5P_DEFAULT, H5P_DEFAULT,
                    H5P_DEFAULT),
         H5Dclose);
  return Set.ok() &&
         H5Dwrite(Set, Memory, H5S_ALL, H5S_ALL, H5P_DEFAULT, Data) >= 0;
}

bool writeAll(hid_t File, const RawDataset &D,
              const std::vector<float> &Distances) {
  Id Text(H5Tcopy(H5T_C_S1), H5Tclose);
  H5Tset_size(Text, D.Distance.size() + 1);
  Id Scalar(H5Screate(H5S_SCALAR), H5Sclose);
  Id Attr(H5Acreate2(File, "distance", Text, Scalar, H5P_DEFAULT, H5P_DEFAULT),
          H5Aclose);
  return Attr.ok() && H5Awrite(Attr, Text, D.Distance.c_str()) >= 0 &&
         writeSet(File, "train", H5T_IEEE_F32LE, H5T_NATIVE_FLOAT, D.Train.Rows,
                  D.Train.Cols, D.Train.Data.data()) &&
         writeSet(File, "test", H5T_IEEE_F32LE, H5T_NATIVE_FLOAT, D.Test.Rows,
                  D.Test.Cols, D.Test.Data.data()) &&
         writeSet(File, "neighbors", H5T_STD_I32LE, H5T_NATIVE_INT32,
                  D.Test.Rows, D.NeighborsK, D.Neighbors.data()) &&
         writeSet(File, "distances", H5T_IEEE_F32LE, H5T_NATIVE_FLOAT,
                  D.Test.Rows, D.NeighborsK, Distances.data());
}

/// The library prints a stack of errors on stderr unless it is told not to.
void silence() { H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr); }

} // namespace

Result<RawDataset> readHdf5(const std::string &Path) {
  silence();
  std::error_code Ec;
  if (!std::filesystem::is_regular_file(Path, Ec))
    return Error{Errc::Input,
                 fmt::format("{}: no such file; check the path or name one of "
                             "the data sets that `crinn-eval data` lists",
                             Path),
                 ""};
  Id File(H5Fopen(Path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose);
  Reader R{Path, File};
  if (!File.ok())
    return R.error(
        "is not a readable HDF5 file (truncated, or another format)");
  RawDataset D;
  auto Distance = R.distance();
  if (!Distance)
    return Distance.takeError();
  D.Distance = *Distance;
  for (auto [Name, Into] :
       {std::pair{"train", &D.Train}, std::pair{"test", &D.Test}}) {
    auto M = R.matrix(Name);
    if (!M)
      return M.takeError();
    *Into = std::move(*M);
  }
  if (D.Train.Cols != D.Test.Cols)
    return R.error(fmt::format("'train' has {} columns but 'test' has {}",
                               D.Train.Cols, D.Test.Cols));
  if (D.Train.Rows > INT32_MAX)
    return R.error("'train' has more than 2^31 rows");
  if (H5Lexists(File, "neighbors", H5P_DEFAULT) <= 0)
    return D;
  size_t Rows = 0;
  auto N = R.read<int32_t>("neighbors", H5T_NATIVE_INT32, Rows, D.NeighborsK);
  if (!N)
    return N.takeError();
  if (Rows != D.Test.Rows)
    return R.error(fmt::format("'neighbors' has {} rows but 'test' has {}",
                               Rows, D.Test.Rows));
  for (int32_t I : *N)
    if (I < 0 || static_cast<size_t>(I) >= D.Train.Rows)
      return R.error("'neighbors' names a row that 'train' does not have");
  D.Neighbors = std::move(*N);
  return D;
}

Status writeHdf5(const std::string &Path, const RawDataset &D,
                 const std::vector<float> &Distances) {
  silence();
  return writeAtomically(Path, [&](const std::string &Temp) -> Status {
    Id File(H5Fcreate(Temp.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT),
            H5Fclose);
    if (!File.ok() || !writeAll(File, D, Distances) ||
        H5Fflush(File, H5F_SCOPE_GLOBAL) < 0)
      return Error{
          Errc::Environment,
          fmt::format("{}: cannot write; check rights and disk space", Path),
          ""};
    return success();
  });
}

} // namespace crinn::eval
