//===- Hdf5Mutations.cpp - damaged files cost the reader nothing *- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// usage: hdf5-mutations COUNT [FIRST]. Damages small valid files in COUNT ways
/// (numbers FIRST, FIRST + 1, ...; the number alone decides the damage), gives
/// them to flatten, and reads what comes out. Each must end as a readable flat
/// file or as an Input error of one line that names the file. What libhdf5 does
/// is counted and not judged: that it may crash is why it has its own process.
///
/// 10,000 run in CI; run a million after a change of the converter or of
/// libhdf5 (bench/hdf5_mutations.sh BUILD).
///
//===----------------------------------------------------------------------===//

#include "eval/data/Flatten.h"
#include "eval/support/Files.h"
#include "eval/support/Random.h"
#include "test/unit/eval/Hdf5File.h"

#include <fmt/format.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>

using namespace crinn::eval;

namespace {

constexpr size_t Batch = 100; // files to one converter process

RawDataset small() {
  Random R(1);
  auto Draw = [&](size_t Rows) {
    Matrix M{Rows, 3, {}};
    for (size_t I = 0; I < Rows * 3; ++I)
      M.Data.push_back(float(R.below(256)));
    return M;
  };
  RawDataset D{Draw(12), Draw(3), {}, 2, RawDistance::Euclidean};
  for (size_t I = 0; I < 6; ++I)
    D.Neighbors.push_back(int32_t(R.below(12)));
  return D;
}

/// The bytes of one valid file for each way to lay it out.
std::vector<std::string> seeds(const std::string &Dir) {
  std::vector<std::string> Out;
  for (int Bits = 0; Bits < 16; ++Bits) {
    Hdf5Layout L{bool(Bits & 1), bool(Bits & 2), bool(Bits & 4), bool(Bits & 8),
                 "angular"};
    if (!writeHdf5(Dir + "/seed", small(), L))
      return {};
    Result<std::string> Bytes = readFile(Dir + "/seed");
    if (!Bytes)
      return {};
    Out.push_back(std::move(*Bytes));
  }
  return Out;
}

/// A number that sizes and offsets are compared with, sooner or later.
uint64_t edge(Random &R) {
  switch (R.below(5)) {
  case 0:
    return R.below(16);
  case 1:
    return ~uint64_t(0) - R.below(16);
  case 2:
    return (uint64_t(1) << R.below(64)) - R.below(2);
  case 3:
    return R.below(8192); // an offset in the file
  default:
    return R.next();
  }
}

void damageOnce(std::string &B, Random &R) {
  size_t At = R.below(B.size());
  size_t Rest = B.size() - At;
  switch (R.below(8)) {
  case 0:
  case 1:
    B[At] ^= char(1u << R.below(8));
    return;
  case 2:
    B[At] = char(R.next());
    return;
  case 3:
  case 4: {
    uint64_t V = edge(R);
    std::memcpy(&B[At], &V, std::min<size_t>(Rest, size_t(1) << R.below(4)));
    return;
  }
  case 5: {
    size_t From = R.below(B.size()), Size = 1 + R.below(64);
    Size = std::min({Size, Rest, B.size() - From});
    std::memmove(&B[At], &B[From], Size);
    return;
  }
  case 6:
    std::memset(&B[At], R.below(2) ? 0 : 0xff,
                std::min<size_t>(Rest, 1 + R.below(64)));
    return;
  default:
    if (R.below(4) == 0 && At > 0)
      B.resize(At);
  }
}

std::string damaged(const std::vector<std::string> &Seeds, uint64_t Number) {
  Random R(Number);
  std::string B = Seeds[R.below(Seeds.size())];
  for (uint64_t I = 0, Times = 1 + R.below(6); I < Times; ++I)
    damageOnce(B, R);
  return B;
}

struct Counts {
  size_t Read = 0, Refused = 0, Crashed = 0, Slow = 0, Wrong = 0;
};

/// Whether \p S is what a user may be shown of a damaged file.
bool isClear(const Status &S, const std::string &Path) {
  if (S)
    return true;
  const std::string &M = S.error().Message;
  return S.error().Code == Errc::Input && M.starts_with(Path + ": ") &&
         M.size() > Path.size() + 20 && M.size() < Path.size() + 500 &&
         M.find('\n') == M.npos;
}

void judge(const Status &S, const FlattenJob &J, uint64_t Number, Counts &C) {
  bool Clear = isClear(S, J.In);
  if (S) {
    auto D = readFlat(J.Out, {});
    Status Read = D ? success() : Status(D.error());
    Clear = isClear(Read, J.Out);
    ++(D ? C.Read : C.Refused);
  } else if (S.error().Message.find("crashed") != std::string::npos) {
    ++C.Crashed;
  } else if (S.error().Message.find("takes more than") != std::string::npos) {
    ++C.Slow;
  } else {
    ++C.Refused;
  }
  if (!Clear) {
    ++C.Wrong;
    fmt::print("number {}: {}\n", Number,
               S ? "unreadable, and not clear why" : S.error().Message);
  }
}

int fail(const Error &E) {
  fmt::print(stderr, "hdf5-mutations: {}\n", E.Message);
  return exitCode(E.Code);
}

} // namespace

