//===- FashionMnist.cpp - a data set from Debian's package ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/FashionMnist.h"
#include "eval/data/GroundTruth.h"
#include "eval/data/Idx.h"

#include <fmt/format.h>

#include <filesystem>

namespace crinn::eval {

Status convertFashionMnist(const std::string &From, const std::string &Out,
                           const Context &Ctx) {
  std::error_code Ec;
  if (!std::filesystem::is_directory(From, Ec))
    return Error{Errc::Input,
                 fmt::format("{}: no such directory; install Debian's package "
                             "dataset-fashion-mnist",
                             From),
                 ""};
  RawDataset D;
  D.Distance = "euclidean";
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
  constexpr size_t K = 100; // as ann-benchmarks' files have
  auto Truth = exactNeighbors(Metric::L2, D.Train, D.Test, K, Ctx);
  if (!Truth)
    return Truth.takeError();
  D.NeighborsK = Truth->size() / D.Test.Rows;
  D.Neighbors.assign(Truth->begin(), Truth->end());
  std::vector<float> Distances(D.Neighbors.size());
  for (size_t I = 0; I < Distances.size(); ++I)
    Distances[I] =
        static_cast<float>(distance(Metric::L2, D.Test.row(I / D.NeighborsK),
                                    D.Train.row((*Truth)[I]), D.Train.Cols));
  return writeHdf5(Out, D, Distances);
}

} // namespace crinn::eval
