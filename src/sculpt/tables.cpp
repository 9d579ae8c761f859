#include "sculpt/tables.h"

#include <glm/geometric.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

namespace knotlas::sculpt
{
namespace
{

using nlohmann::json;

const json& asJson(const void* node)
{
    return *static_cast<const json*>(node);
}

}  // namespace

struct TableNode::State
{
    std::string name;
    json document;
    std::optional<core::Error> error;
};

TableNode::TableNode(State& state, const void* json, std::string path)
    : state_(&state), json_(json), path_(std::move(path))
{}

void TableNode::fail(std::string_view message) const
{
    if (!state_->error)
    {
        state_->error.emplace(state_->name + ": " + std::string(message) + " (at " + path_ + ")");
    }
}

const std::string& TableNode::path() const
{
    return path_;
}

bool TableNode::has(std::string_view key) const
{
    return json_ != nullptr && asJson(json_).is_object() && asJson(json_).contains(key);
}

TableNode TableNode::operator[](std::string_view key) const
{
    const std::string path = path_ + "." + std::string(key);
    if (!has(key))
    {
        fail("needs a member \"" + std::string(key) + "\"");
        return {*state_, nullptr, path};
    }
    return {*state_, &*asJson(json_).find(key), path};
}

TableNode TableNode::at(std::size_t index) const
{
    const std::string path = path_ + "[" + std::to_string(index) + "]";
    if (!isArray() || index >= size())
    {
        fail("needs at least " + std::to_string(index + 1) + " elements");
        return {*state_, nullptr, path};
    }
    return {*state_, &asJson(json_)[index], path};
}

std::size_t TableNode::size() const
{
    return json_ != nullptr && asJson(json_).is_structured() ? asJson(json_).size() : 0;
}

bool TableNode::isArray() const
{
    return json_ != nullptr && asJson(json_).is_array();
}

bool TableNode::isNumber() const
{
    return json_ != nullptr && asJson(json_).is_number();
}

std::vector<std::string> TableNode::keys() const
{
    std::vector<std::string> result;
    if (json_ != nullptr && asJson(json_).is_object())
    {
        for (const auto& member : asJson(json_).items())
        {
            result.push_back(member.key());
        }
    }
    return result;
}

std::vector<TableNode> TableNode::items() const
{
    std::vector<TableNode> result;
    if (!isArray())
    {
        fail("must be an array");
    }
    for (std::size_t i = 0; isArray() && i < size(); ++i)
    {
        result.push_back(at(i));
    }
    return result;
}

float TableNode::number() const
{
    if (!isNumber() || !std::isfinite(asJson(json_).get<float>()))
    {
        fail("must be a number");
        return 0.0f;
    }
    return asJson(json_).get<float>();
}

int TableNode::integer() const
{
    if (json_ == nullptr || !asJson(json_).is_number_integer())
    {
        fail("must be a whole number");
        return 0;
    }
    return asJson(json_).get<int>();
}

bool TableNode::boolean() const
{
    if (json_ == nullptr || !asJson(json_).is_boolean())
    {
        fail("must be true or false");
        return false;
    }
    return asJson(json_).get<bool>();
}

std::string TableNode::text() const
{
    if (json_ == nullptr || !asJson(json_).is_string())
    {
        fail("must be a text");
        return {};
    }
    return asJson(json_).get<std::string>();
}

glm::vec2 TableNode::pair() const
{
    if (!isArray() || size() != 2)
    {
        fail("must be two numbers");
        return glm::vec2(0.0f);
    }
    return {at(0).number(), at(1).number()};
}

glm::vec3 TableNode::vector() const
{
    if (!isArray() || size() != 3)
    {
        fail("must be three numbers");
        return glm::vec3(0.0f);
    }
    return {at(0).number(), at(1).number(), at(2).number()};
}

std::vector<float> TableNode::numbers() const
{
    std::vector<float> result;
    for (const TableNode& item : items())
    {
        result.push_back(item.number());
    }
    return result;
}

std::vector<glm::vec2> TableNode::pairs() const
{
    std::vector<glm::vec2> result;
    for (const TableNode& item : items())
    {
        result.push_back(item.pair());
    }
    return result;
}

std::vector<glm::vec3> TableNode::vectors() const
{
    std::vector<glm::vec3> result;
    for (const TableNode& item : items())
    {
        result.push_back(item.vector());
    }
    return result;
}

std::vector<std::string> TableNode::texts() const
{
    std::vector<std::string> result;
    for (const TableNode& item : items())
    {
        result.push_back(item.text());
    }
    return result;
}

std::vector<std::vector<float>> TableNode::rows() const
{
    std::vector<std::vector<float>> result;
    for (const TableNode& item : items())
    {
        result.push_back(item.numbers());
    }
    return result;
}

float TableNode::number(std::string_view key, float fallback) const
{
    return has(key) ? (*this)[key].number() : fallback;
}

int TableNode::integer(std::string_view key, int fallback) const
{
    return has(key) ? (*this)[key].integer() : fallback;
}

bool TableNode::boolean(std::string_view key, bool fallback) const
{
    return has(key) ? (*this)[key].boolean() : fallback;
}

std::string TableNode::text(std::string_view key, std::string_view fallback) const
{
    return has(key) ? (*this)[key].text() : std::string(fallback);
}

std::vector<Station> TableNode::stations() const
{
    constexpr float kMm = 0.001f;
    std::vector<Station> result;
    for (const TableNode& item : items())
    {
        const std::vector<float> row = item.numbers();
        if (row.size() != 9)
        {
            item.fail("must be [u, x, y, z, halfWidthMm, halfThicknessMm, wx, wy, wz]");
            return {};
        }
        if (!result.empty() && row[0] <= result.back().u)
        {
            item.fail("u must rise from station to station");
            return {};
        }
        const glm::vec3 wide(row[6], row[7], row[8]);
        result.push_back({row[0],
                          {row[1], row[2], row[3]},
                          row[4] * kMm,
                          row[5] * kMm,
                          wide / std::max(glm::length(wide), 1e-6f)});
    }
    if (result.size() < 2)
    {
        fail("needs at least two stations");
    }
    return result;
}

Table::Table() : state_(std::make_unique<TableNode::State>()) {}

Table::~Table() = default;

Table::Table(Table&&) noexcept = default;

Table& Table::operator=(Table&&) noexcept = default;

core::Result<Table> Table::load(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
    {
        return core::Error("cannot read " + file.string());
    }
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    return parse(text, file.string());
}

core::Result<Table> Table::parse(std::string_view text, const std::string& name)
{
    Table table;
    table.state_->name = name;
    try
    {
        table.state_->document = json::parse(text);
    }
    catch (const json::exception& error)
    {
        return core::Error(name + ": " + error.what());
    }
    return table;
}

TableNode Table::root() const
{
    return {*state_, &state_->document, "$"};
}

core::Result<void> Table::status() const
{
    if (state_->error)
    {
        return *state_->error;
    }
    return {};
}

}  // namespace knotlas::sculpt
