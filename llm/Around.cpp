//===- Around.cpp - values near the one that a site has -------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "llm/Around.h"

#include <algorithm>
#include <set>

namespace crinn::llm {

std::optional<OwnValue> ownValue(const passes::Site &S) {
  // A state may come from a file: nothing of it is taken for granted.
  if (!S.Roles.is_object() || !S.Roles.contains("tunable"))
    return std::nullopt;
  const nlohmann::json &Places = S.Roles["tunable"];
  if (!Places.is_array() || Places.size() != 1 || !Places[0].is_object())
    return std::nullopt;
  OwnValue V;
  for (auto [Key, Into] : {std::pair("value", &V.Now), std::pair("min", &V.Min),
                           std::pair("max", &V.Max)}) {
    if (!Places[0].contains(Key) || !Places[0][Key].is_number_integer())
      return std::nullopt;
    *Into = Places[0][Key].get<int64_t>();
  }
  // As large as no tunable may be; the sums below do not overflow then.
  constexpr int64_t Large = int64_t(1) << 32;
  if (V.Min < 0 || V.Min > V.Now || V.Now > V.Max || V.Max > Large)
    return std::nullopt;
  return V;
}

std::vector<int64_t> valuesAround(const passes::Site &S) {
  std::optional<OwnValue> V = ownValue(S);
  if (!V)
    return {};
  std::set<int64_t> Out;
  for (int64_t Near :
       {V->Now / 2, V->Now * 3 / 4, (V->Now * 5 + 3) / 4, V->Now * 2})
    Out.insert(std::clamp(Near, V->Min, V->Max));
  // From 0 nothing is half or double.
  if (V->Now == 0)
    Out.insert(std::min<int64_t>(1, V->Max));
  Out.erase(V->Now);
  return {Out.begin(), Out.end()};
}

} // namespace crinn::llm
