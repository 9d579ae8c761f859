#include "io/model_check.h"

#include "core/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

namespace knotlas::io
{

namespace
{

core::Error tooManyTriangles(const BodyLimits& limits)
{
    return core::Error("more than " + std::to_string(limits.maxTriangles) + " triangles");
}

// The next line of `text` from `at` on, without its end; `at` moves behind it.
std::string_view nextLine(std::string_view text, std::size_t& at)
{
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = std::min(end + 1, text.size());
    if (!line.empty() && line.back() == '\r')
    {
        line.remove_suffix(1);
    }
    return line;
}

std::size_t countWords(std::string_view line)
{
    std::size_t count = 0;
    bool inside = false;
    for (const char c : line)
    {
        const bool space = c == ' ' || c == '\t';
        count += !space && !inside ? 1 : 0;
        inside = !space;
    }
    return count;
}

std::vector<std::string_view> wordsOf(std::string_view line)
{
    std::vector<std::string_view> words = core::split(line, ' ');
    std::erase_if(words, [](std::string_view word) { return word.empty(); });
    return words;
}

std::optional<std::size_t> plyTypeBytes(std::string_view type)
{
    struct Type
    {
        std::string_view name;
        std::size_t bytes;
    };

    static constexpr std::array kTypes{
        Type{"char", 1},  Type{"uchar", 1},   Type{"int8", 1},   Type{"uint8", 1},
        Type{"short", 2}, Type{"ushort", 2},  Type{"int16", 2},  Type{"uint16", 2},
        Type{"int", 4},   Type{"uint", 4},    Type{"int32", 4},  Type{"uint32", 4},
        Type{"float", 4}, Type{"float32", 4}, Type{"double", 8}, Type{"float64", 8},
    };
    const auto* type_ = std::ranges::find(kTypes, type, &Type::name);
    return type_ == kTypes.end() ? std::nullopt : std::optional(type_->bytes);
}

struct PlyElement
{
    std::string name;
    std::size_t count = 0;
    std::size_t minBytes = 0;  // of one element in a binary file; a list counts as empty
    std::size_t properties = 0;
};

struct PlyHeader
{
    bool binary = false;
    std::vector<PlyElement> elements;
    std::size_t bytes = 0;
};

core::Result<void> readPlyElement(const std::vector<std::string_view>& words, PlyHeader& header)
{
    const std::optional<std::int64_t> count =
        words.size() == 3 ? core::parseInt(words[2]) : std::nullopt;
    if (!count || *count < 0 || *count > INT32_MAX)
    {
        return core::Error("its header claims an impossible number of elements");
    }
    header.elements.push_back({std::string(words[1]), static_cast<std::size_t>(*count), 0, 0});
    return {};
}

core::Result<void> readPlyProperty(const std::vector<std::string_view>& words, PlyHeader& header)
{
    const bool list = words.size() == 5 && words[1] == "list";
    const std::optional<std::size_t> bytes =
        words.size() == 3 || list ? plyTypeBytes(words[list ? 2 : 1]) : std::nullopt;
    if (header.elements.empty() || !bytes || (list && !plyTypeBytes(words[3])))
    {
        return core::Error("its header has a property that cannot be understood");
    }
    header.elements.back().minBytes += *bytes;
    header.elements.back().properties += 1;
    return {};
}

core::Result<PlyHeader> readPlyHeader(std::string_view file)
{
    constexpr std::size_t kMaxLines = 1000;
    std::size_t at = 0;
    PlyHeader header;
    if (nextLine(file, at) != "ply")
    {
        return core::Error("is not a PLY file");
    }
    for (std::size_t line = 0; at < file.size() && line < kMaxLines; ++line)
    {
        const std::vector<std::string_view> words = wordsOf(nextLine(file, at));
        if (words.empty())
        {
            continue;
        }
        core::Result<void> read;
        if (words[0] == "end_header")
        {
            header.bytes = at;
            return header;
        }
        if (words[0] == "format")
        {
            header.binary = words.size() > 1 && words[1] != "ascii";
        }
        else if (words[0] == "element")
        {
            read = readPlyElement(words, header);
        }
        else if (words[0] == "property")
        {
            read = readPlyProperty(words, header);
        }
        if (!read)
        {
            return std::move(read).error();
        }
    }
    return core::Error("its header does not end");
}

bool isTextStl(std::string_view file)
{
    // Some binary files begin with "solid" as well, but none has the size of its own count.
    constexpr std::size_t kHeader = 84;
    constexpr std::size_t kFacet = 50;
    if (file.substr(0, 5) != "solid" || file.size() < kHeader)
    {
        return file.substr(0, 5) == "solid";
    }
    std::uint32_t count = 0;
    std::memcpy(&count, file.data() + kHeader - sizeof count, sizeof count);
    return file.size() != kHeader + kFacet * std::size_t{count};
}

std::size_t linesStartingWith(std::string_view file, std::string_view word)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < file.size();)
    {
        std::string_view line = core::trim(nextLine(file, at));
        count += line.substr(0, word.size()) == word ? 1 : 0;
    }
    return count;
}

}  // namespace

