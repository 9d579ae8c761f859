#include "io/ply_check.h"

#include "core/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <optional>
#include <vector>

namespace knotlas::io
{

namespace
{

constexpr std::string_view kBlank = " \t\r\n";
constexpr double kLargestCoordinate = 1e6;

// A number type of the format; `read` takes it from bytes in the order of this machine.
struct PlyType
{
    std::string_view name;
    std::string_view otherName;
    std::size_t bytes;
    double (*read)(const char*);
};

template <typename Number> double readAs(const char* bytes)
{
    Number number{};
    std::memcpy(&number, bytes, sizeof number);
    return static_cast<double>(number);
}

constexpr std::array kTypes{
    PlyType{"char", "int8", 1, readAs<std::int8_t>},
    PlyType{"uchar", "uint8", 1, readAs<std::uint8_t>},
    PlyType{"short", "int16", 2, readAs<std::int16_t>},
    PlyType{"ushort", "uint16", 2, readAs<std::uint16_t>},
    PlyType{"int", "int32", 4, readAs<std::int32_t>},
    PlyType{"uint", "uint32", 4, readAs<std::uint32_t>},
    PlyType{"float", "float32", 4, readAs<float>},
    PlyType{"double", "float64", 8, readAs<double>},
};

const PlyType* typeOf(std::string_view name)
{
    const auto* type = std::ranges::find_if(kTypes, [name](const PlyType& each) {
        return each.name == name || each.otherName == name;
    });
    return type == kTypes.end() ? nullptr : type;
}

struct PlyProperty
{
    std::string name;
    const PlyType* type = nullptr;
    const PlyType* countType = nullptr;  // of a list
};

struct PlyElement
{
    std::string name;
    std::size_t count = 0;
    std::vector<PlyProperty> properties;
};

struct PlyHeader
{
    bool text = false;
    bool bigEndian = false;
    std::vector<PlyElement> elements;
    std::size_t bytes = 0;

    [[nodiscard]] std::size_t countOf(std::string_view element) const
    {
        const auto found = std::ranges::find(elements, element, &PlyElement::name);
        return found == elements.end() ? 0 : found->count;
    }
};

std::string_view takeWord(std::string_view& text)
{
    text.remove_prefix(std::min(text.find_first_not_of(kBlank), text.size()));
    const std::string_view word = text.substr(0, text.find_first_of(kBlank));
    text.remove_prefix(word.size());
    return word;
}

bool readFormat(std::string_view line, PlyHeader& header)
{
    const std::string_view format = takeWord(line);
    header.text = format == "ascii";
    header.bigEndian = format == "binary_big_endian";
    return header.text || header.bigEndian || format == "binary_little_endian";
}

bool readElement(std::string_view line, PlyHeader& header)
{
    PlyElement element;
    element.name = takeWord(line);
    const std::optional<std::int64_t> count = core::parseInt(takeWord(line));
    element.count = static_cast<std::size_t>(std::max<std::int64_t>(count.value_or(0), 0));
    header.elements.push_back(std::move(element));
    return count && *count >= 0;
}

bool readProperty(std::string_view line, PlyHeader& header)
{
    PlyProperty property;
    std::string_view type = takeWord(line);
    if (type == "list")
    {
        property.countType = typeOf(takeWord(line));
        if (property.countType == nullptr)
        {
            return false;
        }
        type = takeWord(line);
    }
    property.type = typeOf(type);
    property.name = takeWord(line);
    if (header.elements.empty() || property.type == nullptr)
    {
        return false;
    }
    header.elements.back().properties.push_back(std::move(property));
    return true;
}

core::Result<PlyHeader> readHeader(std::string_view file)
{
    constexpr std::size_t kMaxHeaderBytes = 65'536;
    PlyHeader header;
    std::size_t at = 0;
    for (std::size_t line = 1; at < std::min(file.size(), kMaxHeaderBytes); ++line)
    {
        const std::size_t end = std::min(file.find('\n', at), file.size());
        std::string_view rest = file.substr(at, end - at);
        at = end + 1;
        const std::string_view keyword = takeWord(rest);
        if (keyword == "end_header")
        {
            header.bytes = std::min(at, file.size());
            return header;
        }
        const bool understood = line == 1               ? keyword == "ply"
                                : keyword == "format"   ? readFormat(rest, header)
                                : keyword == "element"  ? readElement(rest, header)
                                : keyword == "property" ? readProperty(rest, header)
                                                        : true;
        if (!understood)
        {
            return core::Error("line " + std::to_string(line) +
                               " of its header cannot be understood");
        }
    }
    return core::Error("its header does not end");
}

// The numbers behind the header, one after the other.
class PlyNumbers
{
  public:
    PlyNumbers(std::string_view data, const PlyHeader& header) : rest_(data), header_(header) {}

    std::optional<double> next(const PlyType& type)
    {
        if (header_.text)
        {
            return core::parseDouble(takeWord(rest_));
        }
        if (rest_.size() < type.bytes)
        {
            return std::nullopt;
        }
        std::array<char, sizeof(double)> bytes{};
        std::copy_n(rest_.begin(), type.bytes, bytes.begin());
        if (header_.bigEndian)
        {
            std::reverse(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(type.bytes));
        }
        rest_.remove_prefix(type.bytes);
        return type.read(bytes.data());
    }

