#include "io/learn_reader.h"

#include "core/text.h"
#include "io/file_bytes.h"
#include "io/json_cursor.h"
#include "io/json_document.h"
#include "io/language_check.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <utility>

namespace knotlas::io
{
namespace
{

namespace fs = std::filesystem;

constexpr JsonLimits kLearnJson{.maxBytes = std::size_t{2} << 20, .maxValues = 50'000};
constexpr std::size_t kMaxFiles = 64;
constexpr std::size_t kMaxEntries = 200;  // chapters, steps, techniques: each
constexpr std::size_t kCycleSteps = 6;
constexpr std::size_t kMaxColumns = 5;
constexpr float kLongestHoldS = 3600.0f;
constexpr float kMostRounds = 20.0f;

using anatomy::LearnBasis;
using anatomy::LearnFigure;
using anatomy::SelfCareBy;
using anatomy::Voice;

struct NameAt
{
    std::string name;
    Finding where;  // without a message
};

// A book while its files are read: what they hold, what they define and what they refer to.
struct Draft
{
    anatomy::LearnBook book;
    std::vector<NameAt> chapters;
    std::vector<NameAt> steps;
    std::vector<NameAt> techniques;
    std::vector<NameAt> broken;  // steps that techniques name
    LearnReading* reading = nullptr;
    std::optional<Finding> cycleAt;
};

std::string readSentences(JsonObject& object, std::string_view member, Draft& draft)
{
    const std::optional<JsonCursor> at = object.required(member);
    std::string text = at ? at->text() : std::string();
    if (at)
    {
        draft.reading->texts.push_back({text, true, at->finding({})});
    }
    return text;
}

std::string readPhrase(JsonObject& object, std::string_view member, Draft& draft)
{
    const std::optional<JsonCursor> at = object.required(member);
    std::string text = at ? at->text() : std::string();
    if (at)
    {
        draft.reading->texts.push_back({text, false, at->finding({})});
    }
    return text;
}

std::string readId(JsonObject& object, std::vector<NameAt>& defined)
{
    const std::optional<JsonCursor> at = object.required("id");
    std::string id = at ? at->text() : std::string();
    if (id.empty())
    {
        return id;
    }
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    };
    if (!std::ranges::all_of(id, allowed))
    {
        at->error("\"" + id + "\" may hold only small letters, digits and _");
    }
    if (std::ranges::find(defined, id, &NameAt::name) != defined.end())
    {
        at->error("\"" + id + "\" stands twice");
    }
    defined.push_back({id, at->finding({})});
    return id;
}

anatomy::Citation readCitation(const JsonCursor& at, Draft& draft)
{
    anatomy::Citation citation;
    if (at.value().kind == JsonValue::Kind::String)
    {
        citation.source = at.text();
        draft.reading->names.push_back({LearnName::Kind::Source, citation.source, at.finding({})});
        return citation;
    }
    JsonObject object(at);
    const std::optional<JsonCursor> id = object.required("id");
    citation.source = id ? id->text() : std::string();
    citation.where = object.text("where");
    if (id)
    {
        draft.reading->names.push_back({LearnName::Kind::Source, citation.source, id->finding({})});
    }
    object.finish();
    return citation;
}

anatomy::Grounds readGrounds(JsonObject& object, Draft& draft)
{
    anatomy::Grounds grounds;
    grounds.basis =
        object.choice("basis", {LearnBasis::Seen, LearnBasis::Textbook, LearnBasis::Editorial});
    for (const JsonCursor& at : object.list("sources", 1))
    {
        grounds.sources.push_back(readCitation(at, draft));
    }
    return grounds;
}

std::vector<std::string> readMuscles(JsonObject& object, Draft& draft)
{
    std::vector<std::string> muscles;
    const std::optional<JsonCursor> list = object.optional("muscles");
    if (!list)
    {
        return muscles;
    }
    for (const JsonCursor& at : list->items())
    {
        std::string name = at.text();
        if (std::ranges::find(muscles, name) != muscles.end())
        {
            at.error("\"" + name + "\" is listed twice");
        }
        draft.reading->names.push_back({LearnName::Kind::Muscle, name, at.finding({})});
        muscles.push_back(std::move(name));
    }
    return muscles;
}

anatomy::Statement readStatement(const JsonCursor& at, Draft& draft)
{
    anatomy::Statement statement;
    JsonObject object(at);
    statement.text = readSentences(object, "text", draft);
    statement.voice =
        object.choice("says", {Voice::Plain, Voice::PopularGuides, Voice::BetterEvidence}, true);
    statement.grounds = readGrounds(object, draft);
    statement.muscles = readMuscles(object, draft);
    object.finish();
    return statement;
}

std::vector<anatomy::Statement> readStatements(JsonObject& object, std::string_view member,
                                               Draft& draft)
{
    std::vector<anatomy::Statement> statements;
    if (const std::optional<JsonCursor> list = object.optional(member))
    {
        for (const JsonCursor& at : list->items(1))
        {
            statements.push_back(readStatement(at, draft));
        }
    }
    return statements;
}

anatomy::LearnTable readTable(const JsonCursor& at, Draft& draft)
{
    anatomy::LearnTable table;
    JsonObject object(at);
    for (const JsonCursor& column : object.list("columns", 2))
    {
        const bool isText = column.expect(JsonValue::Kind::String);
        table.columns.push_back(isText ? column.value().text : std::string());
    }
    if (table.columns.size() > kMaxColumns)
    {
        at.error("holds more than " + std::to_string(kMaxColumns) + " columns");
    }
    for (const JsonCursor& row : object.list("rows", 1))
    {
        std::vector<std::string> cells;
        for (const JsonCursor& cell : row.items())
        {
            cells.push_back(cell.text());
            draft.reading->texts.push_back({cells.back(), false, cell.finding({})});
        }
        if (cells.size() != table.columns.size())
        {
            row.error("holds " + std::to_string(cells.size()) + " cells below " +
                      std::to_string(table.columns.size()) + " columns");
        }
        table.rows.push_back(std::move(cells));
    }
    table.grounds = readGrounds(object, draft);
    object.finish();
    return table;
}

anatomy::LearnSection readSection(const JsonCursor& at, Draft& draft)
{
    anatomy::LearnSection section;
    JsonObject object(at);
    if (object.optional("title"))
    {
        section.title = readPhrase(object, "title", draft);
    }
    section.figure = object.choice(
        "figure", {LearnFigure::None, LearnFigure::Cycle, LearnFigure::Techniques}, true);
    section.statements = readStatements(object, "statements", draft);
    if (const std::optional<JsonCursor> table = object.optional("table"))
    {
        section.tables.push_back(readTable(*table, draft));
    }
    if (section.statements.empty() && section.tables.empty() &&
        section.figure == LearnFigure::None && at.value().kind == JsonValue::Kind::Object)
    {
        at.error("says nothing: it needs \"statements\", a \"table\" or a \"figure\"");
    }
    object.finish();
    return section;
}

anatomy::LearnChapter readChapter(const JsonCursor& at, Draft& draft)
{
    anatomy::LearnChapter chapter;
    JsonObject object(at);
    chapter.id = readId(object, draft.chapters);
    chapter.title = readPhrase(object, "title", draft);
    chapter.lead = readSentences(object, "lead", draft);
    if (const std::optional<JsonCursor> warning = object.optional("warning"))
    {
        chapter.warning = warning->expect(JsonValue::Kind::Boolean) && warning->value().boolean;
    }
    for (const JsonCursor& section : object.list("sections", 1))
    {
        chapter.sections.push_back(readSection(section, draft));
    }
    object.finish();
    return chapter;
}

anatomy::CycleStep readStep(const JsonCursor& at, Draft& draft)
{
    anatomy::CycleStep step;
    JsonObject object(at);
    step.id = readId(object, draft.steps);
    step.title = readPhrase(object, "title", draft);
    step.text = readSentences(object, "text", draft);
    step.grounds = readGrounds(object, draft);
    object.finish();
    return step;
}

anatomy::Cycle readCycle(const JsonCursor& at, Draft& draft)
{
    anatomy::Cycle cycle;
    JsonObject object(at);
    if (draft.cycleAt)
    {
        at.error("there is a circle already in " + draft.cycleAt->file + ":" +
                 std::to_string(draft.cycleAt->line));
    }
    draft.cycleAt = at.finding({});
    cycle.title = readPhrase(object, "title", draft);
    if (const std::optional<JsonCursor> notice = object.required("notice"))
    {
        cycle.notice = readStatement(*notice, draft);
    }
    const std::vector<JsonCursor> steps = object.list("steps", 1);
    if (!steps.empty() && steps.size() != kCycleSteps)
    {
        at.error("the circle has " + std::to_string(steps.size()) + " steps, not " +
                 std::to_string(kCycleSteps));
    }
    for (std::size_t i = 0; i < std::min(steps.size(), kCycleSteps); ++i)
    {
        cycle.steps.push_back(readStep(steps[i], draft));
    }
    object.finish();
    return cycle;
}

anatomy::Listing readListing(JsonObject& technique, std::string_view member, Draft& draft)
{
    anatomy::Listing listing;
    if (const std::optional<JsonCursor> at = technique.required(member))
    {
        JsonObject object(*at);
        for (const JsonCursor& line : object.list("lines", 1))
        {
            listing.lines.push_back(line.text());
            draft.reading->texts.push_back({listing.lines.back(), true, line.finding({})});
        }
        listing.grounds = readGrounds(object, draft);
        object.finish();
    }
    return listing;
}

int readWhole(JsonObject& object, std::string_view member, float minimum, float maximum)
{
    return static_cast<int>(std::lround(object.number(member, minimum, maximum)));
}

anatomy::Practice readPractice(const JsonCursor& at, Draft& draft)
{
    anatomy::Practice practice;
    JsonObject object(at);
    practice.name = readPhrase(object, "name", draft);
    practice.holdS = readWhole(object, "hold_s", 1.0f, kLongestHoldS);
    practice.restS = readWhole(object, "rest_s", 0.0f, kLongestHoldS);
    practice.rounds = readWhole(object, "rounds", 1.0f, kMostRounds);
    object.finish();
    return practice;
}

void readPractices(JsonObject& object, anatomy::Technique& technique, Draft& draft)
{
    const std::optional<JsonCursor> at = object.optional("practices");
    if (!at)
    {
        return;
    }
    for (const JsonCursor& item : at->items(1))
    {
        technique.practices.push_back(readPractice(item, draft));
    }
    if (technique.by == SelfCareBy::ClinicianOnly)
    {
        at->error("what only clinicians may do has no timer for others");
    }
}

anatomy::Technique readTechnique(const JsonCursor& at, Draft& draft)
{
    anatomy::Technique technique;
    JsonObject object(at);
    technique.id = readId(object, draft.techniques);
    technique.title = readPhrase(object, "title", draft);
    technique.lead = readSentences(object, "lead", draft);
    technique.by =
        object.choice("by", {SelfCareBy::Anyone, SelfCareBy::WithCare, SelfCareBy::ClinicianOnly});
    for (const JsonCursor& step : object.list("breaks", 1))
    {
        technique.breaks.push_back(step.text());
        draft.broken.push_back({technique.breaks.back(), step.finding({})});
    }
    if (const std::optional<JsonCursor> why = object.required("why"))
    {
        technique.why = readStatement(*why, draft);
    }
    technique.how = readListing(object, "how", draft);
    technique.dose = readStatements(object, "dose", draft);
    technique.stop = readListing(object, "stop", draft);
    readPractices(object, technique, draft);
    technique.muscles = readMuscles(object, draft);
    object.finish();
    return technique;
}

template <typename T, typename Read>
void readList(JsonObject& document, std::string_view member, std::vector<T>& into, Draft& draft,
              Read read)
{
    const std::optional<JsonCursor> list = document.optional(member);
    if (!list)
    {
        return;
    }
    for (const JsonCursor& at : list->items(1))
    {
        if (into.size() == kMaxEntries)
        {
            at.error("more than " + std::to_string(kMaxEntries) + " are not read");
            return;
        }
        into.push_back(read(at, draft));
    }
}

void readDocument(const JsonCursor& document, Draft& draft)
{
    JsonObject object(document);
    object.optional("$schema");  // for editors
    const std::optional<JsonCursor> kind = object.required("kind");
    const std::string word = kind ? kind->text() : std::string();
    if (!word.empty() && word != kLearnKind)
    {
        kind->error("\"" + word + "\" is not \"" + kLearnKind + "\"");
    }
    readList(object, "chapters", draft.book.chapters, draft, readChapter);
    if (const std::optional<JsonCursor> cycle = object.optional("cycle"))
    {
        draft.book.cycle = readCycle(*cycle, draft);
    }
    readList(object, "techniques", draft.book.techniques, draft, readTechnique);
    object.finish();
}

std::vector<fs::path> filesIn(const fs::path& folder, std::vector<Finding>& findings)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error))
    {
        if (core::toLowerAscii(toUtf8(entry->path().extension())) == ".json")
        {
            files.push_back(entry->path());
        }
    }
    const auto fail = [&](const std::string& message) {
        findings.push_back({toUtf8(folder), 0, 0, Severity::Error, message, ""});
    };
    if (error)
    {
        fail("cannot be listed: " + error.message());
    }
    else if (files.empty())
    {
        fail("holds no *.json file");
    }
    else if (files.size() > kMaxFiles)
    {
        fail("holds more than " + std::to_string(kMaxFiles) + " files");
        files.resize(kMaxFiles);
    }
    std::ranges::sort(files);
    return files;
}

