//===- FashionMnist.cpp - a data set from Debian's package ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/FashionMnist.h"
#include "eval/data/Idx.h"

#include <fmt/format.h>

#include <filesystem>

namespace crinn::eval {

Result<RawDataset> readFashionMnist(const std::string &From) {
  std::error_code Ec;
  if (!std::filesystem::is_directory(From, Ec))
    return Error{Errc::Input,
                 fmt::format("{}: no such directory; install Debian's package "
                             "dataset-fashion-mnist",
                             From),
                 ""};
  RawDataset D;
  for (auto [File, Into] : {std::pair{"train-images-idx3-ubyte.gz", &D.Train},
                            std::pair{"t10k-images-idx3-ubyte.gz", &D.Test}}) {
    Result<Matrix> M = readIdxImages(From + "/" + File);
    if (!M)
      return M.takeError();
    *Into = std::move(*M);
  }
  if (D.Train.Cols != D.Test.Cols)
    return Error{Errc::Input,
                 fmt::format("{}: images of two sizes; reinstall "
                             "dataset-fashion-mnist",
                             From),
                 ""};
  return D;
}

} // namespace crinn::eval
