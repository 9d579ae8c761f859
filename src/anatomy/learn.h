#pragma once

#include "anatomy/atlas.h"

#include <string>
#include <string_view>
#include <vector>

namespace knotlas::anatomy
{

// What is taught about knots: chapters to read, a circle of steps and techniques that break it.
// Everything in it rests on something and says on what.

enum class LearnBasis
{
    Seen,       // the source was read
    Textbook,   // textbook knowledge, not yet confirmed in a source that was read
    Editorial,  // a choice of the authors of this program
};

// Who says it, where popular guides and better evidence differ.
enum class Voice
{
    Plain,
    PopularGuides,
    BetterEvidence,
};

enum class LearnFigure
{
    None,
    Cycle,
    Techniques,
};

std::string_view toString(LearnBasis basis);
std::string_view toString(Voice voice);
std::string_view toString(LearnFigure figure);

struct Grounds
{
    LearnBasis basis = LearnBasis::Seen;
    std::vector<Citation> sources;  // at least one
    bool operator==(const Grounds&) const = default;
};

struct Statement
{
    std::string text;
    Voice voice = Voice::Plain;
    Grounds grounds;
    std::vector<std::string> muscles;  // ids of entries that it speaks of
    bool operator==(const Statement&) const = default;
};

struct LearnTable
{
    std::vector<std::string> columns;            // the first one heads the rows
    std::vector<std::vector<std::string>> rows;  // as wide as `columns`
    Grounds grounds;
    bool operator==(const LearnTable&) const = default;
};

struct LearnSection
{
    std::string title;  // empty: goes on without a heading
    LearnFigure figure = LearnFigure::None;
    std::vector<Statement> statements;
    std::vector<LearnTable> tables;  // none or one
    bool operator==(const LearnSection&) const = default;
};

struct LearnChapter
{
    std::string id;
    std::string title;
    std::string lead;      // what it is about, in a sentence
    bool warning = false;  // must be read before anything is tried
    std::vector<LearnSection> sections;
    bool operator==(const LearnChapter&) const = default;
};

struct CycleStep
{
    std::string id;
    std::string title;
    std::string text;
    Grounds grounds;
    bool operator==(const CycleStep&) const = default;
};

struct Cycle
{
    std::string title;
    Statement notice;  // that it is a hypothesis
    std::vector<CycleStep> steps;
    bool operator==(const Cycle&) const = default;
};

// Short lines that rest on the same grounds.
struct Listing
{
    std::vector<std::string> lines;
    Grounds grounds;
    bool operator==(const Listing&) const = default;
};

// A length of holding, resting and repeating that a clock can guide through.
struct Practice
{
    std::string name;
    int holdS = 30;
    int restS = 0;
    int rounds = 1;
    bool operator==(const Practice&) const = default;
};

struct Technique
{
    std::string id;
    std::string title;
    std::string lead;
    SelfCareBy by = SelfCareBy::Anyone;
    std::vector<std::string> breaks;  // ids of steps of the circle
    Statement why;                    // how it breaks them
    Listing how;
    std::vector<Statement> dose;
    Listing stop;                      // when to stop
    std::vector<Practice> practices;   // none where nobody should do it alone
    std::vector<std::string> muscles;  // ids of entries for which their own advice names it
    bool operator==(const Technique&) const = default;
};

struct LearnBook
{
    std::vector<LearnChapter> chapters;
    Cycle cycle;
    std::vector<Technique> techniques;

    [[nodiscard]] const LearnChapter* findChapter(std::string_view id) const;
    [[nodiscard]] const Technique* findTechnique(std::string_view id) const;
    // The first chapter that shows this figure; null when none does.
    [[nodiscard]] const LearnChapter* chapterWith(LearnFigure figure) const;
    [[nodiscard]] std::vector<const Technique*> techniquesFor(std::string_view muscle) const;
    // Whether a technique breaks this step of the circle.
    [[nodiscard]] bool breaks(const Technique& technique, std::size_t step) const;

    bool operator==(const LearnBook&) const = default;
};

}  // namespace knotlas::anatomy
