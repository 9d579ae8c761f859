#include "anatomy/red_flags.h"

#include "core/text.h"

#include <algorithm>
#include <unordered_set>

namespace knotlas::anatomy
{
namespace
{

using Words = std::vector<std::string>;

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) > 127;
}

bool endsClause(char c)
{
    return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == '\n';
}

// The words of each clause, folded.
std::vector<Words> clausesOf(std::string_view text)
{
    std::vector<Words> clauses(1);
    std::string word;
    for (const char c : core::foldForSearch(text) + "\n")
    {
        if (isLetter(c))
        {
            word += c;
            continue;
        }
        if (c == '\'')  // "can't" is one word
        {
            continue;
        }
        if (!word.empty())
        {
            clauses.back().push_back(std::move(word));
            word.clear();
        }
        if (endsClause(c) && !clauses.back().empty())
        {
            clauses.emplace_back();
        }
    }
    return clauses;
}

bool stands(const std::string& word, const Words& clause)
{
    return std::ranges::any_of(
        clause, [&](const std::string& said) { return said == word || said == word + "s"; });
}

bool isSaidIn(const RedFlag& flag, const std::vector<Words>& clauses)
{
    return std::ranges::any_of(flag.words, [&](const std::string& phrase) {
        const std::vector<Words> asked = clausesOf(phrase);
        return std::ranges::any_of(clauses, [&](const Words& clause) {
            return !clause.empty() && std::ranges::all_of(asked, [&](const Words& words) {
                return std::ranges::all_of(
                    words, [&](const std::string& word) { return stands(word, clause); });
            });
        });
    });
}

// Ids of the regions in which a tenth of the place lies, or which it covers to a tenth.
std::unordered_set<std::string_view> regionsTouched(const ReferralMatrix& matrix,
                                                    const Atlas& atlas, const SkinField& place)
{
    constexpr double kTouched = 0.1;
    std::unordered_set<std::string_view> ids;
    const double placeArea = matrix.areaCm2(place);
    const std::vector<double> overlaps = matrix.regionOverlapsCm2(place);
    for (std::size_t i = 0; i < overlaps.size(); ++i)
    {
        const RegionRow& row = matrix.regions()[i];
        if (overlaps[i] > 0.0 && overlaps[i] >= kTouched * std::min(placeArea, row.areaCm2))
        {
            ids.insert(atlas.regions[row.region].id);
        }
    }
    return ids;
}

}  // namespace

std::vector<const RedFlag*> redFlagsFor(const ReferralMatrix& matrix, const Atlas& atlas,
                                        const SkinField& place, std::string_view said)
{
    const std::unordered_set<std::string_view> touched = regionsTouched(matrix, atlas, place);
    std::vector<const RedFlag*> flags = redFlagsOfWords(atlas, said);
    for (const RedFlag& flag : atlas.redFlags)
    {
        const bool concerns = std::ranges::any_of(
            flag.regions, [&](const std::string& id) { return touched.contains(id); });
        if (concerns && std::ranges::find(flags, &flag) == flags.end())
        {
            flags.push_back(&flag);
        }
    }
    return flags;
}

std::vector<const RedFlag*> redFlagsOfWords(const Atlas& atlas, std::string_view said)
{
    std::vector<const RedFlag*> flags;
    const std::vector<Words> clauses = clausesOf(said);
    if (clauses.front().empty())
    {
        return flags;
    }
    for (const RedFlag& flag : atlas.redFlags)
    {
        if (isSaidIn(flag, clauses))
        {
            flags.push_back(&flag);
        }
    }
    return flags;
}

bool isSaid(const RedFlag& flag, std::string_view said)
{
    return isSaidIn(flag, clausesOf(said));
}

std::string saidIn(const PainDrawing& drawing)
{
    std::string words = drawing.note;
    for (const PainArea& area : drawing.areas)
    {
        for (const PainQuality quality : area.qualities)
        {
            words += "\n" + std::string(toString(quality));
        }
    }
    return words;
}

}  // namespace knotlas::anatomy
