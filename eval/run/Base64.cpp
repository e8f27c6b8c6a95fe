//===- Base64.cpp - bytes that a JSON document can hold -------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/run/Base64.h"

#include <openssl/evp.h>

namespace crinn::eval {

std::string base64(const std::string &Bytes) {
  // EVP writes a null byte behind the text.
  std::string Text(4 * ((Bytes.size() + 2) / 3) + 1, '\0');
  int Length = EVP_EncodeBlock(
      reinterpret_cast<unsigned char *>(Text.data()),
      reinterpret_cast<const unsigned char *>(Bytes.data()), int(Bytes.size()));
  Text.resize(size_t(Length));
  return Text;
}

std::optional<std::string> fromBase64(const std::string &Text) {
  std::string Bytes(Text.size() / 4 * 3, '\0');
  int Length = EVP_DecodeBlock(
      reinterpret_cast<unsigned char *>(Bytes.data()),
      reinterpret_cast<const unsigned char *>(Text.data()), int(Text.size()));
  if (Length < 0)
    return std::nullopt;
  // It counts what the padding stands for as null bytes.
  size_t Padding = 0;
  while (Padding < 2 && Padding < Text.size() &&
         Text[Text.size() - 1 - Padding] == '=')
    ++Padding;
  Bytes.resize(size_t(Length) - Padding);
  if (base64(Bytes) != Text)
    return std::nullopt;
  return Bytes;
}

} // namespace crinn::eval
