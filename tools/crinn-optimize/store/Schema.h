//===- Schema.h - the tables of a run ---------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_STORE_SCHEMA_H
#define CRINN_OPTIMIZE_STORE_SCHEMA_H

namespace crinn::optimize {

inline constexpr const char *Schema = R"sql(
CREATE TABLE fact (
  name TEXT PRIMARY KEY,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE attempt (
  number      INTEGER PRIMARY KEY,
  label       TEXT NOT NULL,
  title       TEXT NOT NULL,
  plan        TEXT NOT NULL,
  directory   TEXT NOT NULL,
  result_hash TEXT NOT NULL,
  build_hash  TEXT NOT NULL,
  covers      TEXT NOT NULL,
  verdict     TEXT NOT NULL
              CHECK (verdict IN ('open', 'kept', 'outdone', 'refused')),
  reason      TEXT NOT NULL,
  sentence    TEXT NOT NULL,
  estimate    REAL,
  lower       REAL,
  upper       REAL,
  pairs       INTEGER NOT NULL,
  evidence    TEXT NOT NULL,
  seconds     REAL NOT NULL,
  finished    TEXT NOT NULL
) STRICT;

CREATE TABLE confirmation (
  try       INTEGER PRIMARY KEY,
  number    INTEGER NOT NULL REFERENCES attempt (number),
  level     REAL NOT NULL,
  state     TEXT NOT NULL CHECK (state IN ('started', 'struck', 'done')),
  confirmed INTEGER,
  estimate  REAL,
  lower     REAL,
  upper     REAL,
  pairs     INTEGER,
  evidence  TEXT
) STRICT;

CREATE TABLE log (
  line INTEGER PRIMARY KEY AUTOINCREMENT,
  row  TEXT NOT NULL
) STRICT;

CREATE TRIGGER attempt_stays BEFORE DELETE ON attempt
BEGIN SELECT raise(ABORT, 'an attempt is never deleted'); END;

CREATE TRIGGER attempt_is_settled_once BEFORE UPDATE ON attempt
WHEN old.verdict <> 'open' OR new.verdict = 'open'
BEGIN SELECT raise(ABORT, 'a settled attempt is never changed'); END;

CREATE TRIGGER attempt_is_immutable BEFORE UPDATE OF number, label, title, plan,
  directory, result_hash, build_hash, covers, estimate, lower, upper, pairs,
  evidence, seconds, finished ON attempt
BEGIN SELECT raise(ABORT, 'an attempt is never changed'); END;

CREATE TRIGGER fact_is_immutable BEFORE UPDATE ON fact
BEGIN SELECT raise(ABORT, 'a fact is never changed'); END;

CREATE TRIGGER confirmation_stays BEFORE DELETE ON confirmation
BEGIN SELECT raise(ABORT, 'a confirmation is never deleted'); END;

CREATE TRIGGER confirmation_is_immutable BEFORE UPDATE ON confirmation
WHEN old.state <> 'started'
BEGIN SELECT raise(ABORT, 'a finished confirmation is never changed'); END;

CREATE TRIGGER log_stays BEFORE DELETE ON log
BEGIN SELECT raise(ABORT, 'the log only grows'); END;

CREATE TRIGGER log_is_immutable BEFORE UPDATE ON log
BEGIN SELECT raise(ABORT, 'the log only grows'); END;
)sql";

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_STORE_SCHEMA_H
