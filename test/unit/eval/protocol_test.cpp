//===- protocol_test.cpp - the protocol as its page says --------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/measure/Protocol.h"
#include "eval/support/Files.h"

#include <gtest/gtest.h>

#include <map>
#include <sstream>
#include <vector>

using namespace crinn::eval;

namespace {

std::string page() { return *readFile(CRINN_DOCS_DIR "/worker-protocol.md"); }

/// The cells of the rows of the table whose head begins with \p Head.
std::vector<std::vector<std::string>> table(const std::string &Head) {
  std::istringstream In(page());
  std::string Line;
  std::vector<std::vector<std::string>> Rows;
  while (std::getline(In, Line) && !Line.starts_with("| " + Head))
    ;
  while (std::getline(In, Line) && Line.starts_with("|")) {
    std::vector<std::string> Cells;
    std::istringstream Row(Line.substr(1));
    for (std::string Cell; std::getline(Row, Cell, '|');) {
      size_t From = Cell.find_first_not_of(" `"),
             To = Cell.find_last_not_of(" `");
      Cells.push_back(From == Cell.npos ? ""
                                        : Cell.substr(From, To - From + 1));
    }
    if (!Cells[0].starts_with("-"))
      Rows.push_back(Cells);
  }
  return Rows;
}

struct Place {
  size_t Offset, Size;
};

TEST(Protocol, PageHasTheLayoutOfTheRequest) {
#define FIELD(Name)                                                            \
  {                                                                            \
    #Name, { offsetof(Request, Name), sizeof(Request::Name) }                  \
  }
  const std::map<std::string, Place> Fields = {FIELD(What),
                                               FIELD(Status),
                                               FIELD(Count),
                                               FIELD(K),
                                               FIELD(Ef),
                                               FIELD(Metric),
                                               FIELD(N),
                                               FIELD(D),
                                               FIELD(QueryOffset),
                                               FIELD(IdOffset),
                                               FIELD(DistanceOffset),
                                               FIELD(FoundOffset),
                                               FIELD(CountOffset),
                                               FIELD(Threads),
                                               FIELD(Parts),
                                               FIELD(Version),
                                               FIELD(Path),
                                               FIELD(Params),
                                               FIELD(Text)};
#undef FIELD
  const auto Rows = table("field |");
  EXPECT_EQ(Rows.size(), Fields.size());
  size_t End = 0;
  for (const auto &Row : Rows) {
    auto It = Fields.find(Row[0]);
    ASSERT_NE(It, Fields.end()) << Row[0];
    EXPECT_EQ(Row[1], std::to_string(It->second.Offset)) << Row[0];
    EXPECT_EQ(Row[2], std::to_string(It->second.Size)) << Row[0];
    // Without gaps, so no field is missing on both sides.
    EXPECT_EQ(It->second.Offset, End) << Row[0];
    End = It->second.Offset + It->second.Size;
  }
  EXPECT_EQ((End + 7) / 8 * 8, sizeof(Request));
}

TEST(Protocol, PageHasTheCommands) {
  const std::map<std::string, Command> Commands = {
      {"Hello", Command::Hello},
      {"Build", Command::Build},
      {"Load", Command::Load},
      {"Save", Command::Save},
      {"Search", Command::Search},
      {"SearchBatch", Command::SearchBatch},
      {"SetThreads", Command::SetThreads},
      {"SearchFiltered", Command::SearchFiltered},
      {"Insert", Command::Insert},
      {"Remove", Command::Remove},
      {"CountDistances", Command::CountDistances}};
  const auto Rows = table("number |");
  EXPECT_EQ(Rows.size(), Commands.size());
  for (const auto &Row : Rows) {
    ASSERT_TRUE(Commands.count(Row[1])) << Row[1];
    EXPECT_EQ(Row[0], std::to_string(uint32_t(Commands.at(Row[1]))));
  }
}

TEST(Protocol, PageHasTheNumbers) {
  const std::string Text = page();
  auto Has = [&](const std::string &Part) {
    EXPECT_NE(Text.find(Part), Text.npos) << Part;
  };
  Has("# Worker protocol, version " + std::to_string(ProtocolVersion));
  Has("begins at byte " + std::to_string(DataOffset));
  Has("`/proc/self/fd/" + std::to_string(FileFd) + "`");
  const auto Rows = table("descriptor |");
  ASSERT_EQ(Rows.size(), 6u);
  EXPECT_EQ(Rows[2][0], std::to_string(SharedFd));
  EXPECT_EQ(Rows[3][0], std::to_string(CommandFd));
  EXPECT_EQ(Rows[4][0], std::to_string(ReplyFd));
  EXPECT_EQ(Rows[5][0], std::to_string(BaseFd));
  Has("1 batch and threads, 2 filter, 4 insert, 8 remove,\n16 distance");
  EXPECT_EQ(PartBatch + PartFilter + PartInsert + PartRemove + PartDistances,
            31);
}

} // namespace
