#include "core/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <utility>

namespace knotlas::core
{
namespace
{

constexpr std::string_view kWhitespace = " \t\r\n";

char asciiLower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Base letter of a code point of Latin Extended-A (U+0100..U+017F), in the order of the block.
char extendedBase(unsigned codePoint)
{
    struct Range
    {
        unsigned last;
        char base;
    };

    static constexpr std::array<Range, 20> ranges{{
        {0x105, 'a'}, {0x10d, 'c'}, {0x111, 'd'}, {0x11b, 'e'}, {0x123, 'g'},
        {0x127, 'h'}, {0x133, 'i'}, {0x135, 'j'}, {0x138, 'k'}, {0x142, 'l'},
        {0x14b, 'n'}, {0x153, 'o'}, {0x159, 'r'}, {0x161, 's'}, {0x167, 't'},
        {0x173, 'u'}, {0x175, 'w'}, {0x178, 'y'}, {0x17e, 'z'}, {0x17f, 's'},
    }};
    for (const Range& range : ranges)
    {
        if (codePoint <= range.last)
        {
            return range.base;
        }
    }
    return '?';
}

}  // namespace

std::optional<double> parseDouble(std::string_view token)
{
    double value = 0.0;
    const char* end = token.data() + token.size();
    const auto [stop, error] = std::from_chars(token.data(), end, value);
    if (error != std::errc{} || stop != end || !std::isfinite(value))
    {
        return std::nullopt;
    }
    return value;
}

std::optional<std::int64_t> parseInt(std::string_view token)
{
    std::int64_t value = 0;
    const char* end = token.data() + token.size();
    const auto [stop, error] = std::from_chars(token.data(), end, value);
    if (error != std::errc{} || stop != end)
    {
        return std::nullopt;
    }
    return value;
}

std::string formatNumber(double value)
{
    std::array<char, 40> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return error == std::errc{} ? std::string(buffer.data(), end) : std::string("0");
}

std::string formatFixed(double value, int digits)
{
    std::array<char, 340> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                            std::chars_format::fixed, digits);
    return error == std::errc{} ? std::string(buffer.data(), end) : std::string("0");
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    while (true)
    {
        const std::size_t end = text.find(separator, begin);
        if (end == std::string_view::npos)
        {
            parts.push_back(text.substr(begin));
            return parts;
        }
        parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
}

std::string_view trim(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(kWhitespace);
    if (begin == std::string_view::npos)
    {
        return {};
    }
    const std::size_t end = text.find_last_not_of(kWhitespace);
    return text.substr(begin, end - begin + 1);
}

std::string filled(std::string_view text,
                   std::initializer_list<std::pair<std::string_view, std::string_view>> values)
{
    std::string result(text);
    for (const auto& [name, value] : values)
    {
        const std::string slot = "{" + std::string(name) + "}";
        if (const std::size_t at = result.find(slot); at != std::string::npos)
        {
            result.replace(at, slot.size(), value);
        }
    }
    return result;
}

std::string toLowerAscii(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), asciiLower);
    return lower;
}

bool isValidUtf8(std::string_view text)
{
    const auto byteAt = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    for (std::size_t i = 0; i < text.size();)
    {
        const unsigned lead = byteAt(i);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        if ((lead >= 0x80 && lead < 0xc2) || lead > 0xf4 || i + length > text.size())
        {
            return false;
        }
        for (std::size_t k = 1; k < length; ++k)
        {
            if ((byteAt(i + k) & 0xc0U) != 0x80U)
            {
                return false;
            }
        }
        // Overlong forms, surrogates and what lies beyond U+10FFFF.
        const unsigned second = length > 2 ? byteAt(i + 1) : 0;
        if ((lead == 0xe0 && second < 0xa0) || (lead == 0xed && second > 0x9f) ||
            (lead == 0xf0 && second < 0x90) || (lead == 0xf4 && second > 0x8f))
        {
            return false;
        }
        i += length;
    }
    return true;
}

bool isIsoDate(std::string_view text)
{
    constexpr std::size_t kLength = 10;
    if (text.size() != kLength || text[4] != '-' || text[7] != '-')
    {
        return false;
    }
    const auto digits = [&](std::size_t from, std::size_t count) {
        const std::string_view part = text.substr(from, count);
        const bool plain = part.find_first_not_of("0123456789") == std::string_view::npos;
        return plain ? static_cast<int>(parseInt(part).value_or(-1)) : -1;
    };
    const std::chrono::year_month_day day{std::chrono::year(digits(0, 4)),
                                          std::chrono::month(static_cast<unsigned>(digits(5, 2))),
                                          std::chrono::day(static_cast<unsigned>(digits(8, 2)))};
    return digits(0, 4) >= 1 && day.ok();
}

std::string foldForSearch(std::string_view text)
{
    // U+00C0..U+00FF, one base letter each ('*' for the multiplication and division signs).
    static constexpr std::string_view latin1 = "aaaaaaaceeeeiiiidnooooo*ouuuuyts"
                                               "aaaaaaaceeeeiiiidnooooo*ouuuuyty";
    std::string folded;
    folded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i)
    {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead >= 0xc3 && lead <= 0xc5 && i + 1 < text.size())
        {
            const auto next = static_cast<unsigned char>(text[i + 1]);
            const unsigned codePoint = ((lead & 0x1fU) << 6U) | (next & 0x3fU);
            folded += codePoint < 0x100 ? latin1[codePoint - 0xc0] : extendedBase(codePoint);
            ++i;
            continue;
        }
        if (text.substr(i).starts_with("\xe2\x80\x99"))  // the apostrophe of a phone: can’t
        {
            folded += '\'';
            i += 2;
            continue;
        }
        folded += asciiLower(text[i]);
    }
    return folded;
}

int editDistance(std::string_view a, std::string_view b)
{
    const std::size_t columns = b.size() + 1;
    std::vector<int> beforeLast(columns);
    std::vector<int> last(columns);
    std::vector<int> row(columns);
    for (std::size_t j = 0; j < columns; ++j)
    {
        row[j] = static_cast<int>(j);
    }
    for (std::size_t i = 1; i <= a.size(); ++i)
    {
        std::swap(beforeLast, last);
        std::swap(last, row);
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j < columns; ++j)
        {
            const int substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, substitution});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            {
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
            }
        }
    }
    return row[b.size()];
}

std::optional<std::string> suggest(std::string_view word, std::span<const std::string> known)
{
    const std::string wanted = toLowerAscii(word);
    if (wanted.empty())
    {
        return std::nullopt;
    }
    // A third of the letters may be wrong; a word that merely begins or ends the same also counts.
    int best = std::max(2, static_cast<int>(wanted.size()) / 3) + 1;
    std::optional<std::string> found;
    for (const std::string& candidate : known)
    {
        const std::string lower = toLowerAscii(candidate);
        int distance = editDistance(wanted, lower);
        if (wanted.size() >= 3 && lower.find(wanted) != std::string::npos)
        {
            distance = std::min(distance, 2);
        }
        if (distance < best)
        {
            best = distance;
            found = candidate;
        }
    }
    return found;
}

std::string didYouMean(std::string_view word, std::span<const std::string> known)
{
    const std::optional<std::string> near = suggest(word, known);
    return near ? " (did you mean \"" + *near + "\"?)" : std::string();
}

}  // namespace knotlas::core
