#include "app/quiz/question.h"

#include "anatomy/drawing_match.h"
#include "core/assert.h"
#include "core/hash.h"
#include "core/text.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <set>
#include <utility>

namespace knotlas::app
{
namespace
{

using anatomy::PatternRow;
using anatomy::ZoneLevel;
using core::Error;
using core::ErrorKind;
using core::Result;

constexpr std::size_t kPool = 7;  // of the best distractors, from which some are drawn
constexpr double kNearM = 0.3;    // muscles farther apart are no neighbours
// What makes a good wrong choice: first that its pattern is like the one that is shown.
constexpr double kLikenessRank = 5.0;
constexpr double kLeastLikeness = 0.12;  // below it two patterns have nothing to do with each other
constexpr double kScopeRank = 1.0;
constexpr double kGroupRank = 0.15;
constexpr double kNearRank = 0.3;
constexpr std::size_t kMaxPlaces = 4;
constexpr std::size_t kMaxSometimes = 3;

constexpr std::array<std::string_view, 5> kWords{"pattern", "refers", "point", "name", "story"};

// Neither may be told from the other: one is a part of the other.
bool sameMuscle(const std::string& a, const std::string& b)
{
    return anatomy::matchesId(a, b) || anatomy::matchesId(b, a);
}

bool isPain(const anatomy::TriggerPoint& point)
{
    return point.kind == anatomy::PointKind::Pain;
}

// What people call a region.
std::string saidOf(const anatomy::Region& region)
{
    return region.words.empty() ? region.name : region.words.front();
}

std::set<std::string> wordsOf(std::string_view text)
{
    std::set<std::string> words;
    std::string word;
    for (const char c : core::foldForSearch(text) + ' ')
    {
        if (c >= 'a' && c <= 'z')
        {
            word += c;
            continue;
        }
        words.insert(word);
        word.clear();
    }
    words.erase("");
    return words;
}

// The Latin words of its names by which a muscle can be told: "trapezius", not "pars".
std::set<std::string> tellingWords(const anatomy::Muscle& muscle)
{
    constexpr std::size_t shortest = 6;
    static const std::set<std::string> common{
        "musculus", "musculi",       "medialis",  "lateralis", "anterior", "posterior", "superior",
        "inferior", "superficialis", "profundus", "externus",  "internus", "abdominis", "cervicis"};
    std::set<std::string> words;
    for (const std::string& text : {muscle.latin, muscle.id})
    {
        for (const std::string& word : wordsOf(text))
        {
            if (word.size() >= shortest && !common.contains(word))
            {
                words.insert(word);
            }
        }
    }
    return words;
}

bool isTellable(std::string_view clause, const std::set<std::string>& telling)
{
    for (const std::string& word : wordsOf(clause))
    {
        if (telling.contains(word) ||
            (word.back() == 's' && telling.contains(word.substr(0, word.size() - 1))))
        {
            return false;
        }
    }
    // What is told beside another point says nothing by itself.
    const std::string folded = core::foldForSearch(clause);
    constexpr std::array<std::string_view, 8> beside{
        "the same",       "point",     "this muscle",  "the muscle",
        "the other part", "rare case", "as the first", "described"};
    return std::ranges::none_of(
        beside, [&](std::string_view words) { return folded.find(words) != std::string::npos; });
}

// A sentence with a capital letter and a full stop.
std::string asSentence(std::string_view clause)
{
    std::string sentence(core::trim(clause));
    while (!sentence.empty() &&
           std::string_view(".;:, ").find(sentence.back()) != std::string_view::npos)
    {
        sentence.pop_back();
    }
    if (sentence.empty())
    {
        return sentence;
    }
    if (sentence[0] >= 'a' && sentence[0] <= 'z')
    {
        sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
    }
    return sentence + '.';
}

// The clauses of a text: parted after a full stop or a semicolon that a space follows.
std::vector<std::string_view> clausesOf(std::string_view text)
{
    std::vector<std::string_view> clauses;
    std::size_t begin = 0;
    for (std::size_t i = 0; i + 1 < text.size(); ++i)
    {
        if ((text[i] == '.' || text[i] == ';') && text[i + 1] == ' ')
        {
            clauses.push_back(text.substr(begin, i + 1 - begin));
            begin = i + 2;
        }
    }
    clauses.push_back(text.substr(std::min(begin, text.size())));
    return clauses;
}

}  // namespace

std::string_view toString(QuizKind kind)
{
    return kWords[static_cast<std::size_t>(kind)];
}

std::optional<QuizKind> quizKindNamed(std::string_view word)
{
    const auto found = std::ranges::find(kWords, word);
    return found == kWords.end() ? std::nullopt
                                 : std::optional(static_cast<QuizKind>(found - kWords.begin()));
}

bool hasChoices(QuizKind kind)
{
    return kind != QuizKind::Refers && kind != QuizKind::Place;
}

std::string tellable(std::string_view text, const anatomy::Muscle& muscle)
{
    const std::set<std::string> telling = tellingWords(muscle);
    std::string told;
    for (const std::string_view clause : clausesOf(text))
    {
        const std::string sentence = isTellable(clause, telling) ? asSentence(clause) : "";
        told += (told.empty() || sentence.empty() ? "" : " ") + sentence;
    }
    return told;
}

std::uint64_t QuizRandom::next()
{
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
}

std::size_t QuizRandom::below(std::size_t count)
{
    KNOTLAS_ASSERT(count > 0);
    return static_cast<std::size_t>(next() % count);
}

struct QuizMaster::Subject
{
    const anatomy::Muscle* muscle = nullptr;
    const anatomy::TriggerPoint* point = nullptr;  // none for Name
    const PatternRow* row = nullptr;
};

QuizMaster::QuizMaster(Content content) : content_(std::move(content))
{
    KNOTLAS_ASSERT(!content_.empty());
    for (const anatomy::Muscle& muscle : content_.atlas->muscles)
    {
        centres_.emplace(muscle.id, centreOf(muscle));
    }
}

std::vector<std::string> QuizMaster::muscles(const QuizScope& scope) const
{
    const auto listed = [&](const anatomy::Muscle& muscle) {
        return std::ranges::any_of(scope.muscles, [&](const std::string& id) {
            return anatomy::matchesId(muscle.id, id) || content_.atlas->describing(id) == &muscle;
        });
    };
    std::vector<std::string> ids;
    for (const anatomy::Muscle& muscle : content_.atlas->muscles)
    {
        const bool in = scope.which == QuizScope::Which::All    ? true
                        : scope.which == QuizScope::Which::Area ? muscle.group == scope.name
                                                                : listed(muscle);
        if (in)
        {
            ids.push_back(muscle.id);
        }
    }
    return ids;
}

std::vector<QuizItem> QuizMaster::items(const QuizScope& scope,
                                        std::span<const QuizKind> kinds) const
{
    std::vector<QuizItem> items;
    const auto add = [&](QuizKind kind, const std::string& of) {
        const QuizItem item{kind, of};
        if (const std::optional<Subject> subject = subjectOf(item);
            subject && canAsk(kind, *subject))
        {
            items.push_back(item);
        }
    };
    for (const std::string& id : muscles(scope))
    {
        for (const QuizKind kind : kinds)
        {
            if (kind == QuizKind::Name)
            {
                add(kind, id);
                continue;
            }
            for (const anatomy::TriggerPoint& point : content_.atlas->findMuscle(id)->triggerPoints)
            {
                add(kind, point.id);
            }
        }
    }
    return items;
}

std::optional<QuizMaster::Subject> QuizMaster::subjectOf(const QuizItem& item) const
{
    const anatomy::Atlas& atlas = *content_.atlas;
    if (item.kind == QuizKind::Name)
    {
        const anatomy::Muscle* muscle = atlas.findMuscle(item.of);
        return muscle == nullptr ? std::nullopt : std::optional(Subject{muscle, nullptr, nullptr});
    }
    const anatomy::TriggerPoint* point = atlas.findTriggerPoint(item.of);
    if (point == nullptr)
    {
        return std::nullopt;
    }
    const core::Side side = point->onlySide.value_or(core::Side::Right);
    const PatternRow* row = content_.matrix->findPattern(item.of, side);
    if (row == nullptr)
    {
        row = content_.matrix->findPattern(item.of, core::Side::Mid);
    }
    return row == nullptr ? std::nullopt
                          : std::optional(Subject{atlas.muscleOfPoint(item.of), point, row});
}

bool QuizMaster::canAsk(QuizKind kind, const Subject& subject) const
{
    if (kind == QuizKind::Name)
    {
        return std::ranges::any_of(content_.body->parts, [&](const anatomy::Part& part) {
            return anatomy::isOfMuscle(part, subject.muscle->id);
        });
    }
    const bool zones = !subject.row->essential.empty();
    const bool pain = isPain(*subject.point) && zones;
    if (kind == QuizKind::Place)
    {
        const auto& examination = subject.point->examination;
        const bool outside = !examination || (examination->how != anatomy::Palpation::Internal &&
                                              examination->how != anatomy::Palpation::NotPalpable);
        return pain && outside;
    }
    return pain && (kind != QuizKind::Story || !storyOf(subject).places.empty());
}

std::optional<glm::vec3> QuizMaster::centreOf(const anatomy::Muscle& muscle) const
{
    geometry::Aabb box;
    for (const anatomy::Part& part : content_.body->parts)
    {
        if (anatomy::isOfMuscle(part, muscle.id))
        {
            box.add(geometry::boundsOf(*part.mesh));
        }
    }
    if (!box.empty())
    {
        return box.centre();
    }
    for (const PatternRow& row : content_.matrix->patterns())
    {
        if (&content_.atlas->muscles[row.muscle] == &muscle && row.side != core::Side::Left)
        {
            return row.position;
        }
    }
    return std::nullopt;
}

// The best score of any pattern of each muscle as an explanation of this zone, on either side.
const std::map<std::string, double>& QuizMaster::likenessTo(const PatternRow& row)
{
    if (const auto known = likeness_.find(&row); known != likeness_.end())
    {
        return known->second;
    }
    std::map<std::string, double> likeness;
    const auto& muscles = content_.atlas->muscles;
    const anatomy::DrawingAnswer answer =
        anatomy::explain(*content_.matrix, *content_.atlas, row.essential);
    for (const anatomy::DrawingCandidate& candidate : answer.candidates)
    {
        const PatternRow& other = content_.matrix->patterns()[candidate.pattern];
        const anatomy::Muscle& muscle = muscles[other.muscle];
        if (isPain(muscle.triggerPoints[other.triggerPoint]))
        {
            double& best = likeness[muscle.id];
            best = std::max(best, double{candidate.score});
        }
    }
    return likeness_.emplace(&row, std::move(likeness)).first->second;
}

QuizStory QuizMaster::storyOf(const Subject& subject) const
{
    QuizStory story;
    const auto add = [](std::vector<std::string>& places, const std::string& place,
                        std::size_t most) {
        if (places.size() < most && std::ranges::find(places, place) == places.end())
        {
            places.push_back(place);
        }
    };
    const std::vector<anatomy::Reach> reached = content_.matrix->reached(*subject.row);
    for (const ZoneLevel level : {ZoneLevel::Essential, ZoneLevel::Spillover})
    {
        for (const anatomy::Reach& reach : reached)
        {
            const std::string place = saidOf(content_.atlas->regions[reach.region]);
            const bool told = std::ranges::find(story.places, place) != story.places.end();
            if (reach.level == level && level == ZoneLevel::Essential)
            {
                add(story.places, place, kMaxPlaces);
            }
            else if (reach.level == level && !told)
            {
                add(story.sometimes, place, kMaxSometimes);
            }
        }
    }
    story.felt = tellable(subject.point->felt, *subject.muscle);
    story.provokedBy = tellable(subject.point->loadedBy, *subject.muscle);
    story.noticed = tellable(subject.point->effects, *subject.muscle);
    return story;
}

const std::set<std::string>& QuizMaster::placesOf(const PatternRow& row)
{
    const auto known = places_.find(&row);
    if (known != places_.end())
    {
        return known->second;
    }
    std::set<std::string> places;
    for (const anatomy::Reach& reach : content_.matrix->reached(row))
    {
        places.insert(saidOf(content_.atlas->regions[reach.region]));
    }
    return places_.emplace(&row, std::move(places)).first->second;
}

// Whether one of its patterns is felt in every place that the story tells of for sure.
bool QuizMaster::fitsStory(const anatomy::Muscle& muscle, const QuizStory& story)
{
    for (const PatternRow& row : content_.matrix->patterns())
    {
        if (&content_.atlas->muscles[row.muscle] != &muscle)
        {
            continue;
        }
        const std::set<std::string>& felt = placesOf(row);
        if (std::ranges::all_of(story.places,
                                [&](const std::string& place) { return felt.contains(place); }))
        {
            return true;
        }
    }
    return false;
}

std::vector<Distractor> QuizMaster::distractors(const QuizItem& item, const QuizScope& scope)
{
    const std::optional<Subject> subject = subjectOf(item);
    if (!subject || !hasChoices(item.kind))
    {
        return {};
    }
    const bool byName = item.kind == QuizKind::Name;
    static const std::map<std::string, double> none;
    const auto& likeness = byName ? none : likenessTo(*subject->row);
    const QuizStory story = item.kind == QuizKind::Story ? storyOf(*subject) : QuizStory();
    const std::vector<std::string> inScope = muscles(scope);
    const std::optional<glm::vec3> centre = centres_.at(subject->muscle->id);
    std::vector<Distractor> found;
    for (const anatomy::Muscle& muscle : content_.atlas->muscles)
    {
        const bool isThere = byName ? canAsk(item.kind, {&muscle, nullptr, nullptr})
                                    : std::ranges::any_of(muscle.triggerPoints, isPain);
        if (!isThere || sameMuscle(muscle.id, subject->muscle->id) ||
            muscle.name == subject->muscle->name)
        {
            continue;
        }
        Distractor other{muscle.id};
        const auto like = likeness.find(muscle.id);
        other.likeness = like == likeness.end() ? 0.0 : like->second;
        const std::optional<glm::vec3>& there = centres_.at(muscle.id);
        other.distanceM = centre && there ? double{glm::distance(*centre, *there)} : 1.0;
        other.sameGroup = muscle.group == subject->muscle->group;
        other.inScope = std::ranges::find(inScope, muscle.id) != inScope.end();
        const bool asGood =
            other.likeness >= kAsGood || (item.kind == QuizKind::Story && fitsStory(muscle, story));
        if (asGood)
        {
            continue;
        }
        const bool narrow = scope.which != QuizScope::Which::All;
        const double alike = other.likeness >= kLeastLikeness ? other.likeness : 0.0;
        other.rank = kLikenessRank * alike + (narrow && other.inScope ? kScopeRank : 0.0) +
                     (other.sameGroup ? kGroupRank : 0.0) +
                     kNearRank * std::max(0.0, 1.0 - other.distanceM / kNearM);
        found.push_back(std::move(other));
    }
    std::ranges::stable_sort(found, std::ranges::greater(), &Distractor::rank);
    return found;
}

Result<QuizQuestion> QuizMaster::question(const QuizItem& item, const QuizScope& scope,
                                          std::uint64_t seed)
{
    const std::optional<Subject> subject = subjectOf(item);
    if (!subject || !canAsk(item.kind, *subject))
    {
        return Error("nothing can be asked about \"" + item.of + "\"", ErrorKind::Usage);
    }
    QuizQuestion question;
    question.item = item;
    question.muscle = subject->muscle->id;
    question.point = subject->point != nullptr ? subject->point->id : std::string();
    question.side = subject->row != nullptr ? subject->row->side : core::Side::Right;
    if (item.kind == QuizKind::Story)
    {
        question.story = storyOf(*subject);
    }
    if (!hasChoices(item.kind))
    {
        return question;
    }
    std::vector<Distractor> pool = distractors(item, scope);
    if (pool.empty())
    {
        return Error("the atlas has no muscle that could be taken for \"" + item.of + "\"",
                     ErrorKind::Usage);
    }
    pool.resize(std::min(pool.size(), kPool));
    QuizRandom random(core::Hash64().add(seed).add(toString(item.kind)).add(item.of).value());
    random.shuffle(pool);
    // Two parts of one muscle may not both stand there under one name.
    for (const Distractor& other : pool)
    {
        const auto named = [&](const std::string& id) {
            return content_.atlas->findMuscle(id)->name ==
                   content_.atlas->findMuscle(other.muscle)->name;
        };
        if (question.choices.size() < kMaxDistractors &&
            std::ranges::none_of(question.choices, named))
        {
            question.choices.push_back(other.muscle);
        }
    }
    question.choices.push_back(question.muscle);
    random.shuffle(question.choices);
    question.right = static_cast<std::size_t>(std::ranges::find(question.choices, question.muscle) -
                                              question.choices.begin());
    return question;
}

}  // namespace knotlas::app
