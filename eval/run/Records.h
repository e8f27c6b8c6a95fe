//===- Records.h - steps in a database, or in memory ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_RUN_RECORDS_H
#define CRINN_EVAL_RUN_RECORDS_H

#include "eval/run/RunDb.h"
#include "eval/support/Recorder.h"

namespace crinn::eval {

/// The steps of one comparison. Without a database they are kept for the
/// evidence alone.
class Records : public Recorder {
public:
  Records() = default;
  /// Goes on with what \p Attempt of \p Db has; Db outlives this.
  Records(RunDb &Db, int64_t Attempt,
          std::map<std::string, nlohmann::json> Done)
      : Db(&Db), Attempt(Attempt), Done(std::move(Done)),
        Found(this->Done.size()) {}

  std::optional<nlohmann::json> recorded(std::string_view Key) override {
    auto It = Done.find(std::string(Key));
    return It == Done.end() ? std::nullopt : std::optional(It->second);
  }

  Status record(std::string_view Key, const nlohmann::json &Value) override {
    if (Db)
      if (Status S = Db->record(Attempt, std::string(Key), Value); !S)
        return S;
    Done[std::string(Key)] = Value;
    return success();
  }

  const std::map<std::string, nlohmann::json> &all() const { return Done; }
  /// How many steps were there at the start.
  size_t found() const { return Found; }

private:
  RunDb *Db = nullptr;
  int64_t Attempt = 0;
  std::map<std::string, nlohmann::json> Done;
  size_t Found = 0;
};

} // namespace crinn::eval

#endif // CRINN_EVAL_RUN_RECORDS_H
