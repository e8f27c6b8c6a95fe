//===- Parts.cpp - the optional parts of an adapter -----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/equivalence/Checks.h"
#include "eval/equivalence/Conduct.h"
#include "eval/support/Random.h"

#include <fmt/format.h>

namespace crinn::eval {

namespace {

constexpr size_t PartRows = 600;
constexpr uint32_t PartEf = 64;

class PartCheck {
public:
  explicit PartCheck(const Bench &B) : B(B), Draw(B.S.Seed + 7) {
    const size_t Dim = 17 + Draw.below(15);
    Base = drawRows(Kind::Gaussian, PartRows, Dim, Draw.next());
    Queries = drawRows(Kind::Gaussian, 60, Dim, Draw.next());
    Order = firstNumbers(Queries.Rows);
  }

  Checked all(std::string &Remarks) {
    Arms Pair;
    if (Checked C = fresh(PartRows, Pair); !C || *C || !Built)
      return C;
    const uint32_t Has = Pair.A->parts();
    if (Has & ~Pair.B->parts())
      return found({"exports-differ",
                    "an optional part of the baseline's adapter is missing"});
    struct Part {
      OptionalPart Bit;
      const char *Name;
      Checked (PartCheck::*Check)(Arms &);
    };
    for (const Part &P :
         {Part{PartBatch, "batch", &PartCheck::batch},
          Part{PartFilter, "filtered search", &PartCheck::filtered},
          Part{PartInsert, "insert", &PartCheck::insert},
          Part{PartRemove, "remove", &PartCheck::remove}}) {
      if (Has & P.Bit) {
        if (Checked C = (this->*P.Check)(Pair); !C || *C)
          return C;
      } else {
        Remarks += fmt::format("{}{}", Remarks.empty() ? "" : ", ", P.Name);
      }
    }
    return fine();
  }

private:
  /// A new pair of arms with the first \p Rows rows. Built: A took them.
  Checked fresh(size_t Rows, Arms &Pair) {
    if (Checked C = Arms::start(B, Metric::L2, Base.Cols, Pair); !C || *C)
      return C;
    Matrix Some{Rows, Base.Cols, {}};
    Some.Data.assign(Base.Data.begin(),
                     Base.Data.begin() + long(Rows * Base.Cols));
    Both R;
    Checked C =
        Pair.ask([&](Worker &W, Answers &) { return W.build(Some); }, R);
    Built = R.What == Both::Outcome::Answered;
    return C;
  }

  /// The answers of both to one question held to each other and to the rules.
  /// \p Allowed: the rows that may be returned.
  Checked held(const Both &R, const std::vector<bool> &Allowed,
               const char *Where) {
    if (R.What != Both::Outcome::Answered || checkIds(R.A, PartRows) ||
        forbidden(R.A, Allowed))
      return fine();
    auto on = [&](Finding F) {
      F.Detail = fmt::format("{}: {}", Where, F.Detail);
      return found(std::move(F));
    };
    if (auto F = checkIds(R.B, PartRows))
      return on(std::move(*F));
    if (forbidden(R.B, Allowed))
      return on({"id-out-of-range", "a row that may not be returned"});
    Ruler Rule(Base, Queries, Metric::L2);
    Rule.learn(Order, R.A);
    if (B.exact()) {
      RoundedSame Rounded;
      auto F = B.S.V.UpToRounding
                   ? Rounded.add(Rule, R.A, R.B, Order, Where, PartEf)
                   : firstDifference(R.A, R.B, Order, Where, PartEf);
      if (F)
        return found(std::move(*F));
    }
    Conduct OfA, OfB;
    OfA.add(Rule, Order, R.A, PartRows);
    OfB.add(Rule, Order, R.B, PartRows);
    // How many a filter leaves is the graph's chance; class exact compared.
    OfA.Missing = OfB.Missing = 0;
    if (auto F = Rule.hold(Order, R.B))
      return on(std::move(*F));
    if (auto F = OfA.worse(OfB))
      return on(std::move(*F));
    return fine();
  }

