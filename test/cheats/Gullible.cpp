//===- Gullible.cpp - a judge as one writes it first ----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// usage: gullible LIBRARY.so ROWS QUERIES K EF INDEX
///
/// What a cheat is proved against. The library runs in this process, with all
/// its rights; the same queries lie at the same place and come in the same
/// order, round after round, the warm-up included; the answers go into one
/// buffer that is never cleared; the clock is read here, on the wall; recall is
/// the share of returned ids that are true, and nothing else is looked at. The
/// index is loaded from INDEX, or built and saved where that is not there.
///
/// Prints one JSON object. What that judge goes by: qps, recall. What it does
/// not look at, and what shows the harm: prepare_seconds (build or load),
/// first_ms (first query), rss_mb, threads, index_mb, sorted, distinct,
/// distance_error (largest, relative), computed (distances per query),
/// nan_refused, batch_same (two threads against single queries; only asked
/// where K >= 100), after_500 (a digest of answers that follow 500 queries of
/// one beam width).
///
//===----------------------------------------------------------------------===//

#include "eval/target/adapter.h"
#include "test/cheats/Data.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <dlfcn.h>
#include <limits>
#include <set>
#include <string>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

double now() {
  timespec T = {};
  clock_gettime(CLOCK_MONOTONIC, &T);
  return double(T.tv_sec) + 1e-9 * double(T.tv_nsec);
}

/// The number after \p Key in /proc/self/status.
double own(const std::string &Key) {
  std::FILE *F = std::fopen("/proc/self/status", "r");
  char Line[256];
  double Value = 0;
  while (F && std::fgets(Line, sizeof(Line), F))
    if (std::strncmp(Line, Key.c_str(), Key.size()) == 0)
      Value = std::atof(Line + Key.size());
  std::fclose(F);
  return Value;
}

struct Library {
  explicit Library(const char *Path)
      : Handle(dlopen(Path, RTLD_NOW | RTLD_GLOBAL)) {
    if (!Handle)
      fail(7, dlerror());
  }
  template <typename F> F *find(const char *Name) const {
    return reinterpret_cast<F *>(dlsym(Handle, Name));
  }
  [[noreturn]] static void fail(int Code, const char *Text) {
    std::fprintf(stderr, "gullible: %s\n", Text);
    std::exit(Code);
  }
  void *Handle;
};

struct Judge {
  Library L;
  size_t K, Ef;
  std::vector<float> Rows, Queries;
  crinn_index *Index = nullptr;
  decltype(&crinn_search) Search =
      L.find<decltype(crinn_search)>("crinn_search");
  size_t Count = Queries.size() / cheats::Dimensions;
  std::vector<uint32_t> Ids = std::vector<uint32_t>(Count * K);
  std::vector<float> Distances = std::vector<float>(Count * K);
  std::vector<int> Found = std::vector<int>(Count);

  void check(int Status) const {
    if (Status < 0)
      Library::fail(6, L.find<decltype(crinn_error)>("crinn_error")());
  }

  void prepare(const char *Path) {
    if (access(Path, R_OK) == 0) {
      check(L.find<decltype(crinn_load)>("crinn_load")(
          Path, cheats::Dimensions, CRINN_METRIC_L2, "{}", &Index));
      return;
    }
    check(L.find<decltype(crinn_build)>("crinn_build")(
        Rows.data(), Rows.size() / cheats::Dimensions, cheats::Dimensions,
        CRINN_METRIC_L2, "{}", &Index));
    check(L.find<decltype(crinn_save)>("crinn_save")(Index, Path));
  }

  void ask(size_t Q, size_t Beam) {
    Found[Q] = Search(Index, &Queries[Q * cheats::Dimensions], K, Beam,
                      &Ids[Q * K], &Distances[Q * K]);
    check(Found[Q]);
  }
  void round() {
    for (size_t Q = 0; Q < Count; ++Q)
      ask(Q, Ef);
  }

