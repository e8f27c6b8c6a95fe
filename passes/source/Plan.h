//===- Plan.h - an ordered list of rewrites, as data ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The document of docs/formats.md, section Plan.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_SOURCE_PLAN_H
#define CRINN_PASSES_SOURCE_PLAN_H

#include "llvm/Support/Error.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace crinn::passes {

/// Numbers by name; those missing take their default. Body: of replace-body.
struct Params : std::map<std::string, int64_t> {
  using map::map;
  std::string Body;
};

struct Step {
  std::string Rewrite; ///< a name of the catalogue
  std::string Site;    ///< a site id
  passes::Params Params;
};

struct Plan {
  std::map<std::string, std::string> Base; ///< path below the root -> SHA-256
  std::vector<Step> Steps;
};

nlohmann::json toJson(const Plan &P);

/// Errors: not a plan, another version, a field of the wrong type or unknown.
llvm::Expected<Plan> planFromJson(const nlohmann::json &J);

/// Reads and parses \p Path; errors name the file.
llvm::Expected<Plan> readPlan(llvm::StringRef Path);

} // namespace crinn::passes

#endif // CRINN_PASSES_SOURCE_PLAN_H
