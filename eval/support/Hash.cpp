//===- Hash.cpp - SHA-256 by OpenSSL ----------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/support/Hash.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <cstdint>
#include <fstream>
#include <vector>

namespace crinn::eval {

struct Sha256::State {
  EVP_MD_CTX *Ctx = EVP_MD_CTX_new();
  ~State() { EVP_MD_CTX_free(Ctx); }
};

Sha256::Sha256() : S(std::make_unique<State>()) {
  EVP_DigestInit_ex(S->Ctx, EVP_sha256(), nullptr);
}
Sha256::Sha256(Sha256 &&) noexcept = default;
Sha256::~Sha256() = default;

Sha256 &Sha256::add(const void *Data, size_t Bytes) {
  EVP_DigestUpdate(S->Ctx, Data, Bytes);
  return *this;
}

Sha256 &Sha256::add(std::string_view Text) {
  uint64_t Size = Text.size();
  return add(&Size, sizeof(Size)).add(Text.data(), Text.size());
}

std::string Sha256::hex() {
  unsigned char Digest[EVP_MAX_MD_SIZE];
  unsigned Size = 0;
  EVP_DigestFinal_ex(S->Ctx, Digest, &Size);
  std::string Out;
  for (unsigned I = 0; I < Size; ++I)
    Out += fmt::format("{:02x}", Digest[I]);
  return Out;
}

std::string sha256(std::string_view Bytes) {
  return Sha256().add(Bytes.data(), Bytes.size()).hex();
}

Result<std::string> sha256File(const std::string &Path) {
  std::ifstream In(Path, std::ios::binary);
  if (!In)
    return Error{Errc::Input,
                 fmt::format("{}: cannot read; check the path", Path), ""};
  Sha256 H;
  std::vector<char> Piece(1 << 20);
  while (In.read(Piece.data(), static_cast<std::streamsize>(Piece.size())) ||
         In.gcount() > 0)
    H.add(Piece.data(), static_cast<size_t>(In.gcount()));
  if (In.bad())
    return Error{Errc::Input, fmt::format("{}: read failed", Path), ""};
  return H.hex();
}

} // namespace crinn::eval
