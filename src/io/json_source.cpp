#include "io/json_source.h"

#include "core/text.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_set>

namespace knotlas::io
{

namespace
{

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isContinuationByte(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

void appendUtf8(std::string& out, std::uint32_t codePoint)
{
    const auto byte = [&out](std::uint32_t bits) { out.push_back(static_cast<char>(bits)); };
    if (codePoint < 0x80)
    {
        byte(codePoint);
        return;
    }
    if (codePoint < 0x800)
    {
        byte(0xC0 | (codePoint >> 6));
    }
    else
    {
        if (codePoint < 0x10000)
        {
            byte(0xE0 | (codePoint >> 12));
        }
        else
        {
            byte(0xF0 | (codePoint >> 18));
            byte(0x80 | ((codePoint >> 12) & 0x3F));
        }
        byte(0x80 | ((codePoint >> 6) & 0x3F));
    }
    byte(0x80 | (codePoint & 0x3F));
}

// Recursive descent; the depth limit bounds the stack. Every function returns false after a fault.
class Parser
{
  public:
    Parser(std::string_view text, const JsonLimits& limits) : text_(text), limits_(limits) {}

    JsonReading parse()
    {
        JsonReading reading;
        JsonValue value;
        if (checkText() && parseValue(value, 0) && parseEnd() && faults_.empty())
        {
            reading.value = std::move(value);
        }
        for (JsonFault& fault : faults_)
        {
            fault.path.insert(0, "$");
        }
        reading.faults = std::move(faults_);
        return reading;
    }

  private:
    bool checkText()
    {
        if (text_.size() > limits_.maxBytes)
        {
            return fail(0, "the file is larger than " + std::to_string(limits_.maxBytes >> 20) +
                               " MiB");
        }
        if (text_.substr(0, kByteOrderMark.size()) == kByteOrderMark)
        {
            text_.remove_prefix(kByteOrderMark.size());
        }
        if (!core::isValidUtf8(text_))
        {
            return fail(endOfValidUtf8(), "the text is not valid UTF-8");
        }
        return true;
    }

    [[nodiscard]] std::size_t endOfValidUtf8() const
    {
        // Validity of a prefix that ends between characters is monotonic, so halving finds the end.
        std::size_t valid = 0;
        std::size_t invalid = text_.size();
        while (invalid - valid > 1)
        {
            std::size_t middle = valid + (invalid - valid) / 2;
            while (middle > valid && isContinuationByte(text_[middle]))
            {
                --middle;
            }
            if (middle == valid)
            {
                break;
            }
            (core::isValidUtf8(text_.substr(0, middle)) ? valid : invalid) = middle;
        }
        return valid;
    }

    bool parseValue(JsonValue& value, int depth)
    {
        skipSpace();
        value.position = positionAt(at_);
        if (depth > limits_.maxDepth)
        {
            return fail(at_, "nested deeper than " + std::to_string(limits_.maxDepth) + " levels");
        }
        if (++values_ > limits_.maxValues)
        {
            return fail(at_, "more than " + std::to_string(limits_.maxValues) + " values");
        }
        switch (peek())
        {
        case '{':
            return parseObject(value, depth);
        case '[':
            return parseArray(value, depth);
        case '"':
            value.kind = JsonValue::Kind::String;
            return parseString(value.text);
        default:
            return isDigit(peek()) || peek() == '-' ? parseNumber(value) : parseWord(value);
        }
    }

    bool parseObject(JsonValue& value, int depth)
    {
        value.kind = JsonValue::Kind::Object;
        ++at_;
        skipSpace();
        if (accept('}'))
        {
            return true;
        }
        std::unordered_set<std::string> names;
        do
        {
            skipSpace();
            JsonMember& member = value.members.emplace_back();
            if (!parseName(member))
            {
                return false;
            }
            if (!names.insert(member.name).second)
            {
                faults_.push_back({member.position,
                                   "the member \"" + member.name + "\" appears a second time",
                                   "." + member.name});
            }
            const std::size_t known = faults_.size();
            const bool parsed = parseValue(member.value, depth + 1);
            prefixPaths(known, "." + member.name);
            if (!parsed)
            {
                return false;
            }
            skipSpace();
        } while (accept(','));
        return accept('}') || fail(at_, "expected ',' or '}' after a member of an object");
    }

    bool parseName(JsonMember& member)
    {
        member.position = positionAt(at_);
        if (peek() != '"')
        {
            return fail(at_, peek() == '}' ? "a comma before '}' is not allowed"
                                           : "expected the name of a member in double quotes");
        }
        if (!parseString(member.name))
        {
            return false;
        }
        skipSpace();
        return accept(':') || fail(at_, "expected ':' after \"" + member.name + "\"");
    }

    bool parseArray(JsonValue& value, int depth)
    {
        value.kind = JsonValue::Kind::Array;
        ++at_;
        skipSpace();
        if (accept(']'))
        {
            return true;
        }
        do
        {
            skipSpace();
            if (peek() == ']')
            {
                return fail(at_, "a comma before ']' is not allowed");
            }
            const std::size_t known = faults_.size();
            const std::size_t index = value.items.size();
            const bool parsed = parseValue(value.items.emplace_back(), depth + 1);
            prefixPaths(known, "[" + std::to_string(index) + "]");
            if (!parsed)
            {
                return false;
            }
            skipSpace();
        } while (accept(','));
        return accept(']') || fail(at_, "expected ',' or ']' after an item of an array");
    }

    bool parseString(std::string& out)
    {
        const std::size_t start = at_;
        ++at_;
        for (;;)
        {
            const std::size_t run = at_;
            while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\\' &&
                   static_cast<unsigned char>(text_[at_]) >= 0x20)
            {
                ++at_;
            }
            out.append(text_.substr(run, at_ - run));
            if (out.size() > limits_.maxStringBytes)
            {
                return fail(start, "the string is longer than " +
                                       std::to_string(limits_.maxStringBytes) + " bytes");
            }
            if (accept('"'))
            {
                return true;
            }
            if (peek() != '\\')
            {
                return fail(start, "the string does not end on its line");
            }
            if (!parseEscape(out))
            {
                return false;
            }
        }
    }

    bool parseEscape(std::string& out)
    {
        static constexpr std::string_view kLetters = "\"\\/bfnrt";
        static constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
        const std::size_t start = at_;
        ++at_;
        if (accept('u'))
        {
            return parseUnicodeEscape(out, start);
        }
        const std::size_t letter = kLetters.find(peek());
        if (at_ >= text_.size() || letter == std::string_view::npos)
        {
            return fail(start, "unknown escape in a string");
        }
        out.push_back(kMeanings[letter]);
        ++at_;
        return true;
    }

    bool parseUnicodeEscape(std::string& out, std::size_t start)
    {
        std::optional<std::uint32_t> code = parseHex4();
        if (code && *code >= 0xD800 && *code < 0xDC00 && accept('\\') && accept('u'))
        {
            const std::optional<std::uint32_t> low = parseHex4();
            const bool paired = low && *low >= 0xDC00 && *low < 0xE000;
            code = paired ? std::optional(0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00))
                          : std::nullopt;
        }
        if (!code || *code == 0 || (*code >= 0xD800 && *code < 0xE000))
        {
            return fail(start, "the escape \\u names no character");
        }
        appendUtf8(out, *code);
        return true;
    }

