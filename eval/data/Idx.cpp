//===- Idx.cpp - gzipped IDX images -----------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/Idx.h"

#include <fmt/format.h>
#include <zlib.h>

#include <memory>

namespace crinn::eval {

Result<Matrix> readIdxImages(const std::string &Path) {
  auto Fail = [&](std::string_view What) {
    return Error{
        Errc::Input,
        fmt::format("{}: {}; reinstall the package it belongs to", Path, What),
        ""};
  };
  std::unique_ptr<gzFile_s, int (*)(gzFile)> In(gzopen(Path.c_str(), "rb"),
                                                gzclose);
  if (!In)
    return Fail("cannot open");
  unsigned char Head[16];
  if (gzread(In.get(), Head, sizeof(Head)) != sizeof(Head))
    return Fail("is truncated");
  auto Word = [&](int I) {
    return uint32_t(Head[I]) << 24 | uint32_t(Head[I + 1]) << 16 |
           uint32_t(Head[I + 2]) << 8 | uint32_t(Head[I + 3]);
  };
  if (Word(0) != 0x803)
    return Fail("is not an idx3-ubyte file");
  Matrix M;
  M.Rows = Word(4);
  M.Cols = size_t(Word(8)) * Word(12);
  // Bounds against a damaged header: 10^7 images of at most 10^6 pixels.
  if (M.Rows == 0 || M.Cols == 0 || M.Rows > 10000000 || M.Cols > 1000000)
    return Fail(fmt::format("claims {} images of {} pixels", M.Rows, M.Cols));
  std::vector<unsigned char> Row(M.Cols);
  for (size_t R = 0; R < M.Rows; ++R) {
    if (gzread(In.get(), Row.data(), static_cast<unsigned>(M.Cols)) !=
        static_cast<int>(M.Cols))
      return Fail(fmt::format("is truncated at image {} of {}", R, M.Rows));
    M.Data.insert(M.Data.end(), Row.begin(), Row.end());
  }
  unsigned char More;
  if (gzread(In.get(), &More, 1) != 0)
    return Fail("has bytes left over");
  return M;
}

} // namespace crinn::eval
