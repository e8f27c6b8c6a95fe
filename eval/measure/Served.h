//===- Served.h - the library under test, as its worker calls it *- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_MEASURE_SERVED_H
#define CRINN_EVAL_MEASURE_SERVED_H

#include "eval/measure/Protocol.h"
#include "eval/target/adapter.h"

namespace crinn::eval {

/// One shared object and at most one index, driven by Requests.
class Served {
public:
  /// \p Shared begins with the Request. \p Library: what dlopen is given.
  Served(char *Shared, const char *Library);

  /// Does what the Request says. What goes into Request::Status: 0, or a
  /// negative number with the reason in Request::Text.
  int run();

private:
  int fail(const char *Text);
  int adapterStatus(int Status);
  template <typename F> bool find(F &Function, const char *Name);
  int hello();
  int build();
  int search();
  int searchBatch();
  int searchFiltered();
  int insert();
  int remove();
  int countDistances();

  template <typename T> T *at(uint64_t Offset) {
    return reinterpret_cast<T *>(Shared + Offset);
  }

  char *Shared;
  Request &R;
  const char *Library;
  /// Each array that a call gets lies in memory of its own: a sanitizer then
  /// sees its ends. CRINN_APART in the environment asks for it.
  const bool Apart;
  void *Handle = nullptr;
  crinn_index *Index = nullptr;
  decltype(&crinn_abi_version) AbiVersion = nullptr;
  decltype(&crinn_build) Build = nullptr;
  decltype(&crinn_search) Search = nullptr;
  decltype(&crinn_save) Save = nullptr;
  decltype(&crinn_load) Load = nullptr;
  decltype(&crinn_error) ErrorText = nullptr;
  decltype(&crinn_search_batch) Batch = nullptr;
  decltype(&crinn_set_threads) SetThreads = nullptr;
  decltype(&crinn_search_filtered) Filtered = nullptr;
  decltype(&crinn_insert) Insert = nullptr;
  decltype(&crinn_remove) Remove = nullptr;
  decltype(&crinn_distance_count) CountDistances = nullptr;
};

} // namespace crinn::eval

#endif // CRINN_EVAL_MEASURE_SERVED_H
