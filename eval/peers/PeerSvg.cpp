//===- PeerSvg.cpp - a run of peers as a picture ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

///
/// Recall is drawn as -log10(1 - recall): from 0.9 to 0.99 is as far as from
/// 0.99 to 0.999, which is how far apart they are in work. The colours are
/// those of Okabe and Ito, which people with any common colour blindness tell
/// apart; each line has a marker of its own shape as well.
///
//===----------------------------------------------------------------------===//

#include "eval/judge/Curve.h"
#include "eval/judge/Interval.h"
#include "eval/measure/Recall.h"
#include "eval/peers/Report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace crinn::eval {

namespace {

constexpr double Width = 900, Height = 560;
constexpr double Left = 84, Right = 680, Top = 78, Bottom = 480;
/// Recall 1 has no place on the axis.
constexpr double LowRecall = 0.8, HighRecall = 0.9999;
constexpr const char *Colours[] = {"#0072b2", "#d55e00", "#009e73", "#cc79a7",
                                   "#e69f00", "#56b4e9", "#000000", "#7f7f00"};

std::string escaped(const std::string &Text) {
  std::string Out;
  for (char C : Text)
    if (C == '<')
      Out += "&lt;";
    else if (C == '>')
      Out += "&gt;";
    else if (C == '&')
      Out += "&amp;";
    else if (C == '"')
      Out += "&quot;";
    else
      Out += static_cast<unsigned char>(C) < 0x20 ? ' ' : C;
  return Out;
}

struct Axes {
  double LowQps = 1, HighQps = 10;

  double x(double Recall) const {
    auto U = [](double R) { return -std::log10(1 - R); };
    double T = (U(std::clamp(Recall, LowRecall, HighRecall)) - U(LowRecall)) /
               (U(HighRecall) - U(LowRecall));
    return Left + T * (Right - Left);
  }
  double y(double Qps) const {
    double T = std::log(Qps / LowQps) / std::log(HighQps / LowQps);
    return Bottom - T * (Bottom - Top);
  }
};

/// The curve of medians, cut to what is drawn.
std::vector<CurvePoint> drawn(const PeerOutcome &O) {
  std::vector<CurvePoint> P;
  for (const PeerPoint &X : O.Points)
    P.push_back({X.Recall, median(X.Qps)});
  std::vector<CurvePoint> E = envelope(P);
  std::erase_if(E, [](const CurvePoint &C) { return C.Recall < LowRecall; });
  return E;
}

std::string marker(size_t Number, double X, double Y, const char *Colour) {
  switch (Number % 4) {
  case 0:
    return fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\" "
                       "fill=\"{}\"/>\n",
                       X, Y, Colour);
  case 1:
    return fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"7\" "
                       "height=\"7\" fill=\"{}\"/>\n",
                       X - 3.5, Y - 3.5, Colour);
  case 2:
    return fmt::format("<path d=\"M{:.1f} {:.1f}l5 9h-10z\" fill=\"{}\"/>\n", X,
                       Y - 5.5, Colour);
  default:
    return fmt::format("<path d=\"M{:.1f} {:.1f}l5 5l-5 5l-5 -5z\" "
                       "fill=\"{}\"/>\n",
                       X, Y - 5, Colour);
  }
}

std::string text(double X, double Y, const char *Anchor,
                 const std::string &What, const char *More = "") {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\"{}>{}"
                     "</text>\n",
                     X, Y, Anchor, More, escaped(What));
}

