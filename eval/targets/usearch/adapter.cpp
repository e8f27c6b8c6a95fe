//===- adapter.cpp - usearch 2.26.6 for the judge ---------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// index_dense over f32 with the kernels that usearch brings itself, which the
/// compiler vectorises; its Python package takes those of NumKong, another
/// package. One thread, whose level generator usearch seeds with a constant.
/// An expansion below k means k to usearch. A removed row's slot is used again.
///
//===----------------------------------------------------------------------===//

#include "eval/target/adapter.h"
#include "eval/target/adapter_tools.h"

#include <usearch/index_dense.hpp>

#include <memory>

using namespace crinn::adapter;
using namespace unum::usearch;

struct crinn_index {
  index_dense_t Dense;
};

namespace {

/// Throws what a usearch result says went wrong; the result's destructor must
/// not do it while we are on the way out.
template <typename Result> Result checked(Result R, const char *What) {
  const char *Why = R.error.release();
  require(!Why, std::string(What) + ": " + (Why ? Why : ""));
  return R;
}

std::unique_ptr<crinn_index> empty(size_t D, int Metric,
                                   const char *ParamsJson) {
  auto P = params(ParamsJson, {{"connectivity", 16}, {"expansion_add", 128}});
  metric_punned_t M(D,
                    Metric == CRINN_METRIC_L2 ? metric_kind_t::l2sq_k
                                              : metric_kind_t::ip_k,
                    scalar_kind_t::f32_k);
  auto I = std::make_unique<crinn_index>();
  auto Made = checked(
      index_dense_t::make(
          M, index_dense_config_t(P["connectivity"], P["expansion_add"]),
          default_free_value<default_key_t>(), index_limits_t(0, 1)),
      "make");
  I->Dense = std::move(Made.index);
  return I;
}

template <typename Result>
int answer(const Result &R, uint32_t *Ids, float *Distances) {
  for (size_t At = 0; At < R.size(); ++At) {
    Ids[At] = static_cast<uint32_t>(R[At].member.key);
    Distances[At] = R[At].distance;
  }
  return static_cast<int>(R.size());
}

} // namespace

int crinn_abi_version(void) { return CRINN_ABI_VERSION; }

int crinn_build(const float *Base, size_t N, size_t D, int Metric,
                const char *ParamsJson, crinn_index **Out) {
  return guarded([&] {
    auto I = empty(D, Metric, ParamsJson);
    I->Dense.reserve(index_limits_t(N, 1));
    for (size_t Row = 0; Row < N; ++Row)
      checked(I->Dense.add(Row, Base + Row * D, 0), "add");
    *Out = I.release();
    return 0;
  });
}

int crinn_search(crinn_index *I, const float *Query, size_t K, size_t Ef,
                 uint32_t *Ids, float *Distances) {
  return guarded([&] {
    I->Dense.change_expansion_search(Ef);
    return answer(checked(I->Dense.search(Query, K, 0), "search"), Ids,
                  Distances);
  });
}

int crinn_save(const crinn_index *I, const char *Path) {
  return guarded([&] {
    checked(I->Dense.save(Path), Path);
    return 0;
  });
}

int crinn_load(const char *Path, size_t D, int Metric, const char *ParamsJson,
               crinn_index **Out) {
  return guarded([&] {
    auto I = empty(D, Metric, ParamsJson);
    metric_kind_t Kind = I->Dense.metric().metric_kind();
    checked(I->Dense.load(Path), Path);
    require(I->Dense.dimensions() == D &&
                I->Dense.metric().metric_kind() == Kind,
            std::string(Path) + ": of another dimension or metric");
    *Out = I.release();
    return 0;
  });
}

void crinn_destroy(crinn_index *I) { delete I; }

const char *crinn_error(void) { return LastError.c_str(); }

int crinn_insert(crinn_index *I, const float *Row, uint32_t Id) {
  return guarded([&] {
    size_t Size = I->Dense.size();
    if (Size == I->Dense.capacity())
      I->Dense.reserve(index_limits_t(Size + Size / 2 + 1, 1));
    checked(I->Dense.add(Id, Row, 0), "insert");
    return 0;
  });
}

int crinn_remove(crinn_index *I, uint32_t Id) {
  return guarded([&] {
    require(checked(I->Dense.remove(Id), "remove").completed > 0,
            "remove: no such row");
    return 0;
  });
}

int crinn_search_filtered(crinn_index *I, const float *Query, size_t K,
                          size_t Ef, const uint64_t *Allowed, size_t Bits,
                          uint32_t *Ids, float *Distances) {
  return guarded([&] {
    I->Dense.change_expansion_search(Ef);
    auto Filter = [&](default_key_t Id) noexcept {
      return isAllowed(Allowed, Bits, Id);
    };
    return answer(
        checked(I->Dense.filtered_search(Query, K, Filter, 0), "search"), Ids,
        Distances);
  });
}

int64_t crinn_distance_count(crinn_index *I, const float *Query, size_t K,
                             size_t Ef) {
  return guarded([&]() -> int64_t {
    I->Dense.change_expansion_search(Ef);
    return checked(I->Dense.search(Query, K, 0), "search").computed_distances;
  });
}
