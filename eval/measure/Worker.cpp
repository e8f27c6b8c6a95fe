//===- Worker.cpp - the commands that a worker understands ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The data area is twice as large as the largest batch: each batch lies at
/// another offset, so no answer can be kept by address. Offsets are multiples
/// of 64, a cache line, or else alignment would be part of the noise.
///
/// Answers are read from offsets that we remember: the worker can write to the
/// Request too.
///
//===----------------------------------------------------------------------===//

#include "eval/measure/Worker.h"
#include "eval/sandbox/BoxedTool.h"
#include "eval/support/Random.h"
#include "eval/target/adapter.h"

#include <fmt/format.h>

#include <cerrno>
#include <climits>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <sys/stat.h>
#include <unistd.h>

namespace crinn::eval {

namespace {

size_t roundUp(size_t Bytes) { return (Bytes + 63) / 64 * 64; }

} // namespace

size_t Worker::queryArea() const {
  return roundUp(S.MaxQueries * S.Dim * sizeof(float));
}

size_t Worker::answerArea() const { return roundUp(S.MaxQueries * S.MaxK * 4); }

Result<std::unique_ptr<Worker>> Worker::start(const WorkerSpec &S,
                                              const Context &Ctx) {
  if (S.Params.size() >= sizeof(Request::Params))
    return Error{Errc::Input, "the manifest's 'build' is longer than 8 KB", ""};
  std::unique_ptr<Worker> W(new Worker(S));
  size_t Bytes = DataOffset + 2 * W->queryArea() + 4 * W->answerArea() +
                 roundUp(S.MaxQueries * 4) + S.MaxQueries * 8;
  auto P =
      WorkerProcess::start({S.Library, S.Label, Bytes, S.Env, S.Program}, Ctx);
  if (!P)
    return P.takeError();
  W->P = std::move(*P);
  Result<Timing> T = W->call(Command::Hello, S.HelloTimeout);
  if (!T)
    return T.takeError();
  W->HelloTime = *T;
  const Request &R = W->P->request();
  if (R.Version != ProtocolVersion)
    return W->P->error(
        fmt::format("speaks version {} of the worker protocol, not {}; see "
                    "docs/worker-protocol.md",
                    R.Version, ProtocolVersion));
  W->Parts = R.Parts;
  return W;
}

Status Worker::begin(Command What, int File) {
  Request &R = P->request();
  R.D = S.Dim;
  R.Metric = S.Distance == Metric::L2 ? CRINN_METRIC_L2 : CRINN_METRIC_IP;
  std::memcpy(R.Params, S.Params.c_str(), S.Params.size() + 1);
  return P->begin(What, File);
}

Result<Timing> Worker::call(Command What, double TimeoutSeconds, int File) {
  if (Status St = begin(What, File); !St)
    return St.takeError();
  return P->end(TimeoutSeconds);
}

/// Puts \p Data where the worker sees it as BaseFd.
Status Worker::handOver(const void *Data, size_t Bytes) {
  const int Base = P->base();
  if (ftruncate(Base, 0) != 0)
    return P->error("memory cannot be handed over");
  for (size_t Done = 0; Done < Bytes;) {
    ssize_t Put = pwrite(Base, static_cast<const char *>(Data) + Done,
                         std::min<size_t>(Bytes - Done, 1 << 26), off_t(Done));
    if (Put <= 0)
      return Error{Errc::Environment, "cannot hand over vectors: out of memory",
                   ""};
    Done += size_t(Put);
  }
  return success();
}

Result<Timing> Worker::build(const Matrix &M) {
  if (M.Cols != S.Dim)
    return P->error("base vectors of another dimension");
  if (Status St = handOver(M.Data.data(), M.Data.size() * sizeof(float)); !St)
    return St.takeError();
  P->request().N = M.Rows;
  Result<Timing> T = call(Command::Build, S.IndexTimeout);
  if (ftruncate(P->base(), 0) != 0)
    return P->error("base vectors cannot be freed");
  return T;
}

Result<Timing> Worker::load(const std::string &Path) {
  if (Status St = beginLoad(Path); !St)
    return St.takeError();
  return endLoad();
}

namespace {

/// How the worker names the file that came with a command.
void nameFile(Request &R) {
  std::strcpy(R.Path, fmt::format("/proc/self/fd/{}", FileFd).c_str());
}

Error cannotOpen(const std::string &Path) {
  return {Errc::Environment,
          fmt::format("{}: cannot be opened ({})", Path, std::strerror(errno)),
          ""};
}

} // namespace

Status Worker::beginLoad(const std::string &Path) {
  int File = ::open(Path.c_str(), O_RDONLY | O_CLOEXEC);
  if (File >= 0 && geteuid() != 0) {
    int Copy = sealedCopy(File);
    close(File);
    File = Copy;
  }
  if (File < 0)
    return cannotOpen(Path);
  nameFile(P->request());
  Status St = begin(Command::Load, File);
  close(File);
  return St;
}

Result<Timing> Worker::endLoad() { return P->end(S.IndexTimeout); }

Result<Timing> Worker::save(const std::string &Path) {
  int File = ::open(Path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  // The box's user opens it again; nobody else reaches a path of ours.
  if (File < 0 || fchmod(File, 0666) != 0)
    return cannotOpen(Path);
  nameFile(P->request());
  Result<Timing> T = call(Command::Save, S.IndexTimeout, File);
  fchmod(File, 0644);
  close(File);
  return T;
}

Result<Timing> Worker::ask(Command What, const Matrix &Queries,
                           const std::vector<uint32_t> &Order, uint32_t K,
                           uint32_t Ef, uint64_t Seed, Answers &Out) {
  const size_t Count = Order.size();
  if (Count > S.MaxQueries || K > S.MaxK || Queries.Cols != S.Dim)
    return P->error("batch larger than the worker was started for");
  Random Rand(Seed);
  uint64_t At = DataOffset;
  // The next part of the data area, of twice \p Area bytes.
  auto place = [&](size_t Area, size_t Bytes) {
    uint64_t Here = At + Rand.below((2 * Area - Bytes) / 64 + 1) * 64;
    At += 2 * Area;
    return Here;
  };
  const size_t AnswerBytes = roundUp(Count * K * 4);
  const uint64_t QueryAt =
      place(queryArea(), roundUp(Count * S.Dim * sizeof(float)));
  const uint64_t IdAt = place(answerArea(), AnswerBytes);
  const uint64_t DistanceAt = place(answerArea(), AnswerBytes);
  const uint64_t FoundAt = At;
  Request &R = P->request();
  R.Count = static_cast<uint32_t>(Count);
  R.K = K;
  R.Ef = Ef;
  R.QueryOffset = QueryAt;
  R.IdOffset = IdAt;
  R.DistanceOffset = DistanceAt;
  R.FoundOffset = FoundAt;
  R.CountOffset = FoundAt + roundUp(S.MaxQueries * 4);

  auto *Q = reinterpret_cast<float *>(P->shared() + QueryAt);
  for (size_t I = 0; I < Count; ++I)
    std::memcpy(Q + I * S.Dim, Queries.row(Order[I]), S.Dim * sizeof(float));
  auto *Ids = reinterpret_cast<uint32_t *>(P->shared() + IdAt);
  auto *Distances = reinterpret_cast<float *>(P->shared() + DistanceAt);
  auto *Found = reinterpret_cast<int32_t *>(P->shared() + FoundAt);
  if (What == Command::Insert || What == Command::Remove)
    std::copy(Out.Ids.begin(), Out.Ids.end(), Ids);
  else
    std::fill_n(Ids, Count * K, Answers::Poison);
  std::fill_n(Distances, Count * K, std::numeric_limits<float>::quiet_NaN());
  std::fill_n(Found, Count, INT_MIN);

  Result<Timing> T = call(What, S.SearchTimeout);
  if (!T)
    return T;
  Out.K = K;
  Out.Ids.assign(Ids, Ids + Count * K);
  Out.Distances.assign(Distances, Distances + Count * K);
  Out.Found.assign(Found, Found + Count);
  return T;
}

Result<Timing> Worker::search(const Matrix &Queries,
                              const std::vector<uint32_t> &Order, uint32_t K,
                              uint32_t Ef, uint64_t Seed, Answers &Out) {
  return ask(Command::Search, Queries, Order, K, Ef, Seed, Out);
}

Result<Timing> Worker::searchBatch(const Matrix &Queries,
                                   const std::vector<uint32_t> &Order,
                                   uint32_t K, uint32_t Ef, uint64_t Seed,
                                   Answers &Out) {
  return ask(Command::SearchBatch, Queries, Order, K, Ef, Seed, Out);
}

Status Worker::setThreads(uint32_t Threads) {
  P->request().Threads = Threads;
  Result<Timing> T = call(Command::SetThreads, S.SearchTimeout);
  return T ? success() : Status(T.takeError());
}

Result<Timing> Worker::searchFiltered(const Matrix &Queries,
                                      const std::vector<uint32_t> &Order,
                                      uint32_t K, uint32_t Ef, uint64_t Seed,
                                      const std::vector<uint64_t> &Allowed,
                                      size_t Rows, Answers &Out) {
  if (Status St = handOver(Allowed.data(), Allowed.size() * 8); !St)
    return St.takeError();
  P->request().N = Rows;
  return ask(Command::SearchFiltered, Queries, Order, K, Ef, Seed, Out);
}

Result<Timing> Worker::insert(const Matrix &Rows,
                              const std::vector<uint32_t> &Order,
                              const std::vector<uint32_t> &Ids) {
  Answers A;
  A.Ids = Ids;
  if (Ids.size() != Order.size())
    return P->error("as many rows as ids are needed");
  return ask(Command::Insert, Rows, Order, 1, 1, 0, A);
}

Result<Timing> Worker::remove(const std::vector<uint32_t> &Ids) {
  Answers A;
  A.Ids = Ids;
  Matrix None{1, S.Dim, std::vector<float>(S.Dim)};
  return ask(Command::Remove, None, std::vector<uint32_t>(Ids.size()), 1, 1, 0,
             A);
}

Result<std::vector<int64_t>>
Worker::countDistances(const Matrix &Queries,
                       const std::vector<uint32_t> &Order, uint32_t K,
                       uint32_t Ef) {
  Answers Ignored;
  Result<Timing> T =
      ask(Command::CountDistances, Queries, Order, K, Ef, 0, Ignored);
  if (!T)
    return T.takeError();
  const auto *Counts = reinterpret_cast<const int64_t *>(
      P->shared() + DataOffset + 2 * queryArea() + 4 * answerArea() +
      roundUp(S.MaxQueries * 4));
  return std::vector<int64_t>(Counts, Counts + Order.size());
}

} // namespace crinn::eval