std::string grid(const Axes &A) {
  std::string Out;
  for (const char *Name :
       {"0.85", "0.90", "0.95", "0.97", "0.99", "0.995", "0.999"}) {
    const double R = std::atof(Name);
    Out += fmt::format("<path d=\"M{0:.1f} {1}V{2}\" stroke=\"#dddddd\"/>\n",
                       A.x(R), Top, Bottom);
    Out += text(A.x(R), Bottom + 20, "middle", Name);
  }
  for (double Decade = 1; Decade <= 1e9; Decade *= 10)
    for (double Step : {1.0, 2.0, 5.0}) {
      double Q = Step * Decade;
      if (Q < A.LowQps * 0.999 || Q > A.HighQps * 1.001)
        continue;
      Out += fmt::format("<path d=\"M{0} {1:.1f}H{2}\" stroke=\"#dddddd\"/>\n",
                         Left, A.y(Q), Right);
      Out += text(Left - 8, A.y(Q) + 4, "end",
                  Q < 1e3 ? fmt::format("{:.0f}", Q)
                          : fmt::format("{:g}k", Q / 1e3));
    }
  return Out;
}

} // namespace

std::string toSvg(const PeersRun &Run) {
  Axes A;
  double Low = HUGE_VAL, High = 0;
  for (const PeerOutcome &O : Run.Peers)
    if (!O.Failure)
      for (const CurvePoint &P : drawn(O)) {
        Low = std::min(Low, P.Qps);
        High = std::max(High, P.Qps);
      }
  if (High > 0)
    A = {Low / 1.25, High * 1.25};
  std::string Out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" "
      "width=\"{0}\" height=\"{1}\" font-family=\"sans-serif\" "
      "font-size=\"13\" fill=\"#222222\">\n"
      "<rect width=\"{0}\" height=\"{1}\" fill=\"#ffffff\"/>\n",
      Width, Height);
  const Dataset &D = *Run.Data;
  Out += text(Left, 28, "start",
              fmt::format("Queries per second over recall: {}", D.Name),
              " font-size=\"17\" font-weight=\"bold\"");
  Out += text(Left, 48, "start",
              fmt::format("{} x {}, {}, k = {}; one thread, one query per "
                          "call, CPU time, medians of {} rounds",
                          D.Base.Rows, D.Base.Cols, Run.Distance, TimedK,
                          Run.Rounds));
  Out += text(Left, 66, "start", Run.Machine, " font-size=\"11\"");
  Out += grid(A);
  Out += fmt::format("<path d=\"M{0} {1}V{2}H{3}\" fill=\"none\" "
                     "stroke=\"#222222\"/>\n",
                     Left, Top, Bottom, Right);
  Out += text((Left + Right) / 2, Bottom + 46, "middle",
              fmt::format("recall@{} (stretched towards 1)", TimedK));
  Out += text(0, 0, "middle", "queries per CPU second (logarithmic)",
              fmt::format(" transform=\"translate(26 {:.1f}) rotate(-90)\"",
                          (Top + Bottom) / 2)
                  .c_str());
  double LegendY = Top + 10;
  size_t Number = 0;
  for (const PeerOutcome &O : Run.Peers) {
    std::vector<CurvePoint> Curve;
    if (!O.Failure)
      Curve = drawn(O);
    if (Curve.empty())
      continue;
    const char *Colour = Colours[Number % std::size(Colours)];
    const char *Dash =
        Number >= std::size(Colours) ? " stroke-dasharray=\"6 4\"" : "";
    std::string Path, Marks;
    for (const CurvePoint &P : Curve) {
      Path += fmt::format("{}{:.1f} {:.1f}", Path.empty() ? "M" : "L",
                          A.x(P.Recall), A.y(P.Qps));
      Marks += marker(Number, A.x(P.Recall), A.y(P.Qps), Colour);
    }
    Out += fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"{}\" "
                       "stroke-width=\"2\"{}/>\n{}",
                       Path, Colour, Dash, Marks);
    Out += fmt::format("<path d=\"M{0} {1}h28\" stroke=\"{2}\" "
                       "stroke-width=\"2\"{3}/>\n",
                       Right + 20, LegendY, Colour, Dash);
    Out += marker(Number, Right + 34, LegendY, Colour);
    Out += text(Right + 56, LegendY + 4, "start", O.P.Name);
    LegendY += 24;
    ++Number;
  }
  return Out + "</svg>\n";
}

} // namespace crinn::eval