core::Result<void> checkPly(std::string_view file, const BodyLimits& limits)
{
    const core::Result<PlyHeader> header = readPlyHeader(file);
    if (!header)
    {
        return header.error();
    }
    const std::size_t available = file.size() - header->bytes;
    std::size_t needed = 0;
    for (const PlyElement& element : header->elements)
    {
        // In text, a value takes at least a digit and a separator.
        needed +=
            element.count *
            std::max<std::size_t>(header->binary ? element.minBytes : 2 * element.properties, 1);
        if (needed > available + 2)
        {
            return core::Error("its header claims " + std::to_string(element.count) + " of \"" +
                               element.name + "\", more than the file can hold");
        }
        if (element.count > limits.maxTriangles)
        {
            return tooManyTriangles(limits);
        }
    }
    return {};
}

core::Result<void> checkStl(std::string_view file, const BodyLimits& limits)
{
    constexpr std::size_t kHeader = 84;
    constexpr std::size_t kFacet = 50;
    if (isTextStl(file))
    {
        return linesStartingWith(file, "facet") > limits.maxTriangles
                   ? core::Result<void>(tooManyTriangles(limits))
                   : core::Result<void>();
    }
    if (file.size() < kHeader)
    {
        return core::Error("is not an STL file");
    }
    std::uint32_t count = 0;
    std::memcpy(&count, file.data() + kHeader - sizeof count, sizeof count);
    if (kHeader + kFacet * std::size_t{count} > file.size())
    {
        return core::Error("its header claims " + std::to_string(count) +
                           " triangles, more than the file can hold");
    }
    return count > limits.maxTriangles ? core::Result<void>(tooManyTriangles(limits))
                                       : core::Result<void>();
}

core::Result<void> checkObj(std::string_view file, const BodyLimits& limits)
{
    std::size_t vertices = 0;
    std::size_t corners = 0;
    std::size_t faces = 0;
    for (std::size_t at = 0; at < file.size();)
    {
        const std::string_view line = core::trim(nextLine(file, at));
        if (line.find('\0') != std::string_view::npos)
        {
            return core::Error("is not a text file");
        }
        vertices += line.substr(0, 2) == "v " ? 1 : 0;
        if (line.substr(0, 2) == "f ")
        {
            faces += 1;
            corners += countWords(line) - 1;
        }
    }
    if (vertices == 0 || faces == 0)
    {
        return core::Error("holds no surface");
    }
    return corners > 2 * faces + limits.maxTriangles ? core::Result<void>(tooManyTriangles(limits))
                                                     : core::Result<void>();
}

std::string withLeadingZeros(std::string_view obj)
{
    std::string out;
    out.reserve(obj.size() + obj.size() / 16);
    for (std::size_t i = 0; i < obj.size(); ++i)
    {
        const char before = out.empty() ? ' ' : out.back();
        if (obj[i] == '.' && (before == ' ' || before == '\t' || before == '-' || before == '+'))
        {
            out.push_back('0');
        }
        out.push_back(obj[i]);
    }
    return out;
}

}  // namespace knotlas::io
