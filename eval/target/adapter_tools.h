//===- adapter_tools.h - what adapters share --------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Small and without JSON or formatting headers: it is compiled anew, with the
/// adapter, for every candidate that changes a header of the library.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_TARGET_ADAPTER_TOOLS_H
#define CRINN_EVAL_TARGET_ADAPTER_TOOLS_H

#include <cstdint>
#include <cstdio>
#include <exception>
#include <map>
#include <stdexcept>
#include <string>

namespace crinn::adapter {

/// What crinn_error returns.
inline std::string LastError;

/// Body's result, or -1 and its exception's text in LastError: nothing may be
/// thrown out of an adapter.
template <typename F> auto guarded(F Body) -> decltype(Body()) {
  try {
    return Body();
  } catch (const std::exception &E) {
    LastError = E.what();
  } catch (...) {
    LastError = "unknown exception";
  }
  return -1;
}

inline void require(bool Holds, const std::string &Text) {
  if (!Holds)
    throw std::runtime_error(Text);
}

/// The numbers of the manifest's `build` object laid over \p Values. Throws if
/// it names another parameter or holds something that is not a whole number.
inline std::map<std::string, long> params(const char *Json,
                                          std::map<std::string, long> Values) {
  int Read = 0;
  for (std::sscanf(Json, " {%n", &Read); Read > 0;) {
    Json += Read;
    char Name[64], After = 0;
    long Value = 0;
    Read = 0;
    if (std::sscanf(Json, " }%n", &Read), Read > 0)
      return Values;
    if (std::sscanf(Json, " \"%63[^\"]\" : %ld %c%n", Name, &Value, &After,
                    &Read) < 3 ||
        (After != ',' && After != '}'))
      break;
    auto Known = Values.find(Name);
    require(Known != Values.end(),
            std::string("build: unknown parameter ") + Name);
    Known->second = Value;
    if (After == '}')
      return Values;
  }
  throw std::runtime_error("build: not an object of whole numbers");
}

/// Whether the bitmap of crinn_search_filtered allows \p Id.
inline bool isAllowed(const uint64_t *Allowed, size_t Bits, uint64_t Id) {
  return Id < Bits && (Allowed[Id / 64] >> (Id % 64) & 1);
}

/// Reaches a private member where a library has no other way to save an index:
/// the arguments of an explicit instantiation may name it ([temp.spec]/6).
///   namespace crinn::adapter {
///   struct Rows { using Type = int Library::*; friend Type member(Rows); };
///   template struct Reach<Rows, &Library::Private>;
///   }
///   ... Object.*member(Rows()) ...
template <typename Tag, typename Tag::Type Member> struct Reach {
  friend typename Tag::Type member(Tag) { return Member; }
};

} // namespace crinn::adapter

#endif // CRINN_EVAL_TARGET_ADAPTER_TOOLS_H
