//===- Photos.cpp - the photographs of a directory --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-sift-photos/Photos.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <regex>
#include <set>

namespace fs = std::filesystem;

namespace crinn::eval {

namespace {

bool isPhotograph(const fs::path &P) {
  static const std::set<std::string> Endings = {".jpg", ".jpeg", ".png", ".ppm",
                                                ".webp"};
  std::string E = P.extension().string();
  std::transform(E.begin(), E.end(), E.begin(),
                 [](unsigned char C) { return std::tolower(C); });
  return Endings.count(E) > 0;
}

/// The path without the resolution and the ending.
std::string subject(const fs::path &P) {
  static const std::regex Resolution("[-_ ]?[0-9]{3,5}x[0-9]{3,5}$");
  return std::regex_replace((P.parent_path() / P.stem()).string(), Resolution,
                            "");
}

} // namespace

std::vector<std::string> photographs(const std::string &Dirs) {
  std::vector<fs::path> All;
  for (size_t At = 0; At <= Dirs.size();) {
    size_t End = std::min(Dirs.find(':', At), Dirs.size());
    std::error_code Ec;
    for (const auto &E : fs::recursive_directory_iterator(
             Dirs.substr(At, End - At),
             fs::directory_options::skip_permission_denied, Ec))
      if (!E.is_symlink(Ec) && E.is_regular_file(Ec) && isPhotograph(E.path()))
        All.push_back(E.path());
    At = End + 1;
  }
  std::sort(All.begin(), All.end());
  std::map<std::string, fs::path> BySubject;
  for (const fs::path &P : All) {
    std::error_code Ec;
    auto [It, New] = BySubject.try_emplace(subject(P), P);
    if (!New && fs::file_size(P, Ec) > fs::file_size(It->second, Ec))
      It->second = P;
  }
  std::vector<std::string> Out;
  for (const auto &[Subject, P] : BySubject)
    Out.push_back(P.string());
  return Out;
}

} // namespace crinn::eval
