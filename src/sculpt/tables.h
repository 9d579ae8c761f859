#pragma once

#include "core/result.h"
#include "sculpt/curves.h"

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace knotlas::sculpt
{

// A value in a JSON table. Reading what is absent or of another kind records an error with its path
// in the table (the first one stays) and yields an empty value, so that a reader is straight-line
// code and asks once, at the end: `table.status()`. A node must not outlive its table.
class TableNode
{
  public:
    [[nodiscard]] bool has(std::string_view key) const;
    // Member of an object; element of an array.
    [[nodiscard]] TableNode operator[](std::string_view key) const;
    [[nodiscard]] TableNode at(std::size_t index) const;

    [[nodiscard]] std::size_t size() const;  // of an array or object, else 0
    [[nodiscard]] bool isArray() const;
    [[nodiscard]] bool isNumber() const;
    [[nodiscard]] std::vector<std::string> keys() const;  // of an object, sorted
    // The elements of an array.
    [[nodiscard]] std::vector<TableNode> items() const;

    [[nodiscard]] float number() const;
    [[nodiscard]] int integer() const;
    [[nodiscard]] bool boolean() const;
    [[nodiscard]] std::string text() const;
    [[nodiscard]] glm::vec2 pair() const;
    [[nodiscard]] glm::vec3 vector() const;
    [[nodiscard]] std::vector<float> numbers() const;
    [[nodiscard]] std::vector<glm::vec2> pairs() const;
    [[nodiscard]] std::vector<glm::vec3> vectors() const;
    [[nodiscard]] std::vector<std::string> texts() const;
    // Rows of numbers, as [[1, 2], [3, 4]].
    [[nodiscard]] std::vector<std::vector<float>> rows() const;

    // The same for a member that may be absent.
    [[nodiscard]] float number(std::string_view key, float fallback) const;
    [[nodiscard]] int integer(std::string_view key, int fallback) const;
    [[nodiscard]] bool boolean(std::string_view key, bool fallback) const;
    [[nodiscard]] std::string text(std::string_view key, std::string_view fallback) const;

    // Sections of a tube, a row each: [u, x, y, z, halfWidthMm, halfThicknessMm, wx, wy, wz].
    [[nodiscard]] std::vector<Station> stations() const;

    // Records an error about this value.
    void fail(std::string_view message) const;
    // "$.bones[3].ops[0]"
    [[nodiscard]] const std::string& path() const;

  private:
    friend class Table;
    struct State;
    TableNode(State& state, const void* json, std::string path);

    State* state_;
    const void* json_;  // nullptr: absent
    std::string path_;
};

// One JSON file of measurements.
class Table
{
  public:
    static core::Result<Table> load(const std::filesystem::path& file);
    static core::Result<Table> parse(std::string_view text, const std::string& name);
    ~Table();
    Table(Table&&) noexcept;
    Table& operator=(Table&&) noexcept;

    [[nodiscard]] TableNode root() const;
    // The first error that a reader met, with file and path.
    [[nodiscard]] core::Result<void> status() const;

  private:
    Table();

    std::unique_ptr<TableNode::State> state_;
};

}  // namespace knotlas::sculpt