void reportUnknown(const Finding& where, const std::string& what, const std::string& name,
                   const std::vector<std::string>& known, std::vector<Finding>& findings)
{
    Finding finding = where;
    finding.severity = Severity::Error;
    finding.message = "unknown " + what + " \"" + name + "\"" + core::didYouMean(name, known);
    findings.push_back(std::move(finding));
}

// What only the whole book can tell: steps that techniques break, and what must be there.
void checkWhole(const Draft& draft, const fs::path& folder, std::vector<Finding>& findings)
{
    std::vector<std::string> steps;
    std::ranges::transform(draft.steps, std::back_inserter(steps), &NameAt::name);
    for (const NameAt& broken : draft.broken)
    {
        if (std::ranges::find(steps, broken.name) == steps.end() && !broken.name.empty())
        {
            reportUnknown(broken.where, "step of the circle", broken.name, steps, findings);
        }
    }
    const auto needs = [&](bool there, const char* what) {
        if (!there)
        {
            findings.push_back(
                {toUtf8(folder), 0, 0, Severity::Error, std::string("no file holds ") + what, ""});
        }
    };
    needs(!draft.book.chapters.empty(), "\"chapters\"");
    needs(draft.cycleAt.has_value(), "the \"cycle\"");
    needs(!draft.book.techniques.empty(), "\"techniques\"");
}