  void printAnswers() const {
    size_t Hits = 0, Returned = 0;
    bool Sorted = true, Distinct = true;
    double Error = 0;
    for (size_t Q = 0; Q < Count; ++Q) {
      const float *Query = &Queries[Q * cheats::Dimensions];
      std::vector<uint32_t> Near = cheats::nearest(Rows, Query, K);
      std::set<uint32_t> True(Near.begin(), Near.end()), Seen;
      for (size_t I = Q * K; I < Q * K + size_t(Found[Q]); ++I) {
        Hits += True.count(Ids[I]);
        ++Returned;
        Distinct = Seen.insert(Ids[I]).second && Distinct;
        Sorted = Sorted && (I == Q * K || Distances[I - 1] <= Distances[I]);
        size_t At = size_t(Ids[I]) * cheats::Dimensions;
        if (At < Rows.size()) {
          double Right = cheats::distance(Query, &Rows[At]);
          Error = std::max(Error, std::fabs(Distances[I] - Right) / Right);
        }
      }
    }
    std::printf("\"recall\": %.4f, \"sorted\": %s, \"distinct\": %s, "
                "\"distance_error\": %.3g, ",
                double(Hits) / double(Returned), Sorted ? "true" : "false",
                Distinct ? "true" : "false", Error);
  }

  bool refusesNan() {
    std::vector<float> Query(cheats::Dimensions,
                             std::numeric_limits<float>::quiet_NaN());
    return Search(Index, Query.data(), K, Ef, Ids.data(), Distances.data()) < 0;
  }

  /// In a process of its own, which a race may crash.
  bool batchSame() {
    auto Threads = L.find<decltype(crinn_set_threads)>("crinn_set_threads");
    auto Batch = L.find<decltype(crinn_search_batch)>("crinn_search_batch");
    round();
    pid_t Child = fork();
    if (Child == 0) {
      alarm(20);
      std::vector<uint32_t> Other(Count * K);
      bool Same = Threads(Index, 2) == 0;
      for (int Again = 0; Again < 20 && Same; ++Again)
        Same = Batch(Index, Queries.data(), Count, K, Ef, Other.data(),
                     Distances.data(), Found.data()) == 0 &&
               Other == Ids;
      _exit(Same ? 0 : 1);
    }
    int Status = 1;
    waitpid(Child, &Status, 0);
    return Status == 0;
  }

  /// Distances per query, by the library's own counter; 0: it has none.
  double computed() const {
    auto Ask = L.find<decltype(crinn_distance_count)>("crinn_distance_count");
    double Sum = 0;
    for (size_t Q = 0; Ask && Q < Count; ++Q)
      Sum += double(Ask(Index, &Queries[Q * cheats::Dimensions], K, Ef));
    return Sum / double(Count);
  }

  unsigned after500() {
    unsigned Digest = 0;
    for (size_t I = 0; I < 501; ++I)
      ask(I % Count, I == 0 ? Ef + 1 : Ef);
    for (size_t I = 0; I < 50; ++I) {
      ask(I, Ef + 2);
      for (size_t J = 0; J < K; ++J)
        Digest = Digest * 31 + Ids[I * K + J];
    }
    return Digest;
  }
};

} // namespace

int main(int Argc, char **Argv) {
  if (Argc != 7) {
    std::fprintf(stderr, "usage: gullible LIBRARY ROWS QUERIES K EF INDEX\n");
    return 2;
  }
  cheats::Source Points;
  std::vector<float> Rows = Points.points(strtoul(Argv[2], nullptr, 10));
  Judge J{Library(Argv[1]), strtoul(Argv[4], nullptr, 10),
          strtoul(Argv[5], nullptr, 10), std::move(Rows),
          Points.points(strtoul(Argv[3], nullptr, 10))};
  J.Queries.reserve(J.Queries.size() + cheats::Dimensions); // read ahead of
  double Start = now();
  J.prepare(Argv[6]);
  double Prepared = now() - Start;
  Start = now();
  J.ask(0, J.Ef);
  double First = now() - Start;
  J.round(); // warm-up
  Start = now();
  J.round();
  J.round();
  double Took = std::max(now() - Start, 1e-9);
  struct stat St = {};
  stat(Argv[6], &St);
  std::printf("{\"qps\": %.1f, \"prepare_seconds\": %.4f, \"first_ms\": %.4f, "
              "\"rss_mb\": %.1f, \"threads\": %.0f, \"index_mb\": %.2f, ",
              2.0 * double(J.Count) / Took, Prepared, 1e3 * First,
              own("VmHWM:") / 1024, own("Threads:"), double(St.st_size) / 1e6);
  J.printAnswers();
  std::printf("\"computed\": %.1f, ", J.computed());
  unsigned Later = J.after500();
  bool Same = J.K < 100 || J.batchSame();
  std::printf("\"after_500\": %u, \"batch_same\": %s, \"nan_refused\": %s}\n",
              Later, Same ? "true" : "false",
              J.refusesNan() ? "true" : "false");
  std::fflush(stdout);
  _exit(0); // what a library does at its end is not asked for
}
