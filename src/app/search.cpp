#include "app/search.h"

#include "core/text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace knotlas::app
{
namespace
{

struct Field
{
    std::string_view text;
    std::string_view label;  // said in `why`; empty: the title itself
    float weight = 1.0f;
};

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) > 127;
}

std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    for (const char c : core::foldForSearch(text))
    {
        if (isLetter(c))
        {
            word += c;
        }
        else if (!word.empty())
        {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty())
    {
        words.push_back(std::move(word));
    }
    return words;
}

// How well one typed word fits one word of a field: 1 the same, less for a beginning or a slip.
float fit(const std::string& typed, const std::string& word)
{
    if (typed == word)
    {
        return 1.0f;
    }
    if (word.starts_with(typed))
    {
        return 0.9f;
    }
    if (typed.size() >= 3 && word.find(typed) != std::string::npos)
    {
        return 0.5f;
    }
    if (typed.size() >= 5 && core::editDistance(typed, word.substr(0, typed.size() + 1)) <= 1)
    {
        return 0.4f;
    }
    return 0.0f;
}

struct Match
{
    float score = 0.0f;
    const Field* field = nullptr;
};

Match bestField(const std::string& typed, const std::vector<Field>& fields)
{
    Match best;
    for (const Field& field : fields)
    {
        for (const std::string& word : wordsOf(field.text))
        {
            const float score = field.weight * fit(typed, word);
            if (score > best.score)
            {
                best = {score, &field};
            }
        }
    }
    return best;
}

struct Scored
{
    SearchHit hit;
    float score = 0.0f;
};

// How much of what was typed must be found.
enum class Ask
{
    EveryWord,
    SomeWord,  // as it is written or as the beginning of a word
};

// The weakest field that was needed explains the hit.
std::optional<Scored> matched(const std::vector<std::string>& typed,
                              const std::vector<Field>& fields, SearchHit hit,
                              Ask ask = Ask::EveryWord)
{
    float total = 0.0f;
    const Field* weakest = nullptr;
    for (const std::string& word : typed)
    {
        const Match match = bestField(word, fields);
        const bool clear =
            match.field != nullptr && word.size() > 2 && match.score > 0.8f * match.field->weight;
        if (ask == Ask::SomeWord && !clear)
        {
            continue;
        }
        if (match.field == nullptr)
        {
            return std::nullopt;
        }
        total += match.score;
        if (weakest == nullptr || match.field->weight < weakest->weight)
        {
            weakest = match.field;
        }
    }
    if (weakest == nullptr)
    {
        return std::nullopt;
    }
    if (!weakest->label.empty())
    {
        hit.why = std::string(weakest->label) + ": " + std::string(weakest->text);
    }
    return Scored{std::move(hit), total / static_cast<float>(typed.size())};
}

void addMuscles(std::vector<Scored>& found, const std::vector<std::string>& typed,
                const AppState& state)
{
    const bool latin = state.view.naming == Naming::Latin;
    const auto said = [&](std::string_view english) { return state.language->said(english); };
    for (const anatomy::Muscle& muscle : state.content.atlas->muscles)
    {
        std::vector<Field> fields{{muscle.name, latin ? said("English") : "", latin ? 0.9f : 1.0f},
                                  {muscle.muscle, said("muscle"), latin ? 0.85f : 0.95f},
                                  {muscle.latin, latin ? "" : said("Latin"), latin ? 1.0f : 0.9f}};
        for (const std::string& synonym : muscle.synonyms)
        {
            fields.push_back({synonym, said("also called"), 0.85f});
        }
        for (const anatomy::TriggerPoint& point : muscle.triggerPoints)
        {
            fields.push_back({point.felt, said("felt"), 0.5f});
            fields.push_back({point.label, said("point"), 0.6f});
        }
        if (auto scored =
                matched(typed, fields, {HitKind::Muscle, muscle.id, nameOf(state, muscle), {}}))
        {
            found.push_back(std::move(*scored));
        }
    }
}

// What is left of "pain in my temple" and "sciatica-like" when the place is asked: a sentence of
// filler words alone stays as it is.
std::vector<std::string> placeWords(const std::vector<std::string>& typed)
{
    constexpr std::array<std::string_view, 52> kFillers{
        "pain",   "pains", "painful", "ache", "aches", "aching", "hurt",  "hurts", "hurting",
        "sore",   "the",   "my",      "in",   "on",    "at",     "of",    "a",     "an",
        "i",      "im",    "m",       "am",   "s",     "is",     "it",    "its",   "can",
        "t",      "cant",  "cannot",  "like", "from",  "when",   "with",  "and",   "to",
        "have",   "has",   "got",     "get",  "me",    "feel",   "feels", "bad",   "very",
        "really", "after", "while",   "some", "this",  "there",  "all"};
    std::vector<std::string> words;
    for (const std::string& word : typed)
    {
        if (std::ranges::find(kFillers, word) == kFillers.end())
        {
            words.push_back(word);
        }
    }
    return words.empty() ? typed : words;
}

void addRegions(std::vector<Scored>& found, const std::vector<std::string>& typed,
                const AppState& state, Ask ask)
{
    const std::string_view words = state.language->said("people say");
    for (const anatomy::Region& region : state.content.atlas->regions)
    {
        std::vector<Field> fields{{region.name, "", 0.92f}};
        for (const std::string& word : region.words)
        {
            fields.push_back({word, words, 0.8f});
        }
        if (auto scored =
                matched(typed, fields, {HitKind::Region, region.id, region.name, {}}, ask))
        {
            found.push_back(std::move(*scored));
        }
    }
}

void addParts(std::vector<Scored>& found, const std::vector<std::string>& typed,
              const AppState& state)
{
    for (const anatomy::Part& part : state.content.body->parts)
    {
        if (part.kind != anatomy::PartKind::Muscle || part.side == core::Side::Left ||
            entryOf(state, part.id) != nullptr)
        {
            continue;
        }
        const std::string name = displayName(state, part.id);
        const std::vector<Field> fields{{name, "", 0.7f}};
        if (auto scored = matched(typed, fields, {HitKind::Muscle, part.id, name, {}}))
        {
            found.push_back(std::move(*scored));
        }
    }
}

}  // namespace

std::vector<SearchHit> search(const AppState& state, std::string_view text)
{
    std::vector<SearchHit> hits;
    const std::vector<std::string> typed = wordsOf(text);
    if (typed.empty() || state.content.empty())
    {
        return hits;
    }
    std::vector<Scored> found;
    addMuscles(found, typed, state);
    addRegions(found, placeWords(typed), state, Ask::EveryWord);
    addParts(found, typed, state);
    if (found.empty())  // a whole sentence: the place that most of it speaks of
    {
        addRegions(found, placeWords(typed), state, Ask::SomeWord);
    }
    std::ranges::stable_sort(found, std::ranges::greater{}, &Scored::score);
    for (Scored& scored : found)
    {
        hits.push_back(std::move(scored.hit));
    }
    return hits;
}

std::vector<MuscleListGroup> muscleList(const AppState& state)
{
    std::vector<MuscleListGroup> groups;
    if (state.content.atlas == nullptr)
    {
        return groups;
    }
    for (const anatomy::MuscleGroup& group : state.content.atlas->groups)
    {
        MuscleListGroup list{group.name, {}};
        for (const anatomy::Muscle& muscle : state.content.atlas->muscles)
        {
            if (muscle.group == group.id)
            {
                list.muscles.push_back(&muscle);
            }
        }
        if (!list.muscles.empty())
        {
            groups.push_back(std::move(list));
        }
    }
    return groups;
}

}  // namespace knotlas::app
