//===- Download.h - fetch a large file over HTTP ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_DATA_DOWNLOAD_H
#define CRINN_EVAL_DATA_DOWNLOAD_H

#include "eval/support/Context.h"

#include <string>

namespace crinn::eval {

/// Fetches \p Url (http or https) into \p Path. What has arrived is kept in
/// Path.part, with the server's ETag or Last-Modified and the whole length in
/// Path.part.json, and the rest is asked for (Range, If-Range) after a cut
/// connection, in this call or in a later one. If the file changed meanwhile,
/// or the server ignores Range, it starts anew. Cut connections, 408, 429 and
/// 5xx are tried again after a growing pause, or the one that Retry-After
/// names. Progress: "download kB".
/// Errors: Input (no such file at the URL, wrong length), Environment (no
/// connection, gives up; cannot write), Interrupted (the part is kept).
Status download(const std::string &Url, const std::string &Path,
                const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_DATA_DOWNLOAD_H
