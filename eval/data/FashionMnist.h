//===- FashionMnist.h - a data set from Debian's package --------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_DATA_FASHIONMNIST_H
#define CRINN_EVAL_DATA_FASHIONMNIST_H

#include "eval/data/Flat.h"

#include <string>

namespace crinn::eval {

/// Where Debian's dataset-fashion-mnist puts its files.
inline constexpr char FashionMnistDir[] = "/usr/share/datasets/fashion-mnist";

/// Reads the images in directory \p From (60,000 train, 10,000 test, 784
/// pixels). Errors: Input (package missing or damaged).
Result<RawDataset> readFashionMnist(const std::string &From);

} // namespace crinn::eval

#endif // CRINN_EVAL_DATA_FASHIONMNIST_H