  static bool forbidden(const Answers &A, const std::vector<bool> &Allowed) {
    for (size_t Q = 0; Q < A.Found.size(); ++Q)
      for (size_t J = 0; J < size_t(A.Found[Q]); ++J)
        if (!Allowed[A.Ids[Q * A.K + J]])
          return true;
    return false;
  }

  Checked batch(Arms &Pair) {
    for (uint32_t K : {10u, MaxTestK}) {
      Both Single;
      if (Checked C = Pair.ask(
              [&](Worker &W, Answers &Out) {
                return W.search(Queries, Order, K, PartEf, K, Out);
              },
              Single);
          !C || *C)
        return C;
      // A race shows in one run of several.
      for (uint32_t Threads : {1u, 2u, 2u, 2u}) {
        Both Together;
        if (Checked C = Pair.ask(
                [&](Worker &W, Answers &Out) -> Result<Timing> {
                  if (Status S = W.setThreads(Threads); !S)
                    return S.takeError();
                  return W.searchBatch(Queries, Order, K, PartEf, K + Threads,
                                       Out);
                },
                Together);
            !C || *C)
          return C;
        if (Together.What == Both::Outcome::Answered &&
            !firstDifference(Single.A, Together.A, Order, "", PartEf) &&
            firstDifference(Single.B, Together.B, Order, "", PartEf))
          return found({"batch-differs",
                        fmt::format("a batch with {} thread{} answers "
                                    "otherwise than single queries at k {}",
                                    Threads, Threads > 1 ? "s" : "", K)});
      }
    }
    return fine();
  }

  Checked filtered(Arms &Pair) {
    std::vector<uint64_t> Bits((PartRows + 63) / 64);
    std::vector<bool> Allowed(PartRows);
    for (size_t I = 0; I < PartRows; ++I)
      if ((Allowed[I] = Draw.below(3) != 0))
        Bits[I / 64] |= uint64_t(1) << (I % 64);
    Both R;
    if (Checked C = Pair.ask(
            [&](Worker &W, Answers &Out) {
              return W.searchFiltered(Queries, Order, 10, PartEf, 4, Bits,
                                      PartRows, Out);
            },
            R);
        !C || *C)
      return C;
    return held(R, Allowed, "filtered search");
  }

  Checked searched(Arms &Pair, const std::vector<bool> &Allowed,
                   const char *Where) {
    Both R;
    if (Checked C = Pair.ask(
            [&](Worker &W, Answers &Out) {
              return W.search(Queries, Order, 10, PartEf, 6, Out);
            },
            R);
        !C || *C)
      return C;
    return held(R, Allowed, Where);
  }

  Checked insert(Arms &) {
    constexpr size_t First = PartRows / 2;
    Arms Pair;
    if (Checked C = fresh(First, Pair); !C || *C || !Built)
      return C;
    std::vector<uint32_t> Rest = firstNumbers(PartRows);
    Rest.erase(Rest.begin(), Rest.begin() + First);
    Both R;
    if (Checked C = Pair.ask(
            [&](Worker &W, Answers &) { return W.insert(Base, Rest, Rest); },
            R);
        !C || *C || R.What != Both::Outcome::Answered)
      return C;
    return searched(Pair, std::vector<bool>(PartRows, true),
                    "search after insertion");
  }

  Checked remove(Arms &) {
    Arms Pair;
    if (Checked C = fresh(PartRows, Pair); !C || *C || !Built)
      return C;
    std::vector<bool> Allowed(PartRows, true);
    std::vector<uint32_t> Gone;
    for (uint32_t I = 0; I < PartRows; ++I)
      if (Draw.below(4) == 0) {
        Gone.push_back(I);
        Allowed[I] = false;
      }
    Both R;
    if (Checked C =
            Pair.ask([&](Worker &W, Answers &) { return W.remove(Gone); }, R);
        !C || *C || R.What != Both::Outcome::Answered)
      return C;
    return searched(Pair, Allowed, "search after removal");
  }

  const Bench &B;
  Random Draw;
  Matrix Base, Queries;
  std::vector<uint32_t> Order;
  bool Built = false;
};

} // namespace

Checked checkParts(const Bench &B, std::string &Remarks) {
  return PartCheck(B).all(Remarks);
}

} // namespace crinn::eval
