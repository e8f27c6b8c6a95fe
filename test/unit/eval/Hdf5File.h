//===- Hdf5File.h - ann-benchmarks files for tests --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_TEST_UNIT_EVAL_HDF5FILE_H
#define CRINN_TEST_UNIT_EVAL_HDF5FILE_H

#include "eval/data/Flat.h"

#include <hdf5.h>

#include <string>

namespace crinn::eval {

/// How a file is laid out inside; the values are the same.
struct Hdf5Layout {
  bool Chunked = false;      ///< with shuffle and gzip; else contiguous
  bool Latest = false;       ///< the newest object headers, with checksums
  bool VariableText = false; ///< of the attribute
  bool Integers = false;     ///< vectors as unsigned bytes
  std::string Distance = "euclidean";
};

inline bool writeHdf5Set(hid_t File, const char *Name, hid_t Stored,
                         hid_t Memory, size_t Rows, size_t Cols,
                         const void *Data, bool Chunked) {
  hsize_t Dims[2] = {Rows, Cols}, Chunk[2] = {(Rows + 1) / 2, Cols};
  hid_t Space = H5Screate_simple(2, Dims, nullptr);
  hid_t Props = H5Pcreate(H5P_DATASET_CREATE);
  if (Chunked) {
    H5Pset_chunk(Props, 2, Chunk);
    H5Pset_shuffle(Props);
    H5Pset_deflate(Props, 6);
  }
  hid_t Set =
      H5Dcreate2(File, Name, Stored, Space, H5P_DEFAULT, Props, H5P_DEFAULT);
  bool Ok = H5Dwrite(Set, Memory, H5S_ALL, H5S_ALL, H5P_DEFAULT, Data) >= 0;
  H5Dclose(Set);
  H5Pclose(Props);
  H5Sclose(Space);
  return Ok;
}

/// Writes train, test, neighbors (if D has any) and the attribute.
inline bool writeHdf5(const std::string &Path, const RawDataset &D,
                      const Hdf5Layout &L = {}) {
  hid_t Access = H5Pcreate(H5P_FILE_ACCESS);
  if (L.Latest)
    H5Pset_libver_bounds(Access, H5F_LIBVER_LATEST, H5F_LIBVER_LATEST);
  hid_t File = H5Fcreate(Path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, Access);
  H5Pclose(Access);
  if (File < 0)
    return false;
  hid_t Text = H5Tcopy(H5T_C_S1), Scalar = H5Screate(H5S_SCALAR);
  H5Tset_size(Text, L.VariableText ? H5T_VARIABLE : L.Distance.size() + 1);
  hid_t Attr =
      H5Acreate2(File, "distance", Text, Scalar, H5P_DEFAULT, H5P_DEFAULT);
  const char *Fixed = L.Distance.c_str();
  bool Ok = (L.VariableText ? H5Awrite(Attr, Text, &Fixed)
                            : H5Awrite(Attr, Text, Fixed)) >= 0;
  H5Aclose(Attr);
  H5Sclose(Scalar);
  H5Tclose(Text);
  hid_t Stored = L.Integers ? H5T_STD_U8LE : H5T_IEEE_F32LE;
  for (auto [Name, M] :
       {std::pair{"train", &D.Train}, std::pair{"test", &D.Test}})
    Ok = Ok && writeHdf5Set(File, Name, Stored, H5T_NATIVE_FLOAT, M->Rows,
                            M->Cols, M->Data.data(), L.Chunked);
  if (D.NeighborsK)
    Ok = Ok &&
         writeHdf5Set(File, "neighbors", H5T_STD_I32LE, H5T_NATIVE_INT32,
                      D.Test.Rows, D.NeighborsK, D.Neighbors.data(), L.Chunked);
  return H5Fclose(File) >= 0 && Ok;
}

} // namespace crinn::eval

#endif // CRINN_TEST_UNIT_EVAL_HDF5FILE_H
