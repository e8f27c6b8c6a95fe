//===- Schema.h - the tables of a run ---------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Every table only grows; the database itself forbids to change or delete a
/// row. docs/evidence.md describes the columns to whoever reads it with SQL.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_RUN_SCHEMA_H
#define CRINN_EVAL_RUN_SCHEMA_H

namespace crinn::eval {

/// Raised when a table below changes its meaning.
inline constexpr int RunSchemaVersion = 2;

inline constexpr const char *RunSchema = R"sql(
CREATE TABLE attempt (
  number       INTEGER PRIMARY KEY,
  key          TEXT NOT NULL,
  started      TEXT NOT NULL,
  title        TEXT NOT NULL,
  target       TEXT NOT NULL,
  class        TEXT NOT NULL,
  variant_hash TEXT NOT NULL,
  base_hash    TEXT NOT NULL,
  data_hash    TEXT NOT NULL,
  harness_hash TEXT NOT NULL,
  identity     TEXT NOT NULL CHECK (json_valid(identity))
) STRICT;
CREATE INDEX attempt_by_key ON attempt (key);

CREATE TABLE step (
  attempt INTEGER NOT NULL REFERENCES attempt (number),
  name    TEXT NOT NULL,
  value   TEXT NOT NULL CHECK (json_valid(value)),
  done    TEXT NOT NULL,
  PRIMARY KEY (attempt, name)
) STRICT;

CREATE TABLE outcome (
  line      INTEGER PRIMARY KEY AUTOINCREMENT,
  attempt   INTEGER NOT NULL UNIQUE REFERENCES attempt (number),
  verdict   TEXT NOT NULL,
  reason    TEXT NOT NULL,
  sentence  TEXT NOT NULL,
  code_hash TEXT NOT NULL,
  estimate  REAL,
  lower     REAL,
  upper     REAL,
  pairs     INTEGER NOT NULL,
  document  TEXT NOT NULL CHECK (json_valid(document)),
  printed   TEXT NOT NULL,
  finished  TEXT NOT NULL
) STRICT;
)sql";

/// With the name of each table, twice.
inline constexpr const char *RunSchemaGuard = R"sql(
CREATE TRIGGER {0}_stays BEFORE DELETE ON {0}
BEGIN SELECT raise(ABORT, '{0}: a row is never deleted'); END;
CREATE TRIGGER {0}_is_immutable BEFORE UPDATE ON {0}
BEGIN SELECT raise(ABORT, '{0}: a row is never changed'); END;
)sql";

} // namespace crinn::eval

#endif // CRINN_EVAL_RUN_SCHEMA_H
