//===- Fetch.h - the source of a package --------------------------*- C++
//-*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_TARGET_FETCH_H
#define CRINN_EVAL_TARGET_FETCH_H

#include "eval/support/Context.h"
#include "eval/target/Target.h"

namespace crinn::eval {

/// The directory that \p S is copied from. A package that is not in the cache
/// (codebases/NAME-VERSION-HASH below Ctx.CacheDir, or below defaultCacheDir()
/// if that is empty) is fetched first: by pip or apt-get, by way of
/// fetch_source.py, checked against its SHA-256; no code of it runs. A killed
/// fetch leaves nothing that the next one would take for a package.
/// Errors: Environment (no network, no client, another hash; the message names
/// the command that tries again), Interrupted.
Result<std::string> sourceDirectory(const SourceSet &S, const Target &T,
                                    const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_TARGET_FETCH_H