    std::optional<std::uint32_t> parseHex4()
    {
        std::uint32_t code = 0;
        for (int i = 0; i < 4; ++i, ++at_)
        {
            static constexpr std::string_view kDigits = "0123456789abcdef";
            const char c = peek();
            const char lower = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
            const std::size_t digit = kDigits.find(lower);
            if (at_ >= text_.size() || digit == std::string_view::npos)
            {
                return std::nullopt;
            }
            code = code * 16 + static_cast<std::uint32_t>(digit);
        }
        return code;
    }

    bool parseNumber(JsonValue& value)
    {
        const std::size_t start = at_;
        accept('-');
        const bool leadingZero = peek() == '0';
        const std::size_t digits = skipDigits();
        bool wellFormed = digits > 0 && !(leadingZero && digits > 1);
        if (accept('.'))
        {
            wellFormed = skipDigits() > 0 && wellFormed;
        }
        if (accept('e') || accept('E'))
        {
            if (!accept('+'))
            {
                accept('-');
            }
            wellFormed = skipDigits() > 0 && wellFormed;
        }
        if (!wellFormed)
        {
            return fail(start, "malformed number");
        }
        const std::optional<double> number = core::parseDouble(text_.substr(start, at_ - start));
        if (!number)
        {
            return fail(start, "the number is too large or too small");
        }
        value.kind = JsonValue::Kind::Number;
        value.number = *number;
        return true;
    }

