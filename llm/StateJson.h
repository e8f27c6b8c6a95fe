//===- StateJson.h - states as documents ------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A run stores what its proposer knew, so that its plans can be learned from,
/// queried and exported later, without the codebase. Format "crinn-state-1",
/// docs/formats.md.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_LLM_STATEJSON_H
#define CRINN_LLM_STATEJSON_H

#include "llm/Proposer.h"

namespace crinn::llm {

nlohmann::json toJson(const State &S);

/// Errors: not a state, another version, a field of the wrong type.
llvm::Expected<State> stateFromJson(const nlohmann::json &J);

} // namespace crinn::llm

#endif // CRINN_LLM_STATEJSON_H
