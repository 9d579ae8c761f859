#include "app/language.h"

#include "core/assert.h"
#include "core/text.h"
#include "io/json_cursor.h"

#include <algorithm>
#include <array>
#include <utility>

namespace knotlas::app
{
namespace
{

Texts builtIn(const char* file, std::string_view kind)
{
    core::Result<Texts> texts = parseTexts(embeddedLanguageFiles().find(file)->second, kind, file);
    KNOTLAS_ASSERT(texts.has_value());  // a test reads the same files
    return *std::move(texts);
}

std::string_view find(const Texts& texts, std::string_view key)
{
    const auto found = texts.find(key);
    return found == texts.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace

Language::Language(Texts strings, Texts names, Texts phrases)
    : strings_(std::move(strings)), names_(std::move(names)), phrases_(std::move(phrases))
{}

std::shared_ptr<const Language> Language::english()
{
    static const auto english = std::make_shared<const Language>(
        builtIn("en/interface.json", "strings"), builtIn("en/names.json", "names"),
        builtIn("en/phrases.json", "phrases"));
    return english;
}

std::string_view Language::text(std::string_view key) const
{
    if (const std::string_view own = find(strings_, key); !own.empty())
    {
        return own;
    }
    const std::string_view fallback = find(english()->strings_, key);
    return fallback.empty() ? key : fallback;
}

std::string_view Language::said(std::string_view english) const
{
    const std::string_view own = find(phrases_, english);
    return own.empty() ? english : own;
}

std::string_view Language::name(std::string_view node) const
{
    const std::string_view own = find(names_, node);
    return own.empty() ? find(english()->names_, node) : own;
}

std::string_view latinName(std::string_view node)
{
    static const Texts names = builtIn("la/names.json", "names");
    return find(names, node);
}

std::string shortLatin(std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kShort{
        {{"musculus ", "M. "}, {"musculi ", "Mm. "}}};
    for (const auto& [whole, instead] : kShort)
    {
        if (core::toLowerAscii(name.substr(0, whole.size())) == whole)
        {
            return std::string(instead) + std::string(name.substr(whole.size()));
        }
    }
    std::string text(name);
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

core::Result<Texts> parseTexts(const std::string& json, std::string_view kind,
                               const std::string& file)
{
    std::vector<io::Finding> findings;
    const io::JsonReading document = io::parseJson(json);
    for (const io::JsonFault& fault : document.faults)
    {
        findings.push_back({file, fault.position.line, fault.position.column, io::Severity::Error,
                            fault.message, fault.path});
    }
    Texts texts;
    if (document.value)
    {
        io::JsonObject object(io::JsonCursor(*document.value, file, findings));
        object.optional("$schema");
        if (object.text("kind") != kind)
        {
            object.cursor().error("is no file of the kind \"" + std::string(kind) + "\"");
        }
        if (const auto list = object.required("texts");
            list && list->expect(io::JsonValue::Kind::Object))
        {
            io::JsonObject members(*list);
            for (const io::JsonMember& member : list->value().members)
            {
                texts.emplace(member.name, members.text(member.name));
            }
        }
        object.finish();
    }
    if (io::hasErrors(findings))
    {
        return core::Error(io::format(findings.front()));
    }
    return texts;
}

}  // namespace knotlas::app
