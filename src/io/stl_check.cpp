#include "io/stl_check.h"

#include "core/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <optional>

namespace knotlas::io
{

namespace
{

constexpr std::string_view kBlank = " \t\r\n";
constexpr std::size_t kTitleBytes = 80;
constexpr std::size_t kHeaderBytes = kTitleBytes + sizeof(std::uint32_t);
constexpr std::size_t kNormalBytes = 3 * sizeof(float);
constexpr std::size_t kCornerBytes = 9 * sizeof(float);
constexpr std::size_t kFacetBytes = kNormalBytes + kCornerBytes + 2;
constexpr double kLargestCoordinate = 1e6;

template <typename Value> void append(std::string& bytes, Value value)
{
    std::array<char, sizeof value> raw{};
    std::memcpy(raw.data(), &value, sizeof value);
    bytes.append(raw.data(), raw.size());
}

std::string_view takeWord(std::string_view& text)
{
    text.remove_prefix(std::min(text.find_first_not_of(kBlank), text.size()));
    const std::string_view word = text.substr(0, text.find_first_of(kBlank));
    text.remove_prefix(word.size());
    return word;
}

// The count that a binary file's header claims, when the file is long enough to have one.
std::optional<std::size_t> claimedFacets(std::string_view file)
{
    if (file.size() < kHeaderBytes)
    {
        return std::nullopt;
    }
    std::uint32_t count = 0;
    std::memcpy(&count, file.data() + kTitleBytes, sizeof count);
    return count;
}

// Binary files may begin with "solid" as well, but then their size is that of their count.
bool isText(std::string_view file)
{
    const std::optional<std::size_t> claimed = claimedFacets(file);
    return file.starts_with("solid") &&
           !(claimed && kHeaderBytes + kFacetBytes * *claimed == file.size());
}

// The corners of all facets, nine floats each.
core::Result<std::string> cornersOfText(std::string_view text)
{
    std::string corners;
    while (!text.empty())
    {
        if (core::toLowerAscii(takeWord(text)) != "vertex")
        {
            continue;
        }
        for (int axis = 0; axis < 3; ++axis)
        {
            const std::optional<double> number = core::parseDouble(takeWord(text));
            if (!number || std::abs(*number) >= kLargestCoordinate)
            {
                return core::Error("a vertex needs three moderate numbers");
            }
            append(corners, static_cast<float>(*number));
        }
    }
    if (corners.size() % kCornerBytes != 0)
    {
        return core::Error("its vertices do not come in threes");
    }
    return corners;
}

bool areModerate(std::string_view floats)
{
    for (std::size_t at = 0; at < floats.size(); at += sizeof(float))
    {
        float number = 0.0f;
        std::memcpy(&number, floats.data() + at, sizeof number);
        if (!(std::abs(double{number}) < kLargestCoordinate))
        {
            return false;
        }
    }
    return true;
}

core::Result<std::string> cornersOfBinary(std::string_view file)
{
    const std::optional<std::size_t> count = claimedFacets(file);
    if (!count)
    {
        return core::Error("is not an STL file");
    }
    if (kHeaderBytes + kFacetBytes * *count > file.size())
    {
        return core::Error("its header claims " + std::to_string(*count) +
                           " triangles, more than the file holds");
    }
    std::string corners;
    corners.reserve(*count * kCornerBytes);
    for (std::size_t facet = 0; facet < *count; ++facet)
    {
        corners += file.substr(kHeaderBytes + facet * kFacetBytes + kNormalBytes, kCornerBytes);
    }
    if (!areModerate(corners))
    {
        return core::Error("a vertex needs three moderate numbers");
    }
    return corners;
}

}  // namespace

core::Result<std::string> geometryOfStl(std::string_view file, const BodyLimits& limits)
{
    core::Result<std::string> corners = isText(file) ? cornersOfText(file) : cornersOfBinary(file);
    if (!corners)
    {
        return corners;
    }
    const std::size_t count = corners->size() / kCornerBytes;
    if (count == 0)
    {
        return core::Error("holds no surface");
    }
    if (count > limits.maxTriangles)
    {
        return core::Error("more than " + std::to_string(limits.maxTriangles) + " triangles");
    }
    std::string out(kTitleBytes, ' ');
    out.reserve(kHeaderBytes + count * kFacetBytes);
    append(out, static_cast<std::uint32_t>(count));
    for (std::size_t facet = 0; facet < count; ++facet)
    {
        out.append(kNormalBytes, '\0');
        out.append(*corners, facet * kCornerBytes, kCornerBytes);
        append(out, std::uint16_t{0});
    }
    return out;
}

}  // namespace knotlas::io
