#include "io/painted_cache.h"

#include "core/hash.h"
#include "io/file_bytes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <optional>
#include <string>
#include <type_traits>

namespace knotlas::io
{

namespace
{

using anatomy::SkinField;
using anatomy::VertexWeight;
using core::Error;
using core::Result;

constexpr std::size_t kMaxBytes = std::size_t{256} << 20;
constexpr std::uint32_t kMaxRows = 20'000;

// The file: a header, then the rows one behind the other, in the byte order of this machine.
struct Header
{
    std::array<char, 8> magic{'k', 'n', 'o', 't', 's', 'k', 'i', '1'};
    std::uint64_t byteOrder = 0x0102030405060708U;
    std::uint64_t fingerprint = 0;  // of all that follows the header
    std::uint32_t patterns = 0;
    std::uint32_t regions = 0;
};

struct PatternHead
{
    std::uint64_t key = 0;
    std::array<float, 4> place{};  // position, depth in mm
    std::uint32_t essential = 0;   // vertices
    std::uint32_t spillover = 0;
};

struct RegionHead
{
    std::uint64_t key = 0;
    std::uint64_t vertices = 0;
};

static_assert(sizeof(VertexWeight) == 8 && std::is_trivially_copyable_v<VertexWeight>);

void append(std::string& bytes, const void* data, std::size_t size)
{
    bytes.append(static_cast<const char*>(data), size);
}

template <typename T> void append(std::string& bytes, const T& value)
{
    append(bytes, &value, sizeof value);
}

void append(std::string& bytes, const SkinField& field)
{
    append(bytes, field.data(), field.size() * sizeof(VertexWeight));
}

// Takes values off the front of a text and never looks beyond its end.
class Bytes
{
  public:
    explicit Bytes(std::string_view bytes) : rest_(bytes) {}

    template <typename T> std::optional<T> take()
    {
        T value;
        if (rest_.size() < sizeof value)
        {
            return std::nullopt;
        }
        std::memcpy(&value, rest_.data(), sizeof value);
        rest_.remove_prefix(sizeof value);
        return value;
    }

    // Ordered by vertex, all of them below `vertexCount`, with weights above 0 up to 1.
    std::optional<SkinField> takeField(std::uint64_t size, std::size_t vertexCount)
    {
        if (size > vertexCount || rest_.size() < size * sizeof(VertexWeight))
        {
            return std::nullopt;
        }
        SkinField field(size);
        if (!field.empty())
        {
            std::memcpy(field.data(), rest_.data(), size * sizeof(VertexWeight));
        }
        rest_.remove_prefix(size * sizeof(VertexWeight));
        std::uint64_t least = 0;
        for (const VertexWeight& at : field)
        {
            const bool sound = at.vertex >= least && at.vertex < vertexCount && at.weight > 0.0f &&
                               at.weight <= 1.0f;
            if (!sound)
            {
                return std::nullopt;
            }
            least = std::uint64_t{at.vertex} + 1;
        }
        return field;
    }

    [[nodiscard]] std::string_view rest() const { return rest_; }

  private:
    std::string_view rest_;
};

std::optional<anatomy::PaintedPattern> takePattern(Bytes& bytes, std::size_t vertexCount)
{
    constexpr float kFarM = 100.0f;
    const auto head = bytes.take<PatternHead>();
    if (!head)
    {
        return std::nullopt;
    }
    const bool near = std::ranges::all_of(
        head->place, [](float value) { return std::abs(value) < 1000.0f * kFarM; });
    auto essential = bytes.takeField(head->essential, vertexCount);
    auto spillover = essential ? bytes.takeField(head->spillover, vertexCount) : std::nullopt;
    if (!near || !spillover)
    {
        return std::nullopt;
    }
    return anatomy::PaintedPattern{head->key,
                                   {head->place[0], head->place[1], head->place[2]},
                                   head->place[3],
                                   *std::move(essential),
                                   *std::move(spillover)};
}

std::optional<anatomy::PaintedRegion> takeRegion(Bytes& bytes, std::size_t vertexCount)
{
    const auto head = bytes.take<RegionHead>();
    auto field = head ? bytes.takeField(head->vertices, vertexCount) : std::nullopt;
    if (!field)
    {
        return std::nullopt;
    }
    return anatomy::PaintedRegion{head->key, *std::move(field)};
}

std::optional<anatomy::PaintedSkin> parse(std::string_view text, std::size_t vertexCount)
{
    Bytes bytes(text);
    const auto header = bytes.take<Header>();
    const bool ours = header && header->magic == Header().magic &&
                      header->byteOrder == Header().byteOrder && header->patterns <= kMaxRows &&
                      header->regions <= kMaxRows &&
                      header->fingerprint == core::Hash64().add(bytes.rest()).value();
    if (!ours)
    {
        return std::nullopt;
    }
    anatomy::PaintedSkin painted;
    for (std::uint32_t i = 0; i < header->patterns; ++i)
    {
        auto pattern = takePattern(bytes, vertexCount);
        if (!pattern)
        {
            return std::nullopt;
        }
        painted.patterns.push_back(*std::move(pattern));
    }
    for (std::uint32_t i = 0; i < header->regions; ++i)
    {
        auto region = takeRegion(bytes, vertexCount);
        if (!region)
        {
            return std::nullopt;
        }
        painted.regions.push_back(*std::move(region));
    }
    return bytes.rest().empty() ? std::optional(std::move(painted)) : std::nullopt;
}

}  // namespace

std::filesystem::path paintedCacheFile(const std::filesystem::path& folder,
                                       const std::filesystem::path& bodyFile)
{
    std::error_code error;
    const std::filesystem::path whole = std::filesystem::weakly_canonical(bodyFile, error);
    const std::uint64_t key = core::Hash64().add(toUtf8(error ? bodyFile : whole)).value();
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string name = "skin-";
    for (int shift = 60; shift >= 0; shift -= 4)
    {
        name += kDigits[(key >> static_cast<unsigned>(shift)) & 0xfU];
    }
    return folder / (name + ".painted");
}

Result<anatomy::PaintedSkin> readPainted(const std::filesystem::path& file,
                                         std::size_t skinVertexCount)
{
    const Result<std::string> text = readFile(file, kMaxBytes);
    if (!text)
    {
        return text.error();
    }
    std::optional<anatomy::PaintedSkin> painted = parse(*text, skinVertexCount);
    if (!painted)
    {
        return Error(toUtf8(file) + ": is not a painted skin of this version and body");
    }
    return *std::move(painted);
}

Result<void> writePainted(const std::filesystem::path& file, const anatomy::ReferralMatrix& matrix)
{
    Header header;
    std::string bytes;
    append(bytes, header);
    for (const anatomy::PatternRow& row : matrix.patterns())
    {
        if (row.key != 0)
        {
            append(bytes, PatternHead{row.key,
                                      {row.position.x, row.position.y, row.position.z, row.depthMm},
                                      static_cast<std::uint32_t>(row.essential.size()),
                                      static_cast<std::uint32_t>(row.spillover.size())});
            append(bytes, row.essential);
            append(bytes, row.spillover);
            ++header.patterns;
        }
    }
    for (const anatomy::RegionRow& row : matrix.regions())
    {
        if (row.key != 0)
        {
            append(bytes, RegionHead{row.key, row.field.size()});
            append(bytes, row.field);
            ++header.regions;
        }
    }
    header.fingerprint = core::Hash64().add(std::string_view(bytes).substr(sizeof header)).value();
    std::memcpy(bytes.data(), &header, sizeof header);
    return writeFile(file, bytes);
}

}  // namespace knotlas::io
