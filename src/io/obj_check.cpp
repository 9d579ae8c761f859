#include "io/obj_check.h"

#include "core/text.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

namespace knotlas::io
{

namespace
{

constexpr std::string_view kBlank = " \t\r";

// The next word of a line; `line` moves behind it. Empty at its end.
std::string_view takeWord(std::string_view& line)
{
    line.remove_prefix(std::min(line.find_first_not_of(kBlank), line.size()));
    const std::string_view word = line.substr(0, line.find_first_of(kBlank));
    line.remove_prefix(word.size());
    return word;
}

class GeometryOfText
{
  public:
    GeometryOfText(std::string_view text, const BodyLimits& limits) : text_(text), limits_(limits)
    {}

    core::Result<std::string> copy()
    {
        for (std::size_t at = 0; at < text_.size() && fault_.empty();)
        {
            const std::size_t end = std::min(text_.find('\n', at), text_.size());
            ++line_;
            copyLine(text_.substr(at, end - at));
            at = end + 1;
        }
        // Faces may come before their vertices.
        require(largestIndex_ <= vertices_, largestLine_,
                "refers to vertex " + std::to_string(largestIndex_) + ", but there are only " +
                    std::to_string(vertices_));
        if (!fault_.empty())
        {
            return core::Error(fault_);
        }
        if (triangles_ == 0)
        {
            return core::Error("holds no surface");
        }
        return std::move(out_);
    }

  private:
    void copyLine(std::string_view line)
    {
        const std::string_view keyword = takeWord(line);
        if (keyword == "v")
        {
            copyVertex(line);
        }
        else if (keyword == "f")
        {
            copyFace(line);
        }
        else if (keyword == "g" || keyword == "o")
        {
            copyGroup(line);
        }
    }

    void copyVertex(std::string_view line)
    {
        ++vertices_;
        out_ += "v";
        for (int axis = 0; axis < 3; ++axis)
        {
            constexpr double kLargest = 1e6;
            const std::optional<double> number = core::parseDouble(takeWord(line));
            require(number && std::abs(*number) < kLargest, line_,
                    "a vertex needs three moderate numbers");
            out_ += " " + core::formatNumber(number.value_or(0.0));
        }
        out_ += "\n";
        require(vertices_ <= limits_.maxTriangles, line_, "more vertices than any body needs");
    }

    void copyFace(std::string_view line)
    {
        std::vector<std::size_t> corners;
        for (std::string_view word = takeWord(line); !word.empty(); word = takeWord(line))
        {
            corners.push_back(vertexOf(word));
        }
        if (corners.size() < 3)
        {
            return;
        }
        triangles_ += corners.size() - 2;
        require(triangles_ <= limits_.maxTriangles, line_,
                "more than " + std::to_string(limits_.maxTriangles) + " triangles");
        out_ += "f";
        for (const std::size_t corner : corners)
        {
            out_ += " " + std::to_string(corner);
        }
        out_ += "\n";
    }

    // "7", "7/2", "7//3" or "-1" for the latest vertex; 1-based.
    std::size_t vertexOf(std::string_view corner)
    {
        const std::int64_t index = core::parseInt(corner.substr(0, corner.find('/'))).value_or(0);
        const std::int64_t absolute =
            index < 0 ? index + static_cast<std::int64_t>(vertices_) + 1 : index;
        require(absolute > 0, line_, "\"" + std::string(corner) + "\" is no vertex");
        const auto vertex = static_cast<std::size_t>(std::max<std::int64_t>(absolute, 1));
        if (vertex > largestIndex_)
        {
            largestIndex_ = vertex;
            largestLine_ = line_;
        }
        return vertex;
    }

    void copyGroup(std::string_view line)
    {
        constexpr std::size_t kMaxNameBytes = 200;
        const std::string_view name = core::trim(line);
        require(name.size() <= kMaxNameBytes && core::isValidUtf8(name), line_,
                "the name of a group is too long or not UTF-8");
        require(++groups_ <= limits_.maxNodes, line_,
                "more than " + std::to_string(limits_.maxNodes) + " groups");
        // A space would begin the name of another group.
        std::string word(name);
        std::ranges::replace_if(
            word, [](char c) { return kBlank.find(c) != std::string_view::npos; }, '_');
        out_ += "g " + word + "\n";
    }

    void require(bool condition, std::size_t line, const std::string& message)
    {
        if (!condition && fault_.empty())
        {
            fault_ = "line " + std::to_string(line) + ": " + message;
        }
    }

    std::string_view text_;
    const BodyLimits& limits_;
    std::string out_;
    std::string fault_;
    std::size_t line_ = 0;
    std::size_t vertices_ = 0;
    std::size_t triangles_ = 0;
    std::size_t groups_ = 0;
    std::size_t largestIndex_ = 0;
    std::size_t largestLine_ = 0;
};

}  // namespace

core::Result<std::string> geometryOfObj(std::string_view text, const BodyLimits& limits)
{
    return GeometryOfText(text, limits).copy();
}

}  // namespace knotlas::io
