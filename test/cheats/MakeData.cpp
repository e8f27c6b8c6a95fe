//===- MakeData.cpp - the data set of the cheats, ann-benchmarks' layout --===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// usage: make-cheat-data FILE ROWS QUERIES
///
/// With the true neighbours of each query, as published sets have them: there
/// are cheats that want to read them.
///
//===----------------------------------------------------------------------===//

#include "test/cheats/Data.h"

#include <hdf5.h>

#include <cstdio>
#include <cstdlib>

static bool put(hid_t File, const char *Name, hid_t Stored, hid_t Given,
                const void *Data, hsize_t Rows, hsize_t Columns) {
  hsize_t Shape[2] = {Rows, Columns};
  hid_t Space = H5Screate_simple(2, Shape, nullptr);
  hid_t Set = H5Dcreate2(File, Name, Stored, Space, H5P_DEFAULT, H5P_DEFAULT,
                         H5P_DEFAULT);
  bool Ok = H5Dwrite(Set, Given, H5S_ALL, H5S_ALL, H5P_DEFAULT, Data) >= 0;
  H5Dclose(Set);
  H5Sclose(Space);
  return Ok;
}

int main(int Argc, char **Argv) {
  if (Argc != 4) {
    std::fprintf(stderr, "usage: make-cheat-data FILE ROWS QUERIES\n");
    return 2;
  }
  hid_t File = H5Fcreate(Argv[1], H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
  if (File < 0)
    return 7;
  hid_t Type = H5Tcopy(H5T_C_S1);
  H5Tset_size(Type, 9);
  hid_t Space = H5Screate(H5S_SCALAR);
  hid_t Attribute =
      H5Acreate2(File, "distance", Type, Space, H5P_DEFAULT, H5P_DEFAULT);
  bool Ok = H5Awrite(Attribute, Type, "euclidean") >= 0;
  H5Aclose(Attribute);
  H5Sclose(Space);
  H5Tclose(Type);
  cheats::Source Points;
  const size_t Rows = strtoul(Argv[2], nullptr, 10),
               Queries = strtoul(Argv[3], nullptr, 10), Near = 10;
  std::vector<float> Train = Points.points(Rows), Test = Points.points(Queries);
  std::vector<int32_t> Truth;
  for (size_t Q = 0; Q < Queries; ++Q)
    for (uint32_t Id :
         cheats::nearest(Train, &Test[Q * cheats::Dimensions], Near))
      Truth.push_back(int32_t(Id));
  auto floats = [&](const char *Name, const std::vector<float> &Data) {
    return put(File, Name, H5T_IEEE_F32LE, H5T_NATIVE_FLOAT, Data.data(),
               Data.size() / cheats::Dimensions, cheats::Dimensions);
  };
  Ok = Ok && floats("train", Train) && floats("test", Test) &&
       put(File, "neighbors", H5T_STD_I32LE, H5T_NATIVE_INT32, Truth.data(),
           Queries, Near);
  return H5Fclose(File) >= 0 && Ok ? 0 : 7;
}
