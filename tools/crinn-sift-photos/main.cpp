//===- main.cpp - crinn-sift-photos -----------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// usage: crinn-sift-photos ROWS QUERIES DIRS OUT
///
/// Writes the flat file OUT: SIFT descriptors (128 integers 0..255) of the
/// photographs below DIRS. Every tenth photograph gives queries, the others the
/// base. Descriptors that occur twice are taken once: flat areas and repeated
/// patterns give thousands that are equal, and a set of ties tells searches
/// apart by nothing. Of what is left, a seeded choice is taken.
///
//===----------------------------------------------------------------------===//

#include "eval/data/Flat.h"
#include "eval/support/Random.h"
#include "tools/crinn-sift-photos/Photos.h"

#include <fmt/format.h>
#include <opencv2/core.hpp>
#include <opencv2/features2d.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numeric>
#include <set>

using namespace crinn::eval;

namespace {

constexpr size_t Cols = 128;
constexpr size_t QueryEvery = 10;
constexpr int MaxSide = 1600; // pixels; more gives copies of the same corners
constexpr uint64_t ChoiceSeed = 128;

using Descriptor = std::array<uint8_t, Cols>;

/// Adds the descriptors of one photograph; nothing if it cannot be decoded.
void describe(const std::string &Path, std::set<Descriptor> &Into) {
  cv::Mat Image = cv::imread(Path, cv::IMREAD_GRAYSCALE);
  if (Image.empty())
    return;
  int Side = std::max(Image.cols, Image.rows);
  if (Side > MaxSide) {
    double Scale = double(MaxSide) / Side;
    cv::resize(Image, Image, {}, Scale, Scale, cv::INTER_AREA);
  }
  std::vector<cv::KeyPoint> Points;
  cv::Mat Found;
  cv::SIFT::create()->detectAndCompute(Image, cv::noArray(), Points, Found);
  for (int R = 0; R < Found.rows; ++R) {
    Descriptor D;
    for (size_t I = 0; I < Cols; ++I)
      D[I] = static_cast<uint8_t>(Found.at<float>(R, static_cast<int>(I)));
    Into.insert(D);
  }
}

/// \p Count of the descriptors, chosen by the seed, in a random order.
Matrix choose(const std::set<Descriptor> &From, size_t Count) {
  std::vector<const Descriptor *> All;
  for (const Descriptor &D : From)
    All.push_back(&D);
  Random(ChoiceSeed).shuffle(All);
  Matrix M{Count, Cols, {}};
  for (size_t I = 0; I < Count; ++I)
    M.Data.insert(M.Data.end(), All[I]->begin(), All[I]->end());
  return M;
}

int fail(Errc C, const std::string &What) {
  fmt::print(stderr, "{}\n", What);
  return exitCode(C);
}

} // namespace

int main(int Argc, char **Argv) {
  if (Argc != 5)
    return fail(Errc::Usage, "usage: crinn-sift-photos ROWS QUERIES DIRS OUT");
  size_t Rows = std::strtoull(Argv[1], nullptr, 10);
  size_t Queries = std::strtoull(Argv[2], nullptr, 10);
  // With more threads the points come in another order each time.
  cv::setNumThreads(1);
  std::vector<std::string> Photos = photographs(Argv[3]);
  std::set<Descriptor> Base, Query;
  for (size_t I = 0; I < Photos.size(); ++I) {
    std::set<Descriptor> &Into = I % QueryEvery == 0 ? Query : Base;
    // Enough to choose from; the rest of a large collection is not decoded.
    if (Into.size() < 4 * (&Into == &Query ? Queries : Rows))
      describe(Photos[I], Into);
  }
  if (Base.size() < Rows || Query.size() < Queries)
    return fail(
        Errc::Input,
        fmt::format("{}: {} photographs give {} vectors and {} queries where "
                    "{} and {} are needed; install Debian's mate-backgrounds "
                    "and lomiri-wallpapers-20.04, or name photographs with "
                    "--photos",
                    Argv[3], Photos.size(), Base.size(), Query.size(), Rows,
                    Queries));
  RawDataset D;
  D.Train = choose(Base, Rows);
  D.Test = choose(Query, Queries);
  Status S = writeFlat(Argv[4], D);
  return S ? 0 : fail(S.error().Code, S.error().Message);
}