  private:
    std::string_view rest_;
    const PlyHeader& header_;
};

class GeometryOfFile
{
  public:
    GeometryOfFile(std::string_view file, const PlyHeader& header, const BodyLimits& limits)
        : numbers_(file.substr(header.bytes), header), header_(header), limits_(limits),
          vertices_(header.countOf("vertex"))
    {}

    core::Result<std::string> copy(std::size_t available)
    {
        checkCounts(available);
        for (const PlyElement& element : header_.elements)
        {
            for (std::size_t i = 0; i < element.count && fault_.empty(); ++i)
            {
                copyElement(element, i);
            }
        }
        require(vertices_ > 0 && triangles_ > 0, "holds no surface");
        if (!fault_.empty())
        {
            return core::Error(fault_);
        }
        return "ply\nformat binary_little_endian 1.0\nelement vertex " + std::to_string(vertices_) +
               "\nproperty float x\nproperty float y\nproperty float z\nelement face " +
               std::to_string(header_.countOf("face")) +
               "\nproperty list uchar uint vertex_indices\nend_header\n" + points_ + faces_;
    }

  private:
    // Before anything is read: every value takes at least a byte, so do not believe in more.
    void checkCounts(std::size_t available)
    {
        std::size_t values = 0;
        for (const PlyElement& element : header_.elements)
        {
            require(!element.properties.empty() || element.count == 0,
                    "\"" + element.name + "\" has no properties");
            require(element.count <= available, claim(element));
            values += fault_.empty() ? element.count * element.properties.size() : 0;
            require(values <= available, claim(element));
        }
        require(vertices_ <= limits_.maxTriangles, "more vertices than any body needs");
    }

    void copyElement(const PlyElement& element, std::size_t index)
    {
        std::array<double, 3> position{NAN, NAN, NAN};
        for (const PlyProperty& property : element.properties)
        {
            if (property.countType != nullptr)
            {
                copyList(element, property);
                continue;
            }
            const std::optional<double> number = numbers_.next(*property.type);
            require(number.has_value(), claim(element));
            const std::size_t axis = std::string_view("xyz").find(property.name);
            if (property.name.size() == 1 && axis < position.size())
            {
                position[axis] = number.value_or(NAN);
            }
        }
        if (element.name != "vertex")
        {
            return;
        }
        for (const double coordinate : position)
        {
            // Also false for NaN, and for an axis that the file does not have.
            const bool moderate = std::abs(coordinate) < kLargestCoordinate;
            require(moderate, "vertex " + std::to_string(index) +
                                  " has a coordinate that is not a moderate number");
            append(points_, moderate ? static_cast<float>(coordinate) : 0.0f);
        }
    }

    void copyList(const PlyElement& element, const PlyProperty& property)
    {
        constexpr double kMaxCorners = 255.0;
        const double count = numbers_.next(*property.countType).value_or(-1.0);
        const bool isFace = element.name == "face" && property.name.starts_with("vertex_ind");
        require(count >= (isFace ? 3.0 : 0.0) && count <= kMaxCorners,
                "a list of \"" + element.name + "\" has no usable length");
        if (!fault_.empty())
        {
            return;
        }
        const auto length = static_cast<std::uint8_t>(count);
        if (isFace)
        {
            triangles_ += length - std::size_t{2};
            require(triangles_ <= limits_.maxTriangles,
                    "more than " + std::to_string(limits_.maxTriangles) + " triangles");
            append(faces_, length);
        }
        for (int i = 0; i < int{length}; ++i)
        {
            const double value = numbers_.next(*property.type).value_or(-1.0);
            if (isFace)
            {
                const bool known = value >= 0.0 && value < static_cast<double>(vertices_);
                require(known, "a face refers to a vertex that does not exist");
                append(faces_, known ? static_cast<std::uint32_t>(value) : 0U);
            }
        }
    }

    template <typename Value> static void append(std::string& bytes, Value value)
    {
        std::array<char, sizeof value> raw{};
        std::memcpy(raw.data(), &value, sizeof value);
        bytes.append(raw.data(), raw.size());
    }

    static std::string claim(const PlyElement& element)
    {
        return "its header claims " + std::to_string(element.count) + " of \"" + element.name +
               "\", more than the file holds";
    }

    void require(bool condition, const std::string& message)
    {
        if (!condition && fault_.empty())
        {
            fault_ = message;
        }
    }

    PlyNumbers numbers_;
    const PlyHeader& header_;
    const BodyLimits& limits_;
    std::string fault_;
    std::string points_;
    std::string faces_;
    std::size_t vertices_;
    std::size_t triangles_ = 0;
};

}  // namespace

core::Result<std::string> geometryOfPly(std::string_view file, const BodyLimits& limits)
{
    const core::Result<PlyHeader> header = readHeader(file);
    if (!header)
    {
        return header.error();
    }
    return GeometryOfFile(file, *header, limits).copy(file.size() - header->bytes);
}

}  // namespace knotlas::io
