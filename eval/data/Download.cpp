//===- Download.cpp - fetch a large file over HTTP --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/Download.h"
#include "eval/data/Part.h"
#include "eval/support/Files.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <thread>

namespace fs = std::filesystem;

namespace crinn::eval {

namespace {

constexpr int MaxIdle = 6;        // tries in a row that brought nothing
constexpr int MaxTries = 100;     // in all: a server that cuts every megabyte
constexpr long MaxPause = 120;    // seconds; a longer Retry-After ends the call
constexpr long StallSeconds = 60; // without a byte: the connection is dead

/// One request and what came of it.
class Transfer {
public:
  Transfer(const std::string &Url, Part &P, const Context &Ctx)
      : Url(Url), P(P), Ctx(Ctx), Curl(curl_easy_init(), curl_easy_cleanup),
        Headers(nullptr, curl_slist_free_all) {}

  CURLcode run() {
    CURL *C = Curl.get();
    curl_easy_setopt(C, CURLOPT_URL, Url.c_str());
    curl_easy_setopt(C, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(C, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(C, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(C, CURLOPT_MAXREDIRS, 5L);
    curl_easy_setopt(C, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(C, CURLOPT_CONNECTTIMEOUT, 30L);
    curl_easy_setopt(C, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(C, CURLOPT_LOW_SPEED_TIME, StallSeconds);
    curl_easy_setopt(C, CURLOPT_USERAGENT, "crinn");
    curl_easy_setopt(C, CURLOPT_HEADERFUNCTION, onHeader);
    curl_easy_setopt(C, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(C, CURLOPT_WRITEFUNCTION, onBody);
    curl_easy_setopt(C, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(C, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(C, CURLOPT_XFERINFOFUNCTION, onProgress);
    curl_easy_setopt(C, CURLOPT_XFERINFODATA, this);
    if (P.have() > 0) {
      curl_easy_setopt(C, CURLOPT_RANGE, fmt::format("{}-", P.have()).c_str());
      if (!P.Validator.empty())
        Headers.reset(curl_slist_append(
            nullptr, fmt::format("If-Range: {}", P.Validator).c_str()));
      curl_easy_setopt(C, CURLOPT_HTTPHEADER, Headers.get());
    }
    return curl_easy_perform(C);
  }

  long code() const {
    long Code = 0;
    curl_easy_getinfo(Curl.get(), CURLINFO_RESPONSE_CODE, &Code);
    return Code;
  }
  /// Seconds that the server asks to wait; 0 if it does not say.
  long retryAfter() const {
    curl_off_t Seconds = 0;
    curl_easy_getinfo(Curl.get(), CURLINFO_RETRY_AFTER, &Seconds);
    return static_cast<long>(Seconds);
  }
  bool Full = false;     ///< the disk refused a write
  bool Mismatch = false; ///< a range that does not continue the part

private:
  static size_t onHeader(char *Data, size_t, size_t Size, void *Self) {
    static_cast<Transfer *>(Self)->Reply.add({Data, Size});
    return Size;
  }

  static size_t onBody(char *Data, size_t, size_t Size, void *Self) {
    auto &T = *static_cast<Transfer *>(Self);
    long Code = T.code();
    if (Code != 200 && Code != 206)
      return Size; // the page that comes with an error
    if (!T.Begun) {
      T.Begun = true;
      if (Code == 206 && !T.P.continues(T.Reply)) {
        T.Mismatch = true;
        return 0;
      }
      if (Code == 200 && !T.P.restart(T.Reply)) {
        T.Full = true;
        return 0;
      }
    }
    if (!T.P.append(Data, Size)) {
      T.Full = true;
      return 0;
    }
    return Size;
  }

  static int onProgress(void *Self, curl_off_t, curl_off_t, curl_off_t,
                        curl_off_t) {
    auto &T = *static_cast<Transfer *>(Self);
    if (T.Begun)
      T.Ctx.progress("download kB", T.P.have() / 1000, T.P.Length / 1000);
    return T.Ctx.cancelled();
  }

  const std::string &Url;
  Part &P;
  const Context &Ctx;
  std::unique_ptr<CURL, void (*)(CURL *)> Curl;
  std::unique_ptr<curl_slist, void (*)(curl_slist *)> Headers;
  ReplyHeaders Reply;
  bool Begun = false;
};

/// False if it was cancelled meanwhile.
bool pause(long Seconds, const Context &Ctx) {
  using Clock = std::chrono::steady_clock;
  auto End = Clock::now() + std::chrono::seconds(Seconds);
  while (Clock::now() < End && !Ctx.cancelled())
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  return !Ctx.cancelled();
}

bool worthAnotherTry(CURLcode Rc, long Code) {
  if (Rc == CURLE_OK)
    return Code == 408 || Code == 429 || Code >= 500;
  return Rc != CURLE_UNSUPPORTED_PROTOCOL && Rc != CURLE_URL_MALFORMAT &&
         Rc != CURLE_TOO_MANY_REDIRECTS;
}

} // namespace

Status download(const std::string &Url, const std::string &Path,
                const Context &Ctx) {
  static const CURLcode Once = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (Once != CURLE_OK)
    return Error{Errc::Environment, "libcurl cannot start; install it again",
                 ""};
  Result<Part> Opened = Part::open(Path + ".part", Url);
  if (!Opened)
    return Opened.takeError();
  Part &P = *Opened;
  int Idle = 0;
  bool Again = false;
  for (int Try = 0; Try < MaxTries && !P.complete(); ++Try) {
    if (P.Length == 0)
      P.discard(); // nothing to tell the rest from another file's
    uint64_t Before = P.have();
    Transfer T(Url, P, Ctx);
    CURLcode Rc = T.run();
    long Code = T.code();
    if (Ctx.cancelled())
      return Error{Errc::Interrupted,
                   fmt::format("interrupted; {} bytes are kept in {}.part, the "
                               "same command goes on from there",
                               P.have(), Path),
                   ""};
    if (T.Full)
      return Error{Errc::Environment,
                   fmt::format("{}.part: cannot write; check rights and disk "
                               "space, the same command goes on",
                               Path),
                   ""};
    // Another length or place, or nothing more to send: not the same file.
    if (T.Mismatch || Code == 416) {
      if (Again)
        return Error{Errc::Input,
                     fmt::format("{}: the server announces {} bytes and sends "
                                 "others; name a local copy with --from",
                                 Url, P.Length),
                     ""};
      Again = true;
      P.discard();
      continue;
    }
    if (Rc == CURLE_OK && (Code == 200 || Code == 206)) {
      if (P.Length == 0 || P.complete())
        break;
      Rc = CURLE_PARTIAL_FILE; // fewer bytes than announced
    }
    std::string What = Rc != CURLE_OK ? std::string(curl_easy_strerror(Rc))
                                      : fmt::format("HTTP status {}", Code);
    if (!worthAnotherTry(Rc, Code))
      return Error{Errc::Input,
                   fmt::format("{}: {}; check the URL, or name a local copy "
                               "with --from",
                               Url, What),
                   ""};
    Idle = P.have() > Before ? 0 : Idle + 1;
    long Wait = std::max(T.retryAfter(), Idle == 0 ? 1L : 1L << (Idle - 1));
    if (Idle == MaxIdle || Try + 1 == MaxTries || Wait > MaxPause)
      return Error{Errc::Environment,
                   fmt::format("{}: {}; try again later (the same command goes "
                               "on from {} bytes) or name a local copy with "
                               "--from",
                               Url, What, P.have()),
                   ""};
    Ctx.progress(fmt::format("{}, again in {} s", What, Wait), 0, 0);
    if (!pause(Wait, Ctx))
      return Error{Errc::Interrupted, "interrupted; the part is kept", ""};
  }
  return P.moveTo(Path);
}

} // namespace crinn::eval