int main(int Argc, char **Argv) {
  uint64_t Count = Argc > 1 ? std::strtoull(Argv[1], nullptr, 10) : 0;
  uint64_t First = Argc > 2 ? std::strtoull(Argv[2], nullptr, 10) : 0;
  if (Count == 0) {
    fmt::print(stderr, "usage: hdf5-mutations COUNT [FIRST]\n");
    return 2;
  }
  Result<TempDir> Dir = TempDir::create();
  if (!Dir)
    return fail(Dir.error());
  std::vector<std::string> Seeds = seeds(Dir->path());
  if (Seeds.empty())
    return fail({Errc::Environment, "cannot write the valid files", ""});
  FlattenLimits Limits;
  Limits.Seconds = 1; // milliseconds are enough for what is not a loop
  Limits.Bytes = 1ull << 30;
  auto Run = [&](const std::vector<std::string> &Files, uint64_t Number,
                 Counts &C) -> Status {
    std::vector<FlattenJob> Jobs;
    for (size_t I = 0; I < Files.size(); ++I) {
      Jobs.push_back({fmt::format("{}/{}.hdf5", Dir->path(), I),
                      fmt::format("{}/{}.flat", Dir->path(), I)});
      if (Status S = writeFile(Jobs.back().In, Files[I]); !S)
        return S;
      std::error_code Ec;
      std::filesystem::remove(Jobs.back().Out, Ec);
    }
    auto Done = flatten(Jobs, {}, Limits);
    if (!Done)
      return Done.takeError();
    for (size_t I = 0; I < Jobs.size(); ++I)
      judge((*Done)[I], Jobs[I], Number + I, C);
    return success();
  };

  Counts Whole, C;
  if (Status S = Run(Seeds, 0, Whole); !S)
    return fail(S.error());
  for (uint64_t Done = 0; Done < Count; Done += Batch) {
    std::vector<std::string> Files;
    for (uint64_t I = Done; I < std::min(Count, Done + Batch); ++I)
      Files.push_back(damaged(Seeds, First + I));
    if (Status S = Run(Files, First + Done, C); !S)
      return fail(S.error());
  }
  fmt::print("{} damaged files: {} read, {} refused, {} crashed libhdf5, {} "
             "took too long; {} without a clear error\n",
             Count, C.Read, C.Refused, C.Crashed, C.Slow, C.Wrong);
  // The valid files must be read, and the damage must do damage.
  bool Sound =
      Whole.Read == Seeds.size() &&
      (Count < 1000 || (C.Refused > Count / 10 && C.Read > Count / 10));
  if (!Sound)
    fmt::print("the test is broken: {} of {} valid files read\n", Whole.Read,
               Seeds.size());
  return C.Wrong == 0 && Sound ? 0 : 1;
}
