//===- index_file.cpp - reading and writing index files -------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A header is trusted only after its checksum, and no size in it before it has
/// been compared with the file's.
///
//===----------------------------------------------------------------------===//

#include "baseline_glass/index_file.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>

namespace glass {

static_assert(std::endian::native == std::endian::little,
              "the file format is that of a little-endian machine");

void Checksum::add(const void *Data, size_t Bytes) {
  const char *P = static_cast<const char *>(Data);
  while (Bytes > 0) {
    uint64_t Word = 0;
    const size_t Part = std::min(Bytes, sizeof(Word));
    std::memcpy(&Word, P, Part);
    State = std::rotl((State ^ Word) * 0xD6E8FEB86659FD93, 29) + Part;
    P += Part;
    Bytes -= Part;
  }
}

static uint64_t headerSum(const FileHeader &Header) {
  Checksum Sum;
  Sum.add(Header.data(), HwHeaderSum * sizeof(uint64_t));
  return Sum.value();
}

static Error ioError(const std::string &Path) {
  return {ErrorCode::Io, Path + ": " + std::strerror(errno)};
}

IndexWriter::IndexWriter(const std::string &Path, const FileHeader &Header)
    : Path(Path), Header(Header), File(std::fopen(Path.c_str(), "wb")) {
  const FileHeader Blank = {};
  if (!File || std::fwrite(&Blank, sizeof(Blank), 1, File.get()) != 1)
    Failed = true;
}

void IndexWriter::write(const void *Data, size_t Bytes) {
  if (Failed || Bytes == 0)
    return;
  Sum.add(Data, Bytes);
  Header[HwPayloadBytes] += Bytes;
  Failed = std::fwrite(Data, Bytes, 1, File.get()) != 1;
}

Expected<Success> IndexWriter::finish() {
  if (!File)
    return ioError(Path);
  Header[HwMagic] = FileMagic;
  Header[HwVersion] = FileVersion;
  Header[HwPayloadSum] = Sum.value();
  Header[HwHeaderSum] = headerSum(Header);
  Failed = Failed || std::fseek(File.get(), 0, SEEK_SET) != 0 ||
           std::fwrite(&Header, sizeof(Header), 1, File.get()) != 1;
  Failed = std::fclose(File.release()) != 0 || Failed;
  if (!Failed)
    return Success{};
  Error Reason = ioError(Path);
  std::remove(Path.c_str());
  return Reason;
}

Expected<IndexReader> IndexReader::open(const std::string &Path) {
  IndexReader R;
  R.File.reset(std::fopen(Path.c_str(), "rb"));
  if (!R.File || std::fseek(R.File.get(), 0, SEEK_END) != 0)
    return ioError(Path);
  const long End = std::ftell(R.File.get());
  if (End < 0 || std::fseek(R.File.get(), 0, SEEK_SET) != 0)
    return ioError(Path);
  const uint64_t Bytes = uint64_t(End);
  FileHeader &H = R.Header;
  const size_t Read =
      std::fread(&H, 1, std::min(sizeof(H), size_t(Bytes)), R.File.get());
  if (Read < sizeof(uint64_t))
    return Error{ErrorCode::Truncated, Path + ": shorter than a header"};
  if (H[HwMagic] != FileMagic)
    return Error{ErrorCode::BadMagic, Path + ": not an index file"};
  if (Read < sizeof(H))
    return Error{ErrorCode::Truncated, Path + ": shorter than a header"};
  if (H[HwVersion] != FileVersion)
    return Error{ErrorCode::BadVersion, Path + ": index file of version " +
                                            std::to_string(H[HwVersion])};
  if (H[HwHeaderSum] != headerSum(H))
    return Error{ErrorCode::Corrupt, Path + ": header checksum differs"};
  if (Bytes - sizeof(H) < H[HwPayloadBytes])
    return Error{ErrorCode::Truncated, Path + ": ends early"};
  if (Bytes - sizeof(H) > H[HwPayloadBytes])
    return Error{ErrorCode::Corrupt, Path + ": goes on after its end"};
  return R;
}

bool IndexReader::read(void *Data, size_t Bytes) {
  if (Bytes == 0)
    return true;
  if (std::fread(Data, Bytes, 1, File.get()) != 1)
    return false;
  Sum.add(Data, Bytes);
  return true;
}

} // namespace glass
