#pragma once

#include "app/content.h"
#include "core/result.h"
#include "core/side.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace knotlas::app
{

// Questions that follow from the atlas and the referral matrix alone; nobody has to write them.
// The same content, item, scope and seed always give the same question.

enum class QuizKind
{
    Pattern,  // which muscle has this pattern: choices
    Refers,   // where does this point refer: painted on the skin
    Place,    // where is this point: clicked
    Name,     // what is this muscle called: choices
    Story,    // which muscle tells of what a patient says: choices
};

inline constexpr std::array kQuizKinds{QuizKind::Pattern, QuizKind::Refers, QuizKind::Place,
                                       QuizKind::Name, QuizKind::Story};

// "pattern", "refers", "point", "name", "story": in commands and files.
std::string_view toString(QuizKind kind);
std::optional<QuizKind> quizKindNamed(std::string_view word);

// Whether the answer is one of several muscles; else it is shown on the body.
bool hasChoices(QuizKind kind);

// Which muscles are asked about.
struct QuizScope
{
    enum class Which
    {
        All,
        Area,     // a group of the atlas
        Muscles,  // a list
        Lesson,   // those of a lesson
    };

    Which which = Which::All;
    std::string name;                  // id of the group, title of the lesson
    std::vector<std::string> muscles;  // ids, for Muscles and Lesson: entries, parts or heads

    bool operator==(const QuizScope&) const = default;
};

// What one question is about, and what a student's memory of it is kept by.
struct QuizItem
{
    QuizKind kind = QuizKind::Pattern;
    std::string of;  // id of a trigger point; of a muscle for Name

    bool operator==(const QuizItem&) const = default;
};

// What a patient tells, in the words of the atlas; nothing in it names the muscle.
struct QuizStory
{
    std::vector<std::string> places;     // where nearly everyone feels it, most covered first
    std::vector<std::string> sometimes;  // where some do
    std::string felt;                    // whole sentences; any of the three may be empty
    std::string provokedBy;
    std::string noticed;

    bool operator==(const QuizStory&) const = default;
};

struct QuizQuestion
{
    QuizItem item;
    std::string muscle;  // id of the entry that is the answer, or is asked about
    std::string point;   // id of the trigger point; empty for Name
    core::Side side = core::Side::Right;
    std::vector<std::string> choices;  // ids of entries; empty when answered on the body
    std::size_t right = 0;             // index of the only right one
    QuizStory story;                   // for Story

    bool operator==(const QuizQuestion&) const = default;
};

// Muscles from which the wrong choices are taken: at least one and at most three of them.
inline constexpr std::size_t kMaxDistractors = 3;

// A muscle at least so much like a pattern is as good an answer as its own, so that it is never a
// wrong choice: the score (anatomy::scoreOf) of any of its patterns as an explanation of the
// essential zone of the one that is asked about.
inline constexpr double kAsGood = 0.75;

// How well a muscle would do as a wrong choice.
struct Distractor
{
    std::string muscle;      // id of an entry
    double likeness = 0.0;   // 0..1, as above; 0 for Name
    double distanceM = 0.0;  // between the muscles
    bool sameGroup = false;  // of the atlas
    bool inScope = false;
    double rank = 0.0;  // what the best ones have most of

    bool operator==(const Distractor&) const = default;
};

// Makes questions; what costs more than a moment is kept from one to the next. Content must not be
// empty.
class QuizMaster
{
  public:
    explicit QuizMaster(Content content);

    // Ids of the entries of a scope, in the order of the atlas.
    [[nodiscard]] std::vector<std::string> muscles(const QuizScope& scope) const;

    // All that can be asked of these kinds. Patterns without a zone on this body, points that cause
    // another effect than pain, and muscles that the body lacks cannot; nor can a point be clicked
    // that is palpated from inside the body.
    [[nodiscard]] std::vector<QuizItem> items(const QuizScope& scope,
                                              std::span<const QuizKind> kinds) const;

    // Fails when the content does not know the item, or has no wrong choice that is plausible.
    core::Result<QuizQuestion> question(const QuizItem& item, const QuizScope& scope,
                                        std::uint64_t seed);

    // Every muscle that may be a wrong choice, best first: look-alikes and neighbours.
    std::vector<Distractor> distractors(const QuizItem& item, const QuizScope& scope);

  private:
    struct Subject;  // what an item is about

    [[nodiscard]] std::optional<Subject> subjectOf(const QuizItem& item) const;
    [[nodiscard]] bool canAsk(QuizKind kind, const Subject& subject) const;
    [[nodiscard]] QuizStory storyOf(const Subject& subject) const;
    [[nodiscard]] bool fitsStory(const anatomy::Muscle& muscle, const QuizStory& story);
    [[nodiscard]] std::optional<glm::vec3> centreOf(const anatomy::Muscle& muscle) const;
    const std::map<std::string, double>& likenessTo(const anatomy::PatternRow& row);
    const std::set<std::string>& placesOf(const anatomy::PatternRow& row);

    Content content_;
    std::map<std::string, std::optional<glm::vec3>> centres_;
    std::map<const anatomy::PatternRow*, std::map<std::string, double>> likeness_;
    std::map<const anatomy::PatternRow*, std::set<std::string>> places_;  // where it is felt
};

// A sequence of numbers from a seed, the same everywhere (splitmix64: Steele, Lea and Flood, Fast
// splittable pseudorandom number generators, OOPSLA 2014).
class QuizRandom
{
  public:
    explicit QuizRandom(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next();
    // 0 .. count - 1; count > 0.
    std::size_t below(std::size_t count);

    template <typename T> void shuffle(std::vector<T>& items)
    {
        for (std::size_t i = items.size(); i > 1; --i)
        {
            std::swap(items[i - 1], items[below(i)]);
        }
    }

  private:
    std::uint64_t state_;
};

// Drops the clauses of a text of the atlas that name the muscle in its Latin words or speak of
// other points, and makes whole sentences of the rest. Exposed for tests.
std::string tellable(std::string_view text, const anatomy::Muscle& muscle);

}  // namespace knotlas::app
