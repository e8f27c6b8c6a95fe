//===- MakeData.cpp - a small data set in the ann-benchmarks layout -------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// usage: make-data FILE. 2,000 rows and 500 queries of 24 dimensions around 50
/// centres, always the same.
///
//===----------------------------------------------------------------------===//

#include <hdf5.h>

#include <cstdio>
#include <random>
#include <vector>

static std::vector<float> points(std::mt19937 &Random, size_t Count) {
  constexpr size_t Dimensions = 24;
  static std::vector<float> Centres;
  std::normal_distribution<float> Normal;
  while (Centres.size() < 50 * Dimensions)
    Centres.push_back(Normal(Random));
  std::vector<float> Result;
  for (size_t I = 0; I < Count; ++I) {
    size_t Centre = Random() % 50;
    for (size_t J = 0; J < Dimensions; ++J)
      Result.push_back(Centres[Centre * Dimensions + J] +
                       1.5f * Normal(Random));
  }
  return Result;
}

static bool put(hid_t File, const char *Name, const std::vector<float> &Data) {
  hsize_t Shape[2] = {Data.size() / 24, 24};
  hid_t Space = H5Screate_simple(2, Shape, nullptr);
  hid_t Set = H5Dcreate2(File, Name, H5T_IEEE_F32LE, Space, H5P_DEFAULT,
                         H5P_DEFAULT, H5P_DEFAULT);
  bool Ok = H5Dwrite(Set, H5T_NATIVE_FLOAT, H5S_ALL, H5S_ALL, H5P_DEFAULT,
                     Data.data()) >= 0;
  H5Dclose(Set);
  H5Sclose(Space);
  return Ok;
}

int main(int Argc, char **Argv) {
  if (Argc != 2) {
    std::fprintf(stderr, "usage: make-data FILE\n");
    return 2;
  }
  std::mt19937 Random(1);
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
  Ok = Ok && put(File, "train", points(Random, 2000));
  Ok = Ok && put(File, "test", points(Random, 500));
  return H5Fclose(File) >= 0 && Ok ? 0 : 7;
}