template <typename T> std::vector<std::string> idsOf(const std::vector<T>& entries)
{
    std::vector<std::string> ids;
    std::ranges::transform(entries, std::back_inserter(ids), &T::id);
    return ids;
}

}  // namespace

LearnReading readLearn(const fs::path& folder)
{
    LearnReading reading;
    Draft draft;
    draft.reading = &reading;
    std::error_code error;
    const bool single = fs::is_regular_file(folder, error);
    const fs::path whole = single ? fs::absolute(folder, error).parent_path() : folder;
    for (const fs::path& file : filesIn(whole, reading.findings))
    {
        const bool same = single && fs::equivalent(file, folder, error);
        readJsonFile(same ? folder : file, kLearnJson, reading.findings,
                     [&](const JsonCursor& root) { readDocument(root, draft); });
    }
    if (!hasErrors(reading.findings))
    {
        checkWhole(draft, whole, reading.findings);
    }
    if (!hasErrors(reading.findings))
    {
        reading.book = std::move(draft.book);
    }
    if (single)
    {
        const std::string name = toUtf8(folder);
        const auto elsewhere = [&](const auto& entry) { return entry.where.file != name; };
        std::erase_if(reading.findings, [&](const Finding& each) { return each.file != name; });
        std::erase_if(reading.names, elsewhere);
        std::erase_if(reading.texts, elsewhere);
    }
    return reading;
}

std::vector<Finding> checkLearn(const LearnReading& reading, const anatomy::Atlas& atlas)
{
    std::vector<Finding> findings;
    const std::vector<std::string> muscles = idsOf(atlas.muscles);
    const std::vector<std::string> sources = idsOf(atlas.sources);
    for (const LearnName& name : reading.names)
    {
        const bool isMuscle = name.kind == LearnName::Kind::Muscle;
        const std::vector<std::string>& known = isMuscle ? muscles : sources;
        if (!name.name.empty() && std::ranges::find(known, name.name) == known.end())
        {
            reportUnknown(name.where, isMuscle ? "muscle" : "source", name.name, known, findings);
        }
    }
    for (const LearnText& text : reading.texts)
    {
        for (std::string& slip : languageSlips(text.text, text.sentences))
        {
            Finding finding = text.where;
            finding.severity = Severity::Warning;
            finding.message = std::move(slip);
            findings.push_back(std::move(finding));
        }
    }
    sortByPlace(findings);
    return findings;
}

}  // namespace knotlas::io
