//===- FashionMnist.h - a data set from Debian's package --------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_DATA_FASHIONMNIST_H
#define CRINN_EVAL_DATA_FASHIONMNIST_H

#include "eval/data/Hdf5.h"

#include <string>

namespace crinn::eval {

/// Where Debian's dataset-fashion-mnist puts its files.
inline constexpr char FashionMnistDir[] = "/usr/share/datasets/fashion-mnist";

/// Converts the package's images (60,000 train, 10,000 test, 784 pixels) with
/// exact top-100 ground truth into the ann-benchmarks file \p Out.
/// Errors: Input (package missing or damaged), Environment, Interrupted.
Status convertFashionMnist(const std::string &From, const std::string &Out,
                           const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_DATA_FASHIONMNIST_H
