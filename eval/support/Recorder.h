//===- Recorder.h - measurements that outlive the process -------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A comparison is a sequence of steps, each of which took seconds and none of
/// which can be repeated with the same outcome. Whoever does a step asks first
/// whether it is recorded, and records it when it is done; a run that was
/// killed then gives, when it is started again, the answer that it would have
/// given.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_SUPPORT_RECORDER_H
#define CRINN_EVAL_SUPPORT_RECORDER_H

#include "eval/support/Result.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string_view>

namespace crinn::eval {

class Recorder {
public:
  virtual ~Recorder() = default;
  /// What was recorded under \p Key ("pair/3", "grid/candidate", "gate/race").
  virtual std::optional<nlohmann::json> recorded(std::string_view Key) = 0;
  /// On disk when it returns. Errors: Environment.
  virtual Status record(std::string_view Key, const nlohmann::json &Value) = 0;
};

} // namespace crinn::eval

#endif // CRINN_EVAL_SUPPORT_RECORDER_H
