//===- adapter.cpp - a kernel behind the ABI of a target --------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Compiled with each kernel, so that it runs in the sandboxed worker that runs
/// any target: the index is the rows, and a search writes as its distances what
/// the kernel writes, k of them. `ef` says where the operands lie:
///
///   0      where they are: timed
///   1      each ends where a page begins that cannot be touched
///   2      each begins where such a page ends
///   3 + e  e elements after the beginning of a page
///
/// Except at 0 the operands cannot be written, bytes of ones lie around them,
/// and a pattern lies around the output. A search that changed the pattern
/// returns k + 1 as the number found. A touched page ends the process; what was
/// touched is on stderr.
///
//===----------------------------------------------------------------------===//

#include "eval/target/adapter.h"
#include "eval/kernel/kernel.h"
#include "eval/target/adapter_tools.h"

#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sys/mman.h>
#include <unistd.h>
#include <vector>

using namespace crinn::adapter;

namespace {

constexpr size_t Page = 4096, GuardBytes = 16 * Page, Around = 1024;
constexpr unsigned char Pattern = 0xa5;
/// What crinn-eval fills outputs with: a quiet NaN.
constexpr uint32_t Poison = 0x7fc00000;

/// Memory between two pages that cannot be touched.
struct Area {
  const char *Name;
  char *Begin = nullptr, *At = nullptr;
  size_t Bytes = 0, Used = 0;

