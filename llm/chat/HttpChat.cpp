//===- HttpChat.cpp - a chat endpoint over HTTP ---------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "llm/chat/HttpChat.h"

#include "llm/chat/ReplyReader.h"
#include "llm/chat/Secret.h"
#include "passes/source/Escape.h"
#include "passes/source/Failure.h"

#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/StringExtras.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <curl/curl.h>
#include <optional>
#include <thread>

using namespace llvm;

namespace crinn::llm {

/// What one attempt came to.
struct HttpChat::Answer {
  std::optional<ChatReply> Reply;
  std::string Why; ///< no reply: one line
  bool Again = false;
  double RetryAfter = 0; ///< seconds; 0: the server did not say
  long Status = 0;
};

namespace {

struct Transfer {
  CURL *Curl;
  size_t MostBytes;
  const std::atomic<bool> *Stop;
  std::optional<ReplyReader> Reader; ///< from the first byte of a reply
  std::string Error;                 ///< the beginning of another body
};

/// Of an error's body: enough for its message.
constexpr size_t LongestError = 4096;

size_t write(char *Bytes, size_t, size_t Count, void *To) {
  auto &T = *static_cast<Transfer *>(To);
  long Status = 0;
  curl_easy_getinfo(T.Curl, CURLINFO_RESPONSE_CODE, &Status);
  if (Status != 200) {
    T.Error.append(Bytes, std::min(Count, LongestError - T.Error.size()));
    return T.Error.size() < LongestError ? Count : 0;
  }
  if (!T.Reader) {
    const char *Type = nullptr;
    curl_easy_getinfo(T.Curl, CURLINFO_CONTENT_TYPE, &Type);
    StringRef Kind = StringRef(Type ? Type : "").split(';').first.trim();
    if (!Kind.equals_insensitive("application/json") &&
        !Kind.equals_insensitive("text/event-stream")) {
      T.Error = "content type '" + Kind.str() + "'";
      return 0;
    }
    T.Reader.emplace(Kind.equals_insensitive("text/event-stream"), T.MostBytes);
  }
  return T.Reader->feed({Bytes, Count}) ? Count : 0;
}

int progress(void *From, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  const auto *Stop = static_cast<Transfer *>(From)->Stop;
  return Stop && *Stop ? 1 : 0;
}

/// "..., it says: MESSAGE" of a JSON error, or the text as it is.
std::string saying(const std::string &Body) {
  auto J = nlohmann::json::parse(Body, nullptr, /*allow_exceptions=*/false);
  std::string Text = Body;
  if (J.is_object() && J.contains("error")) {
    const auto &E = J["error"];
    if (E.is_string())
      Text = E;
    else if (E.is_object() && E.contains("message") && E["message"].is_string())
      Text = E["message"];
  }
  Text = passes::oneLine(Text, 200);
  return Text.empty() ? "" : ": " + Text;
}

} // namespace

HttpChat::Answer HttpChat::attempt(const std::string &Body) {
  Answer A;
  CURL *Curl = curl_easy_init();
  if (!Curl) {
    A.Why = "libcurl cannot be used";
    return A;
  }
  auto Clean = make_scope_exit([&] { curl_easy_cleanup(Curl); });
  Transfer T{Curl, At.MostBytes, Stop, std::nullopt, ""};
  curl_slist *Headers =
      curl_slist_append(nullptr, "Content-Type: application/json");
  Headers = curl_slist_append(Headers, "Expect:");
  if (!At.Key.empty())
    Headers =
        curl_slist_append(Headers, ("Authorization: Bearer " + At.Key).c_str());
  auto Free = make_scope_exit([&] { curl_slist_free_all(Headers); });
  auto Milliseconds = [](double S) { return static_cast<long>(S * 1000); };
  const std::string Url = At.Url + "/chat/completions";
  char Message[CURL_ERROR_SIZE] = "";
  curl_easy_setopt(Curl, CURLOPT_URL, Url.c_str());
  curl_easy_setopt(Curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(Curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(Curl, CURLOPT_HTTPHEADER, Headers);
  curl_easy_setopt(Curl, CURLOPT_POSTFIELDSIZE_LARGE,
                   static_cast<curl_off_t>(Body.size()));
  curl_easy_setopt(Curl, CURLOPT_POSTFIELDS, Body.data());
  curl_easy_setopt(Curl, CURLOPT_CONNECTTIMEOUT_MS,
                   Milliseconds(At.ConnectSeconds));
  curl_easy_setopt(Curl, CURLOPT_TIMEOUT_MS, Milliseconds(At.ReplySeconds));
  curl_easy_setopt(Curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
  curl_easy_setopt(Curl, CURLOPT_LOW_SPEED_TIME,
                   std::max(1L, static_cast<long>(At.StallSeconds)));
  curl_easy_setopt(Curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(Curl, CURLOPT_USERAGENT, "crinn");
  curl_easy_setopt(Curl, CURLOPT_ERRORBUFFER, Message);
  curl_easy_setopt(Curl, CURLOPT_WRITEFUNCTION, write);
  curl_easy_setopt(Curl, CURLOPT_WRITEDATA, &T);
  curl_easy_setopt(Curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(Curl, CURLOPT_XFERINFOFUNCTION, progress);
  curl_easy_setopt(Curl, CURLOPT_XFERINFODATA, &T);

  const CURLcode Code = curl_easy_perform(Curl);
  curl_easy_getinfo(Curl, CURLINFO_RESPONSE_CODE, &A.Status);
  if (stopped())
    return A;
  if (A.Status == 0 ||
      (A.Status == 200 && Code != CURLE_OK && Code != CURLE_WRITE_ERROR)) {
    A.Why = *Message ? Message : curl_easy_strerror(Code);
    A.Again = Code != CURLE_URL_MALFORMAT &&
              Code != CURLE_UNSUPPORTED_PROTOCOL &&
              Code != CURLE_PEER_FAILED_VERIFICATION;
    return A;
  }
  if (A.Status != 200) {
    A.Why = "status " + std::to_string(A.Status) + saying(T.Error);
    A.Again = A.Status == 408 || A.Status == 429 || A.Status >= 500;
    curl_off_t Seconds = 0;
    if (curl_easy_getinfo(Curl, CURLINFO_RETRY_AFTER, &Seconds) == CURLE_OK)
      A.RetryAfter = static_cast<double>(Seconds);
    return A;
  }
  if (!T.Reader) {
    A.Why = T.Error.empty() ? "an empty reply"
                            : "not a reply of a chat endpoint: " + T.Error;
    return A;
  }
  if (auto Reply = T.Reader->finish())
    A.Reply = std::move(*Reply);
  else
    A.Why = toString(Reply.takeError());
  return A;
}

/// False: stopped, or more than all pauses together may take.
bool HttpChat::pause(double Seconds) {
  if (Paused + Seconds > At.RetrySeconds)
    return false;
  Paused += Seconds;
  const auto End =
      std::chrono::steady_clock::now() + std::chrono::duration<double>(Seconds);
  while (std::chrono::steady_clock::now() < End) {
    if (stopped())
      return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  return true;
}

Expected<ChatReply> HttpChat::complete(const ChatRequest &Asked) {
  using passes::Code;
  if (!StringRef(At.Url).starts_with_insensitive("http://") &&
      !StringRef(At.Url).starts_with_insensitive("https://"))
    return passes::fail(Code::Input,
                        passes::escape(At.Url) +
                            ": not an http or https URL; use "
                            "for example http://localhost:8080/v1");
  ChatRequest R = Asked;
  if (!SchemaKnown)
    R.Schema = nullptr;
  std::string Why;
  for (unsigned I = 0; I < At.Attempts; ++I) {
    const std::string Body =
        bodyOf(R, At.Model)
            .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    Answer A = attempt(Body);
    if (stopped())
      return passes::fail(Code::Interrupted, "stopped");
    if (A.Reply) {
      if (!A.Reply->Counted)
        A.Reply->PromptTokens = estimatedTokens(R.Messages);
      return std::move(*A.Reply);
    }
    Why = A.Why;
    // The usual answers of a server that does not know a field.
    if ((A.Status == 400 || A.Status == 422) && !R.Schema.is_null()) {
      SchemaKnown = false;
      R.Schema = nullptr;
      continue;
    }
    if (!A.Again)
      break;
    // The last attempt needs no pause behind it.
    const double Pause = std::max(
        A.RetryAfter, std::ldexp(0.5, static_cast<int>(std::min(I, 6u))) *
                          (0.5 + Jitter.unit()));
    if (I + 1 < At.Attempts && !pause(Pause)) {
      if (stopped())
        return passes::fail(Code::Interrupted, "stopped");
      Why += ", and no time is left to try again";
      break;
    }
  }
  return passes::fail(
      Code::Environment,
      withoutKey(passes::escape(At.Url) +
                     ": no reply: " + passes::oneLine(Why) +
                     "; check the server, the model's name and the key",
                 At.Key));
}

} // namespace crinn::llm
