//===- peers_test.cpp - peers: manifests, grids, figures --------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/peers/Figures.h"
#include "eval/peers/Peer.h"
#include "eval/peers/PeerGrid.h"
#include "eval/peers/Report.h"
#include "eval/support/Files.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace crinn::eval;
using nlohmann::json;

namespace {

const json Good = {{"format", "crinn-peer-1"},
                   {"name", "mine"},
                   {"about", "a test's"},
                   {"command", {"/usr/bin/true"}},
                   {"parameter", "ef"},
                   {"build", {{"M", 3}}},
                   {"ef", {20, 10}}};

struct PeerTest : testing::Test {
  TempDir Dir = *TempDir::create();
  Result<Peer> load(const json &J) {
    EXPECT_TRUE(writeFile(Dir.path() + "/peer.json", J.dump()));
    return loadPeer(Dir.path());
  }
  void refused(const char *Field, const json &Value, const char *Text) {
    json J = Good;
    J[Field] = Value;
    Result<Peer> P = load(J);
    ASSERT_FALSE(P) << Field;
    EXPECT_EQ(P.error().Code, Errc::Input);
    EXPECT_NE(P.error().Message.find(Text), std::string::npos)
        << P.error().Message;
  }
};

TEST_F(PeerTest, ReadsAManifest) {
  Result<Peer> P = load(Good);
  ASSERT_TRUE(P);
  EXPECT_EQ(P->Name, "mine");
  EXPECT_FALSE(P->Library);
  EXPECT_EQ(P->Ef, (std::vector<uint32_t>{10, 20}));
  EXPECT_EQ(P->BuildParams, "{\"M\":3}");
}

TEST_F(PeerTest, RefusesWhatItDoesNotKnow) {
  refused("colour", "red", "colour");
  refused("name", "a/b", "plain name");
  refused("command", {"python3"}, "absolute path");
  refused("command", json::array(), "absolute path");
  refused("ef", {1}, "fewer than two");
  refused("ef", {0, 1}, "1 .. 100000");
  refused("build", 3, "not an object");
  refused("distances", {"hamming"}, "hamming");
  refused("mounts", {"here"}, "absolute path");
  refused("environment", {{"A", 1}}, "environment");
}

TEST_F(PeerTest, TargetsArePeersToo) {
  Result<Peer> P = loadPeer("hnswlib");
  ASSERT_TRUE(P);
  EXPECT_TRUE(P->Library);
  EXPECT_FALSE(loadPeer("pynndescent")->Library);
  Result<Peer> None = loadPeer("nothing");
  ASSERT_FALSE(None);
  EXPECT_EQ(None.error().Code, Errc::Usage);
  EXPECT_NE(None.error().Message.find("pynndescent"), std::string::npos);
}

TEST(PeerData, TellsAngularFromInnerProduct) {
  Dataset D;
  D.Base = {2, 2, {0.6f, 0.8f, 1, 0}};
  EXPECT_EQ(distanceKind(D), "euclidean");
  D.Distance = Metric::InnerProduct;
  EXPECT_EQ(distanceKind(D), "angular");
  D.Base.Data[3] = 2;
  EXPECT_EQ(distanceKind(D), "ip");
}

bool encloses(const std::vector<EfPoint> &G, double Recall, double Gap) {
  for (size_t I = 1; I < G.size(); ++I)
    if (G[I - 1].Recall < Recall && G[I].Recall >= Recall)
      return G[I].Recall - G[I - 1].Recall <= Gap || G[I].Ef - G[I - 1].Ef == 1;
  return false;
}

TEST(PeerGrid, GoesBeyondTheLastFigure) {
  auto G = peerGrid({10, 40}, [](uint32_t Ef) -> Result<EfPoint> {
    return EfPoint{Ef, 1 - 1.0 / (Ef + 1), 1e-6};
  });
  ASSERT_TRUE(G);
  for (double R : {0.85, 0.90, 0.95, 0.97, 0.99})
    EXPECT_TRUE(encloses(*G, R, 0.02)) << R;
  EXPECT_TRUE(encloses(*G, 0.999, 0.001));
  EXPECT_GE(G->back().Recall, 0.9995);
  EXPECT_LE(G->size(), 22u);
}

TEST(PeerGrid, EndsWhereRecallStopsRising) {
  uint32_t Largest = 0;
  auto G = peerGrid({10, 40}, [&](uint32_t Ef) -> Result<EfPoint> {
    Largest = std::max(Largest, Ef);
    return EfPoint{Ef, std::min(0.97, 1 - 1.0 / Ef), 1e-6};
  });
  ASSERT_TRUE(G);
  EXPECT_EQ(G->back().Recall, 0.97);
  EXPECT_LE(Largest, 320u);
  auto Bad = peerGrid({10, 40}, [](uint32_t Ef) -> Result<EfPoint> {
    if (Ef > 100)
      return Error{Errc::Worker, "gone", ""};
    return EfPoint{Ef, 1 - 1.0 / Ef, 1e-6};
  });
  EXPECT_FALSE(Bad);
}

/// A peer whose QPS is \p Scale x 1000 at 0.8 and falls tenfold to \p End.
PeerOutcome line(const char *Name, double End, std::vector<double> Scale,
                 double From = 0.8) {
  PeerOutcome O;
  O.P.Name = Name;
  O.P.BuildParams = "{}";
  for (double R : {From, End}) {
    PeerPoint P;
    P.Ef = unsigned(R * 1000);
    P.Recall = R;
    for (double S : Scale)
      P.Qps.push_back(S * 1000 * std::pow(10, -(R - 0.8) / 0.2));
    P.WallQps = P.Qps;
    O.Points.push_back(P);
  }
  return O;
}

PeersRun threePeers() {
  PeersRun Run;
  auto D = std::make_shared<Dataset>();
  D->Name = "a<b";
  Run.Data = D;
  Run.Distance = "euclidean";
  Run.Rounds = 8;
  Run.Peers.push_back(line("one", 1, {2, 2, 2, 2, 2, 2, 2.2, 1.8}));
  Run.Peers.push_back(line("two", 1, {1, 1, 1, 1, 1, 1, 1, 1}));
  Run.Peers.push_back(line("short", 0.93, {9, 9, 9, 9, 9, 9, 9, 9}, 0.92));
  Run.Peers.push_back(line("dead", 1, {99, 99, 99, 99, 99, 99, 99, 99}));
  Run.Peers[3].Failure = Error{Errc::Worker, "dead: crashed", ""};
  return Run;
}

TEST(PeerFigures, CompareWithTheBestOther) {
  auto F = figures(threePeers());
  // Recall 0.95: the third does not reach it, the fourth failed.
  const Figure &One = F[0][1], &Two = F[1][1];
  ASSERT_TRUE(One.Qps && One.Gain && Two.Gain);
  EXPECT_NEAR(*One.Qps, 2000 * std::pow(10, -0.75), 1e-6);
  EXPECT_EQ(One.BestOther, 1);
  EXPECT_NEAR(One.Gain->Estimate, std::log(2), 1e-9);
  EXPECT_NEAR(One.Gain->Lower, std::log(1.8), 1e-9);
  EXPECT_NEAR(One.Gain->Upper, std::log(2.2), 1e-9);
  EXPECT_EQ(Two.BestOther, 0);
  EXPECT_NEAR(Two.Gain->Estimate, -std::log(2), 1e-9);
  EXPECT_FALSE(F[2][1].Qps);
  EXPECT_FALSE(F[3][1].Qps);
  // Recall 0.90: the third is the best, by a point above it.
  EXPECT_EQ(F[0][0].BestOther, 2);
  EXPECT_TRUE(F[2][0].Flat);
  EXPECT_FALSE(F[0][0].Flat);
}

TEST(PeerFigures, HaveBothWindows) {
  auto F = figures(threePeers());
  auto Mean = [](double Low, double High) {
    double B = std::log(10) / 0.2;
    return 2000 * (std::exp(-B * (Low - 0.8)) - std::exp(-B * (High - 0.8))) /
           B / (High - Low);
  };
  ASSERT_TRUE(F[0][4].Qps && F[0][5].Qps);
  EXPECT_NEAR(*F[0][4].Qps, Mean(0.85, 0.95), 1e-6);
  EXPECT_NEAR(*F[0][5].Qps, Mean(0.95, 0.999), 1e-6);
  EXPECT_FALSE(F[2][4].Qps);
}

TEST(PeerFigures, FewRoundsGiveNoInterval) {
  PeersRun Run = threePeers();
  Run.Rounds = 7;
  for (PeerOutcome &O : Run.Peers)
    for (PeerPoint &P : O.Points)
      P.Qps.resize(7), P.WallQps.resize(7);
  auto F = figures(Run);
  ASSERT_TRUE(F[0][1].Gain);
  EXPECT_FALSE(std::isfinite(F[0][1].Gain->Lower));
  EXPECT_EQ(gainLevel(7).Rank, 0u);
  EXPECT_EQ(gainLevel(8).Rank, 1u);
  json J = toJson(Run);
  EXPECT_TRUE(J["peers"][0]["figures"][1]["log_gain"]["lower"].is_null());
}

TEST(PeerSvg, IsSelfContainedAndEscaped) {
  std::string Svg = toSvg(threePeers());
  EXPECT_NE(Svg.find("a&lt;b"), Svg.npos);
  EXPECT_EQ(Svg.find("a<b"), Svg.npos);
  EXPECT_NE(Svg.find(">short</text>"), Svg.npos);
  EXPECT_EQ(Svg.find(">dead</text>"), Svg.npos);
  EXPECT_EQ(Svg.find("nan"), Svg.npos);
  EXPECT_EQ(Svg.find("inf"), Svg.npos);
  EXPECT_EQ(Svg.find("href"), Svg.npos);
}

} // namespace
