#include "io/language_check.h"

#include "core/text.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace knotlas::io
{

namespace
{

// Beginnings of words, American and British, in alphabetical order.
constexpr std::array<std::pair<std::string_view, std::string_view>, 51> kSpellings{{
    {"aging", "ageing"},         {"analyz", "analys"},      {"anemi", "anaemi"},
    {"anesthe", "anaesthe"},     {"behavior", "behaviour"}, {"caliber", "calibre"},
    {"cecum", "caecum"},         {"center", "centre"},      {"color", "colour"},
    {"diarrhea", "diarrhoea"},   {"edema", "oedema"},       {"esophag", "oesophag"},
    {"estrogen", "oestrogen"},   {"favor", "favour"},       {"feces", "faeces"},
    {"fiber", "fibre"},          {"flavor", "flavour"},     {"gray", "grey"},
    {"gynecolog", "gynaecolog"}, {"harbor", "harbour"},     {"hematom", "haematom"},
    {"hematuri", "haematuri"},   {"hemoglob", "haemoglob"}, {"hemorrh", "haemorrh"},
    {"honor", "honour"},         {"humor", "humour"},       {"ischemi", "ischaemi"},
    {"jewelry", "jewellery"},    {"labeled", "labelled"},   {"labor", "labour"},
    {"leukemi", "leukaemi"},     {"leveling", "levelling"}, {"liter", "litre"},
    {"maneuver", "manoeuvre"},   {"meter", "metre"},        {"mold", "mould"},
    {"neighbor", "neighbour"},   {"odor", "odour"},         {"orthopedic", "orthopaedic"},
    {"pajama", "pyjama"},        {"paralyz", "paralys"},    {"pediatric", "paediatric"},
    {"plow", "plough"},          {"rumor", "rumour"},       {"skeptic", "sceptic"},
    {"theater", "theatre"},      {"traveler", "traveller"}, {"traveling", "travelling"},
    {"tumor", "tumour"},         {"vapor", "vapour"},       {"vigor", "vigour"},
}};

// British words that begin like an American one.
constexpr std::array<std::string_view, 10> kBritishAnyway{
    "colorectal", "coloration", "honorary", "humoral", "humorous",
    "laboratory", "laborious",  "litera",   "odorous", "vigorous"};

// What follows "its" when "it is" was meant.
constexpr std::array<std::string_view, 8> kAfterItIs{"a",   "an",  "been",  "because",
                                                     "not", "the", "often", "usually"};

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (static_cast<unsigned char>(c) > 127);
}

// Runs of letters and apostrophes, in small letters, and where they begin.
struct Word
{
    std::string text;
    std::size_t at = 0;
};

std::vector<Word> wordsOf(std::string_view text)
{
    std::vector<Word> words;
    for (std::size_t i = 0; i < text.size();)
    {
        std::size_t end = i;
        while (end < text.size() && (isLetter(text[end]) || (text[end] == '\'' && end > i)))
        {
            ++end;
        }
        if (end > i)
        {
            words.push_back({core::toLowerAscii(text.substr(i, end - i)), i});
        }
        i = std::max(end, i + 1);
    }
    return words;
}

void addSpelling(const std::string& word, std::vector<std::string>& slips)
{
    const auto british = [&](std::string_view known) { return word.starts_with(known); };
    if (std::ranges::any_of(kBritishAnyway, british))
    {
        return;
    }
    for (const auto& [american, instead] : kSpellings)
    {
        if (word.starts_with(american))
        {
            slips.push_back("\"" + word + "\" is American spelling (did you mean \"" +
                            std::string(instead) + word.substr(american.size()) + "\"?)");
        }
    }
}

void addWordSlips(std::string_view text, std::vector<std::string>& slips)
{
    const std::vector<Word> words = wordsOf(text);
    for (std::size_t i = 0; i < words.size(); ++i)
    {
        const Word& word = words[i];
        addSpelling(word.text, slips);
        if (word.text == "it's")
        {
            slips.emplace_back("\"it's\" (write \"it is\", or \"its\" for what belongs to it)");
        }
        if (i + 1 == words.size())
        {
            break;
        }
        const Word& next = words[i + 1];
        const bool adjacent = next.at == word.at + word.text.size() + 1 && text[next.at - 1] == ' ';
        if (adjacent && word.text == next.text && word.text != "had" && word.text != "that")
        {
            slips.push_back("the word \"" + word.text + "\" stands twice");
        }
        if (adjacent && word.text == "its" &&
            std::ranges::find(kAfterItIs, next.text) != kAfterItIs.end())
        {
            slips.push_back("\"its " + next.text + "\" (did you mean \"it is " + next.text +
                            "\"?)");
        }
    }
}

void addPunctuationSlips(std::string_view text, std::vector<std::string>& slips)
{
    if (text.find("  ") != std::string_view::npos)
    {
        slips.emplace_back("two blanks stand together");
    }
    if (core::trim(text).size() != text.size())
    {
        slips.emplace_back("a blank stands at the beginning or end");
    }
    for (const std::string_view pair : {" ,", " .", " ;", " :", " )", "( ", ",,", "..", ";;"})
    {
        const std::size_t at = text.find(pair);
        const bool decimal = at != std::string_view::npos && at + 2 < text.size() &&
                             text[at + 2] >= '0' && text[at + 2] <= '9';
        if (at != std::string_view::npos && !decimal)
        {
            slips.push_back("\"" + std::string(pair) + "\" in the punctuation");
        }
    }
    if (std::ranges::count(text, '(') != std::ranges::count(text, ')'))
    {
        slips.emplace_back("a bracket is not closed, or not opened");
    }
}

void addSentenceSlips(std::string_view text, std::vector<std::string>& slips)
{
    constexpr std::string_view kEnds = ".!?";
    std::string_view end = core::trim(text);
    while (!end.empty() && (end.back() == ')' || end.back() == '"'))
    {
        end.remove_suffix(1);
    }
    if (!end.empty() && kEnds.find(end.back()) == std::string_view::npos)
    {
        slips.emplace_back("no full stop at the end");
    }
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    {
        slips.emplace_back("begins with a small letter");
    }
}

void warn(const Finding& where, std::string message, std::vector<Finding>& findings)
{
    Finding finding = where;
    finding.severity = Severity::Warning;
    finding.message = std::move(message);
    findings.push_back(std::move(finding));
}

}  // namespace

std::vector<std::string> languageSlips(std::string_view text, bool sentences)
{
    std::vector<std::string> slips;
    addWordSlips(text, slips);
    addPunctuationSlips(text, slips);
    if (sentences)
    {
        addSentenceSlips(text, slips);
    }
    return slips;
}

std::vector<Finding> checkLanguage(const AtlasReading& reading)
{
    std::vector<Finding> findings;
    std::map<std::string_view, const Finding*> own;
    for (const UsedText& text : reading.prose)
    {
        for (std::string& slip : languageSlips(text.text, text.style != TextStyle::Phrase))
        {
            warn(text.where, std::move(slip), findings);
        }
        if (text.style != TextStyle::OwnSentences)
        {
            continue;
        }
        const auto [first, isNew] = own.emplace(text.text, &text.where);
        if (!isNew)
        {
            warn(text.where,
                 "the same text stands already in " + first->second->file + ":" +
                     std::to_string(first->second->line),
                 findings);
        }
    }
    return findings;
}

}  // namespace knotlas::io