    bool parseWord(JsonValue& value)
    {
        const std::size_t start = at_;
        while (at_ < text_.size() && text_[at_] >= 'a' && text_[at_] <= 'z')
        {
            ++at_;
        }
        const std::string_view word = text_.substr(start, at_ - start);
        if (word == "true" || word == "false")
        {
            value.kind = JsonValue::Kind::Boolean;
            value.boolean = word == "true";
            return true;
        }
        return word == "null" || fail(start, at_ >= text_.size() && word.empty()
                                                 ? "the text ends where a value should stand"
                                                 : "expected a value");
    }

    bool parseEnd()
    {
        skipSpace();
        return at_ == text_.size() || fail(at_, "something follows the end of the document");
    }

    std::size_t skipDigits()
    {
        const std::size_t start = at_;
        while (isDigit(peek()))
        {
            ++at_;
        }
        return at_ - start;
    }

    void skipSpace()
    {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' ||
                                      text_[at_] == '\t' || text_[at_] == '\r'))
        {
            ++at_;
        }
    }

    [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

    bool accept(char c)
    {
        const bool there = at_ < text_.size() && text_[at_] == c;
        at_ += there ? 1 : 0;
        return there;
    }

    // Offsets are asked for in rising order (but for a step back to the start of a token), so the
    // whole text is walked about once.
    TextPosition positionAt(std::size_t offset)
    {
        if (offset < countedTo_)
        {
            countedTo_ = 0;
            counted_ = {};
        }
        for (; countedTo_ < offset && countedTo_ < text_.size(); ++countedTo_)
        {
            if (text_[countedTo_] == '\n')
            {
                ++counted_.line;
                counted_.column = 0;
            }
            counted_.column += isContinuationByte(text_[countedTo_]) ? 0 : 1;
        }
        return counted_;
    }

    bool fail(std::size_t offset, std::string message)
    {
        faults_.push_back({positionAt(offset), std::move(message), {}});
        return false;
    }

    // Faults learn their path on the way out of the recursion.
    void prefixPaths(std::size_t first, const std::string& step)
    {
        for (std::size_t i = first; i < faults_.size(); ++i)
        {
            faults_[i].path.insert(0, step);
        }
    }

    std::string_view text_;
    JsonLimits limits_;
    std::size_t at_ = 0;
    std::size_t values_ = 0;
    std::size_t countedTo_ = 0;
    TextPosition counted_;
    std::vector<JsonFault> faults_;
};

}  // namespace

const JsonValue* JsonValue::find(std::string_view name) const
{
    const auto member = std::ranges::find(members, name, &JsonMember::name);
    return member == members.end() ? nullptr : &member->value;
}

std::optional<std::size_t> JsonValue::asIndex() const
{
    constexpr double kLargestExact = 9007199254740992.0;  // 2^53
    if (kind != Kind::Number || number < 0.0 || number > kLargestExact ||
        number != std::floor(number))
    {
        return std::nullopt;
    }
    return static_cast<std::size_t>(number);
}

std::string_view toString(JsonValue::Kind kind)
{
    switch (kind)
    {
    case JsonValue::Kind::Null:
        return "null";
    case JsonValue::Kind::Boolean:
        return "true or false";
    case JsonValue::Kind::Number:
        return "a number";
    case JsonValue::Kind::String:
        return "a string";
    case JsonValue::Kind::Array:
        return "an array";
    case JsonValue::Kind::Object:
        return "an object";
    }
    return "";
}

JsonReading parseJson(std::string_view text, const JsonLimits& limits)
{
    return Parser(text, limits).parse();
}

}  // namespace knotlas::io
