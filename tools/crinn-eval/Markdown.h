//===- Markdown.h - tables that can be pasted -------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// What is printed is read twice: in a terminal, and on GitHub once somebody
/// has pasted it. So cells are padded, and text of others (titles, details of
/// a compiler) is escaped as little as will keep it text.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_TOOLS_EVAL_MARKDOWN_H
#define CRINN_TOOLS_EVAL_MARKDOWN_H

#include <string>
#include <string_view>
#include <vector>

namespace crinn::eval {

using MarkdownRow = std::vector<std::string>;

/// The first row is the head; the first column is text, the others figures.
/// All rows have as many cells; cells are inline Markdown, their `|` escaped.
std::string markdownTable(const std::vector<MarkdownRow> &Rows);

/// \p Text as inline Markdown that shows it: one line, to follow other text.
std::string markdownText(std::string_view Text);

/// \p Text as a code span; one line.
std::string markdownCode(std::string_view Text);

/// \p X without a fraction, its digits in threes: "1,234,567".
std::string grouped(double X);

} // namespace crinn::eval

#endif // CRINN_TOOLS_EVAL_MARKDOWN_H
