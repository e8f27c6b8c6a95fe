//===- Files.h - files that are whole or absent -----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A run may be killed at any instruction. So a file is written beside its
/// place and renamed into it, and a directory is filled under a temporary name
/// and renamed: whoever finds the final name finds the whole thing.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_SUPPORT_FILES_H
#define CRINN_OPTIMIZE_SUPPORT_FILES_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <nlohmann/json.hpp>

#include <map>
#include <string>

namespace crinn::optimize {

llvm::Expected<std::string> readFile(const std::string &Path);

/// Replaces \p Path atomically; parents are created.
llvm::Error writeFile(const std::string &Path, llvm::StringRef Text);

/// Appends whole lines and makes them durable.
llvm::Error appendFile(const std::string &Path, llvm::StringRef Lines);

/// Fills a fresh temporary directory beside \p Dir and renames it to \p Dir.
/// Nothing happens where \p Dir exists. On an error nothing is left.
llvm::Error
makeDirectory(const std::string &Dir,
              llvm::function_ref<llvm::Error(const std::string &)> Fill);

/// Removes \p Path and all below it; absent is fine.
void removeTree(const std::string &Path);

/// Removes what a killed run left half-made directly below \p Dir.
void removeLeftovers(const std::string &Dir);

/// Regular files below \p Dir, by path relative to it with '/'. Symbolic links
/// are not followed.
llvm::Expected<std::map<std::string, std::string>>
readTree(const std::string &Dir);

/// SHA-256, lower-case hexadecimal.
std::string sha256(llvm::StringRef Bytes);

llvm::Expected<nlohmann::json> readJson(const std::string &Path);

/// Text of \p J; bytes that are not UTF-8 become U+FFFD instead of an
/// exception.
std::string toText(const nlohmann::json &J, int Indent = -1);

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_SUPPORT_FILES_H