  void reserve(size_t Needed) {
    Bytes = (Needed + 2 * Page) / Page * Page;
    void *P = mmap(nullptr, Bytes + 2 * GuardBytes, PROT_NONE,
                   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    require(P != MAP_FAILED, "out of memory");
    Begin = static_cast<char *>(P) + GuardBytes;
    protect(PROT_READ | PROT_WRITE);
  }
  void release() {
    if (Begin)
      munmap(Begin - GuardBytes, Bytes + 2 * GuardBytes);
  }
  void protect(int Rights) const {
    require(mprotect(Begin, Bytes, Rights) == 0, "cannot protect memory");
  }
  /// Puts \p Size bytes in their place and \p Fill around them.
  void place(size_t Size, size_t Element, size_t Where, unsigned char Fill) {
    Used = Size;
    At = Where == 1   ? Begin + Bytes - Size
         : Where == 2 ? Begin
                      : Begin + (Where - 3) * Element;
    std::memset(low(), Fill, size_t(At - low()));
    std::memset(At + Size, Fill, size_t(high() - At - Size));
  }
  char *low() const {
    return size_t(At - Begin) < Around ? Begin : At - Around;
  }
  char *high() const {
    size_t After = size_t(Begin + Bytes - At) - Used;
    return At + Used + (After < Around ? After : Around);
  }
  bool untouched() const {
    for (const char *P = low(); P != high(); ++P)
      if ((P < At || P >= At + Used) &&
          static_cast<unsigned char>(*P) != Pattern)
        return false;
    return true;
  }
};

Area Query{"query"}, Rows{"rows"}, Output{"output"};

/// Says which operand was left, and leaves the rest to the default action.
void onFault(int Signal, siginfo_t *Info, void *) {
  auto *P = static_cast<const char *>(Info->si_addr);
  for (const Area *A : {&Query, &Rows, &Output}) {
    if (!A->Begin || P < A->Begin - GuardBytes ||
        P >= A->Begin + A->Bytes + GuardBytes)
      continue;
    char Line[128];
    const char *What = A == &Output ? "output" : A == &Rows ? "rows" : "query";
    int Length =
        P >= A->At + A->Used
            ? std::snprintf(Line, sizeof(Line),
                            "out of bounds: byte %ld after the end of the %s\n",
                            long(P - A->At - long(A->Used)), What)
        : P < A->At ? std::snprintf(Line, sizeof(Line),
                                    "out of bounds: %ld bytes before the %s\n",
                                    long(A->At - P), What)
                    : std::snprintf(Line, sizeof(Line),
                                    "out of bounds: wrote to the %s\n", What);
    if (write(2, Line, size_t(Length)) < 0)
      break;
  }
  std::signal(Signal, SIG_DFL);
}

struct Sizes {
  size_t D, M, Ksub;
};

#if defined(CRINN_KERNEL_L2)
using Element = float;
void call(const Element *Q, const Element *R, size_t K, Sizes S, float *Out) {
  crinn_kernel_l2(Q, R, K, S.D, Out);
}
#elif defined(CRINN_KERNEL_IP)
using Element = float;
void call(const Element *Q, const Element *R, size_t K, Sizes S, float *Out) {
  crinn_kernel_ip(Q, R, K, S.D, Out);
}
#elif defined(CRINN_KERNEL_L2_U8)
using Element = uint8_t;
void call(const Element *Q, const Element *R, size_t K, Sizes S, float *Out) {
  crinn_kernel_l2_u8(Q, R, K, S.D, reinterpret_cast<int32_t *>(Out));
}
#elif defined(CRINN_KERNEL_IP_I8)
using Element = int8_t;
void call(const Element *Q, const Element *R, size_t K, Sizes S, float *Out) {
  crinn_kernel_ip_i8(Q, R, K, S.D, reinterpret_cast<int32_t *>(Out));
}
#elif defined(CRINN_KERNEL_PQ_L2)
using Element = float;
void call(const Element *Q, const Element *R, size_t, Sizes S, float *Out) {
  crinn_kernel_pq_l2(Q, R, S.D, S.M, S.Ksub, Out);
}
#endif

} // namespace

struct crinn_index {
  Sizes S;
  size_t RowBytes = 0; ///< of all rows
  void *Copy = nullptr;
  const Element *Data = nullptr;
};

namespace {

/// The one that a new build replaces.
crinn_index *Current = nullptr;

/// Bytes of the rows that \p K outputs read.
size_t bytesRead(const crinn_index &I, size_t K) {
  return I.S.M ? I.RowBytes : K * I.S.D * sizeof(Element);
}

void guardedCall(const crinn_index &I, const void *Q, size_t K, size_t Where,
                 float *Out, bool &Untouched) {
  const size_t QueryBytes = I.S.D * sizeof(Element);
  const size_t RowBytes = bytesRead(I, K);
  Query.protect(PROT_READ | PROT_WRITE);
  Rows.protect(PROT_READ | PROT_WRITE);
  Query.place(QueryBytes, sizeof(Element), Where, 0xff);
  Rows.place(RowBytes, sizeof(Element), Where, 0xff);
  Output.place(K * sizeof(float), sizeof(float), Where, Pattern);
  std::memcpy(Query.At, Q, QueryBytes);
  std::memcpy(Rows.At, I.Data, RowBytes);
  for (size_t J = 0; J < K; ++J)
    std::memcpy(Output.At + 4 * J, &Poison, 4);
  Query.protect(PROT_READ);
  Rows.protect(PROT_READ);
  call(reinterpret_cast<const Element *>(Query.At),
       reinterpret_cast<const Element *>(Rows.At), K, I.S,
       reinterpret_cast<float *>(Output.At));
  std::memcpy(Out, Output.At, K * sizeof(float));
  Untouched = Output.untouched();
}

} // namespace

extern "C" {

int crinn_abi_version(void) { return CRINN_ABI_VERSION; }

/// \p N rows of D floats hold, packed, as many bytes as the kernel's rows need.
int crinn_build(const float *Base, size_t N, size_t D, int, const char *Json,
                crinn_index **Out) {
  return guarded([&] {
    static unsigned Serial = 0;
    auto P = params(Json, {{"d", 0}, {"m", 0}, {"ksub", 0}, {"outputs", 0}});
    crinn_destroy(Current);
    auto *I = Current = new crinn_index;
    I->S = {size_t(P["d"]), size_t(P["m"]), size_t(P["ksub"])};
    I->RowBytes = (I->S.M ? I->S.Ksub : N) * I->S.D * sizeof(Element);
    require(I->RowBytes <= N * D * sizeof(float), "too few rows");
    // Every copy begins at another line of a page.
    size_t Shift = 64 * (37 * ++Serial % 64);
    I->Copy = std::aligned_alloc(Page, (I->RowBytes + 3 * Page) / Page * Page);
    require(I->Copy, "out of memory");
    I->Data =
        reinterpret_cast<const Element *>(static_cast<char *>(I->Copy) + Shift);
    std::memcpy(static_cast<char *>(I->Copy) + Shift, Base, I->RowBytes);
    for (Area *A : {&Query, &Rows, &Output})
      A->release();
    Query.reserve(I->S.D * sizeof(Element));
    Rows.reserve(I->RowBytes);
    Output.reserve(size_t(P["outputs"]) * sizeof(float));
    struct sigaction Action = {};
    Action.sa_sigaction = onFault;
    Action.sa_flags = SA_SIGINFO;
    sigaction(SIGSEGV, &Action, nullptr);
    *Out = I;
    return 0;
  });
}

int crinn_search(crinn_index *I, const float *Q, size_t K, size_t Where,
                 uint32_t *, float *Distances) {
  if (Where == 0) {
    call(reinterpret_cast<const Element *>(Q), I->Data, K, I->S, Distances);
    return int(K);
  }
  return guarded([&] {
    bool Untouched = false;
    guardedCall(*I, Q, K, Where, Distances, Untouched);
    return int(K) + !Untouched;
  });
}

int crinn_save(const crinn_index *, const char *) { return -1; }
int crinn_load(const char *, size_t, int, const char *, crinn_index **) {
  return -1;
}

void crinn_destroy(crinn_index *I) {
  if (I)
    std::free(I->Copy);
  delete I;
}

const char *crinn_error(void) { return LastError.c_str(); }

} // extern "C"
