//===- Served.cpp - the library under test, as its worker calls it *- C++ -*-=//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/measure/Served.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <memory>
#include <sys/mman.h>
#include <sys/stat.h>
#include <type_traits>
#include <utility>
#include <vector>

namespace crinn::eval {

namespace {

/// The file at BaseFd, or null. A file of no bytes is a place of no bytes.
class Mapped {
public:
  explicit Mapped(uint64_t Bytes) : Bytes(Bytes) {
    static char Nothing;
    struct stat St;
    if (Bytes == 0)
      Data = &Nothing;
    else if (fstat(BaseFd, &St) == 0 &&
             static_cast<uint64_t>(St.st_size) >= Bytes)
      Data = mmap(nullptr, Bytes, PROT_READ, MAP_SHARED, BaseFd, 0);
    if (Data == MAP_FAILED)
      Data = nullptr;
  }
  ~Mapped() {
    if (Data && Bytes)
      munmap(Data, Bytes);
  }
  Mapped(const Mapped &) = delete;

  void *Data = nullptr;

private:
  uint64_t Bytes;
};

/// An array for one call: where it lies, or (Apart) a copy in memory of its own
/// whose bytes go back when the call is over.
template <typename T> class Lent {
public:
  Lent(T *Place, size_t Count, bool Apart)
      : Place(Place), Count(Apart ? Count : 0) {
    if (!Apart)
      return;
    Own.reset(new Value[Count]);
    std::copy_n(Place, Count, Own.get());
  }
  ~Lent() {
    if constexpr (!std::is_const_v<T>)
      std::copy_n(Own.get(), Count, Place);
  }
  Lent(const Lent &) = delete;
  operator T *() const { return Own ? Own.get() : Place; }

private:
  using Value = std::remove_const_t<T>;
  T *Place;
  size_t Count;
  std::unique_ptr<Value[]> Own;
};

} // namespace

Served::Served(char *Shared, const char *Library)
    : Shared(Shared), R(*reinterpret_cast<Request *>(Shared)), Library(Library),
      Apart(std::getenv("CRINN_APART") != nullptr) {}

int Served::fail(const char *Text) {
  std::strncpy(R.Text, Text ? Text : "", sizeof(R.Text) - 1);
  R.Text[sizeof(R.Text) - 1] = 0;
  return -1;
}

int Served::adapterStatus(int Status) {
  if (Status < 0)
    fail(ErrorText());
  return Status;
}

template <typename F> bool Served::find(F &Function, const char *Name) {
  Function = reinterpret_cast<F>(dlsym(Handle, Name));
  return Function != nullptr;
}

int Served::hello() {
  R.Version = ProtocolVersion;
  // RTLD_LOCAL: nothing here may bind to the library; RTLD_NOW: no symbol is
  // resolved while a batch is timed.
  Handle = dlopen(Library, RTLD_NOW | RTLD_LOCAL);
  if (!Handle)
    return fail(dlerror());
  if (!find(AbiVersion, "crinn_abi_version") || !find(Build, "crinn_build") ||
      !find(Search, "crinn_search") || !find(Save, "crinn_save") ||
      !find(Load, "crinn_load") || !find(ErrorText, "crinn_error"))
    return fail(dlerror());
  if (AbiVersion() != CRINN_ABI_VERSION)
    return fail("the adapter was compiled for another ABI version");
  R.Parts = 0;
  if (find(Batch, "crinn_search_batch") &&
      find(SetThreads, "crinn_set_threads"))
    R.Parts |= PartBatch;
  if (find(Filtered, "crinn_search_filtered"))
    R.Parts |= PartFilter;
  if (find(Insert, "crinn_insert"))
    R.Parts |= PartInsert;
  if (find(Remove, "crinn_remove"))
    R.Parts |= PartRemove;
  if (find(CountDistances, "crinn_distance_count"))
    R.Parts |= PartDistances;
  return 0;
}

int Served::build() {
  Mapped Base(R.N * R.D * sizeof(float));
  if (!Base.Data)
    return fail("no base vectors");
  Lent Rows(static_cast<const float *>(Base.Data), R.N * R.D, Apart);
  return adapterStatus(Build(Rows, R.N, R.D, R.Metric, R.Params, &Index));
}

/// Each query is alone in memory of ours, and so are its answers until the next
/// call: a library that saw the neighbouring queries could answer several at
/// once and look as fast as a batch.
int Served::search() {
  const auto *Query = at<const float>(R.QueryOffset);
  auto *Ids = at<uint32_t>(R.IdOffset);
  auto *Distances = at<float>(R.DistanceOffset);
  auto *Found = at<int32_t>(R.FoundOffset);
  const size_t Count = R.Count, K = R.K, Ef = R.Ef, D = R.D;
  std::vector<float> One(D), OneDistances(K);
  std::vector<uint32_t> OneIds(K);
  for (size_t I = 0; I < Count; ++I) {
    std::copy_n(Query + I * D, D, One.data());
    std::copy_n(Ids + I * K, K, OneIds.data()); // the judge's poison
    std::copy_n(Distances + I * K, K, OneDistances.data());
    Found[I] = Search(Index, Lent(std::as_const(One).data(), D, Apart), K, Ef,
                      Lent(OneIds.data(), K, Apart),
                      Lent(OneDistances.data(), K, Apart));
    if (Found[I] < 0)
      return adapterStatus(Found[I]);
    std::copy_n(OneIds.data(), K, Ids + I * K);
    std::copy_n(OneDistances.data(), K, Distances + I * K);
  }
  return 0;
}

int Served::searchBatch() {
  if (!Batch || !SetThreads)
    return fail("the adapter has no crinn_search_batch");
  const size_t Count = R.Count, Answers = Count * R.K;
  return adapterStatus(
      Batch(Index, Lent(at<const float>(R.QueryOffset), Count * R.D, Apart),
            Count, R.K, R.Ef, Lent(at<uint32_t>(R.IdOffset), Answers, Apart),
            Lent(at<float>(R.DistanceOffset), Answers, Apart),
            Lent(at<int32_t>(R.FoundOffset), Count, Apart)));
}

int Served::searchFiltered() {
  Mapped Allowed((R.N + 63) / 64 * 8);
  if (!Filtered || !Allowed.Data)
    return fail("the adapter has no crinn_search_filtered");
  Lent Bits(static_cast<const uint64_t *>(Allowed.Data), (R.N + 63) / 64,
            Apart);
  auto *Found = at<int32_t>(R.FoundOffset);
  for (size_t I = 0; I < R.Count; ++I) {
    Lent Query(at<const float>(R.QueryOffset) + I * R.D, R.D, Apart);
    Found[I] =
        Filtered(Index, Query, R.K, R.Ef, Bits, R.N,
                 Lent(at<uint32_t>(R.IdOffset) + I * R.K, R.K, Apart),
                 Lent(at<float>(R.DistanceOffset) + I * R.K, R.K, Apart));
    if (Found[I] < 0)
      return adapterStatus(Found[I]);
  }
  return 0;
}

int Served::insert() {
  if (!Insert)
    return fail("the adapter has no crinn_insert");
  for (size_t I = 0; I < R.Count; ++I)
    if (int Status = Insert(
            Index, Lent(at<const float>(R.QueryOffset) + I * R.D, R.D, Apart),
            at<uint32_t>(R.IdOffset)[I]);
        Status < 0)
      return adapterStatus(Status);
  return 0;
}

int Served::remove() {
  if (!Remove)
    return fail("the adapter has no crinn_remove");
  for (size_t I = 0; I < R.Count; ++I)
    if (int Status = Remove(Index, at<uint32_t>(R.IdOffset)[I]); Status < 0)
      return adapterStatus(Status);
  return 0;
}

int Served::countDistances() {
  if (!CountDistances)
    return fail("the adapter has no crinn_distance_count");
  auto *Counts = at<int64_t>(R.CountOffset);
  for (size_t I = 0; I < R.Count; ++I) {
    Counts[I] = CountDistances(Index, at<const float>(R.QueryOffset) + I * R.D,
                               R.K, R.Ef);
    if (Counts[I] < 0)
      return adapterStatus(-1);
  }
  return 0;
}

int Served::run() {
  if (R.What == Command::Hello)
    return hello();
  if (!Handle)
    return fail("no library");
  if (R.What == Command::Build)
    return build();
  if (R.What == Command::Load)
    return adapterStatus(Load(R.Path, R.D, R.Metric, R.Params, &Index));
  if (!Index)
    return fail("no index");
  switch (R.What) {
  case Command::Save:
    return adapterStatus(Save(Index, R.Path));
  case Command::Search:
    return search();
  case Command::SearchBatch:
    return searchBatch();
  case Command::SetThreads:
    return SetThreads ? adapterStatus(SetThreads(Index, R.Threads))
                      : fail("the adapter has no crinn_set_threads");
  case Command::SearchFiltered:
    return searchFiltered();
  case Command::Insert:
    return insert();
  case Command::Remove:
    return remove();
  case Command::CountDistances:
    return countDistances();
  default:
    return fail("unknown command");
  }
}

} // namespace crinn::eval
