#pragma once

#include "anatomy/learn.h"
#include "ui/frame.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace knotlas::ui
{

// The sources of a chapter, numbered in the order in which they are first cited.
class SourceNumbers
{
  public:
    void add(const anatomy::Grounds& grounds);
    void add(const anatomy::LearnBook& book, const anatomy::LearnChapter& chapter);

    [[nodiscard]] const std::vector<std::string>& ids() const { return ids_; }

    // "[2, 5]", with what it rests on unless that is a source that was read.
    [[nodiscard]] std::string mark(const Frame& frame, const anatomy::Grounds& grounds) const;

  private:
    std::vector<std::string> ids_;
};

// How the texts of a chapter are set: with a mark behind each of them that opens its sources.
struct LearnSetter
{
    Frame& frame;
    const SourceNumbers& numbers;

    // `key` names the place of the statement within the page.
    void statement(const anatomy::Statement& statement, std::string_view key, bool bullet = false);
    // Statements in their order: what popular guides say stands beside what better evidence says.
    void statements(std::span<const anatomy::Statement> statements, std::string_view key);
    void table(const anatomy::LearnTable& table, std::string_view key);
    void listing(const anatomy::Listing& listing, std::string_view key, bool numbered);
    void grounds(const anatomy::Grounds& grounds, std::string_view key);
    void muscles(const std::vector<std::string>& ids, std::string_view key, std::size_t most);
    // The closed list at the end.
    void sources(std::string_view title);
};

}  // namespace knotlas::ui
