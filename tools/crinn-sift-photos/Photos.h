//===- Photos.h - the photographs of a directory ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_TOOLS_SIFT_PHOTOS_PHOTOS_H
#define CRINN_TOOLS_SIFT_PHOTOS_PHOTOS_H

#include <string>
#include <vector>

namespace crinn::eval {

/// The .jpg, .jpeg, .png, .ppm and .webp files below the colon-separated
/// directories \p Dirs, sorted by path, links left aside. Of files that differ
/// in nothing but the resolution in their name ("Dune_1920x1080.jpg",
/// "Dune/contents/images/1920x1080.png") only the largest is there: else a
/// query would meet its own photograph in the base.
std::vector<std::string> photographs(const std::string &Dirs);

} // namespace crinn::eval

#endif // CRINN_TOOLS_SIFT_PHOTOS_PHOTOS_H
