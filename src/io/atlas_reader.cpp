#include "io/atlas_reader.h"

#include "anatomy/body.h"
#include "core/text.h"
#include "io/atlas_entries.h"
#include "io/file_bytes.h"
#include "io/json_cursor.h"

#include <algorithm>
#include <map>
#include <set>

namespace knotlas::io
{

namespace fs = std::filesystem;

namespace
{

constexpr std::size_t kMaxFiles = 256;
constexpr JsonLimits kAtlasJson{.maxBytes = std::size_t{8} << 20};

void report(std::vector<Finding>& findings, const Finding& where, std::string message,
            Severity severity = Severity::Error)
{
    Finding finding = where;
    finding.message = std::move(message);
    finding.severity = severity;
    findings.push_back(std::move(finding));
}

Finding atFile(const fs::path& file)
{
    Finding finding;
    finding.file = toUtf8(file);
    return finding;
}

std::vector<fs::path> jsonFilesBelow(const fs::path& folder, std::vector<Finding>& findings)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error))
    {
        if (core::toLowerAscii(toUtf8(entry->path().extension())) == ".json")
        {
            files.push_back(entry->path());
        }
        if (files.size() > kMaxFiles)
        {
            report(findings, atFile(folder),
                   "holds more than " + std::to_string(kMaxFiles) + " files");
            break;
        }
    }
    if (error)
    {
        report(findings, atFile(folder), "cannot be listed: " + error.message());
    }
    else if (files.empty())
    {
        report(findings, atFile(folder), "holds no *.json file");
    }
    std::ranges::sort(files);
    return files;
}

// The folder of the atlas to which a single file belongs.
fs::path folderAround(const fs::path& file)
{
    std::error_code error;
    const fs::path folder = fs::absolute(file, error).parent_path();
    const auto isWhole = [&](const fs::path& at) { return fs::exists(at / "atlas.json", error); };
    return !isWhole(folder) && isWhole(folder.parent_path()) ? folder.parent_path() : folder;
}

void readFileInto(AtlasDraft& draft, const fs::path& file, std::vector<Finding>& findings)
{
    const core::Result<std::string> text = readFile(file, kAtlasJson.maxBytes);
    const std::string name = toUtf8(file);
    if (!text)
    {
        // The message begins with the name of the file, as the finding does by itself.
        report(findings, atFile(file), text.error().message().substr(name.size() + 2));
        return;
    }
    const JsonReading document = parseJson(*text, kAtlasJson);
    for (const JsonFault& fault : document.faults)
    {
        findings.push_back({name, fault.position.line, fault.position.column, Severity::Error,
                            fault.message, fault.path});
    }
    if (document.value)
    {
        readAtlasFile(JsonCursor(*document.value, name, findings), draft);
    }
}

std::vector<std::string> namesOf(const std::vector<UsedName>& names)
{
    std::vector<std::string> texts;
    std::ranges::transform(names, std::back_inserter(texts), &UsedName::name);
    return texts;
}

void checkUnique(const std::vector<UsedName>& defined, Severity severity,
                 std::vector<Finding>& findings)
{
    std::map<std::string, const Finding*> first;
    for (const UsedName& name : defined)
    {
        const auto [known, isNew] = first.emplace(name.name, &name.where);
        if (!isNew)
        {
            report(findings, name.where,
                   "\"" + name.name + "\" stands already in " + known->second->file + ":" +
                       std::to_string(known->second->line),
                   severity);
        }
    }
}

void checkKnown(const std::vector<UsedName>& used, const std::vector<UsedName>& defined,
                const std::string& what, std::vector<Finding>& findings,
                Severity severity = Severity::Error)
{
    const std::vector<std::string> known = namesOf(defined);
    const std::set<std::string_view> lookup(known.begin(), known.end());
    for (const UsedName& name : used)
    {
        if (!lookup.contains(name.name))
        {
            report(findings, name.where,
                   "unknown " + what + " \"" + name.name + "\"" +
                       core::didYouMean(name.name, known),
                   severity);
        }
    }
}

// What leads from one entry to another may point to entries that are still to be written.
void checkRelations(const AtlasDraft& draft, std::vector<Finding>& findings)
{
    std::vector<UsedName> entriesAndPoints = draft.defined.muscles;
    entriesAndPoints.insert(entriesAndPoints.end(), draft.defined.triggerPoints.begin(),
                            draft.defined.triggerPoints.end());
    checkKnown(draft.related, draft.defined.muscles, "muscle", findings, Severity::Warning);
    checkKnown(draft.satellites, entriesAndPoints, "trigger point or muscle", findings,
               Severity::Warning);
    checkKnown(draft.rowPoints, draft.defined.triggerPoints, "trigger point", findings,
               Severity::Warning);
}

void checkSourcesAreUsed(const AtlasDraft& draft, std::vector<Finding>& findings)
{
    const std::vector<std::string> cited = namesOf(draft.referred.sources);
    for (const UsedName& source : draft.defined.sources)
    {
        if (std::ranges::find(cited, source.name) == cited.end())
        {
            report(findings, source.where, "nothing cites the source \"" + source.name + "\"",
                   Severity::Warning);
        }
    }
}

// Parts of parts do not exist: the region that `within` names must be whole.
void checkWholes(const AtlasDraft& draft, std::vector<Finding>& findings)
{
    for (const UsedName& whole : draft.wholes)
    {
        const anatomy::Region* region = draft.atlas.findRegion(whole.name);
        if (region != nullptr && !region->within.empty())
        {
            report(findings, whole.where,
                   "\"" + whole.name + "\" lies itself within \"" + region->within + "\"");
        }
    }
}

void checkCompleteness(const AtlasDraft& draft, const fs::path& folder,
                       std::vector<Finding>& findings)
{
    if (draft.notices.empty())
    {
        report(findings, atFile(folder), "holds no file of the kind \"atlas\"");
    }
    for (std::size_t i = 1; i < draft.notices.size(); ++i)
    {
        report(findings, draft.notices[i].where,
               "there is already a file of the kind \"atlas\": " + draft.notices[0].where.file);
    }
    if (draft.atlas.muscles.empty())
    {
        report(findings, atFile(folder), "holds no muscle");
    }
}

void checkReferences(const AtlasDraft& draft, const fs::path& folder,
                     std::vector<Finding>& findings)
{
    checkUnique(draft.defined.groups, Severity::Error, findings);
    checkUnique(draft.defined.muscles, Severity::Error, findings);
    checkUnique(draft.defined.triggerPoints, Severity::Error, findings);
    checkUnique(draft.defined.regions, Severity::Error, findings);
    checkUnique(draft.defined.sources, Severity::Error, findings);
    checkUnique(draft.rows, Severity::Error, findings);
    checkUnique(draft.texts, Severity::Warning, findings);
    checkKnown(draft.referred.groups, draft.defined.groups, "group", findings);
    checkKnown(draft.referred.regions, draft.defined.regions, "region", findings);
    checkKnown(draft.wholes, draft.defined.regions, "region", findings);
    checkKnown(draft.referred.sources, draft.defined.sources, "source", findings);
    checkRelations(draft, findings);
    checkSourcesAreUsed(draft, findings);
    checkWholes(draft, findings);
    checkCompleteness(draft, folder, findings);
}

void sortByGroup(anatomy::Atlas& atlas)
{
    std::map<std::string, std::size_t> order;
    for (const anatomy::MuscleGroup& group : atlas.groups)
    {
        order.emplace(group.id, order.size());
    }
    std::ranges::stable_sort(atlas.muscles, {}, [&order](const anatomy::Muscle& muscle) {
        return order.find(muscle.group)->second;
    });
}

}  // namespace

AtlasReading readAtlas(const fs::path& folder)
{
    AtlasReading reading;
    reading.folder = toUtf8(folder);
    std::error_code error;
    const bool single = fs::is_regular_file(folder, error);
    const fs::path whole = single ? folderAround(folder) : folder;
    AtlasDraft draft;
    for (const fs::path& file : jsonFilesBelow(whole, reading.findings))
    {
        const bool isAsked = single && fs::equivalent(file, folder, error);
        readFileInto(draft, isAsked ? folder : file, reading.findings);
    }
    checkReferences(draft, whole, reading.findings);
    if (!hasErrors(reading.findings))
    {
        sortByGroup(draft.atlas);
        reading.atlas = std::move(draft.atlas);
    }
    if (single)
    {
        std::erase_if(reading.findings,
                      [&](const Finding& finding) { return finding.file != toUtf8(folder); });
    }
    sortByPlace(reading.findings);
    reading.landmarks = std::move(draft.landmarks);
    reading.muscles = std::move(draft.bodyMuscles);
    reading.triggerPoints = std::move(draft.defined.triggerPoints);
    reading.strokes = std::move(draft.strokes);
    reading.prose = std::move(draft.prose);
    reading.declaredAt = std::move(draft.declaredAt);
    return reading;
}

std::vector<Finding> checkPlaces(const AtlasReading& reading,
                                 std::span<const std::string> knownLandmarks,
                                 std::span<const std::string> knownMuscles)
{
    std::vector<Finding> findings;
    const std::set<std::string_view> landmarks(knownLandmarks.begin(), knownLandmarks.end());
    for (const UsedName& landmark : reading.landmarks)
    {
        if (!landmarks.contains(landmark.name))
        {
            report(findings, landmark.where,
                   "the body has no landmark \"" + landmark.name + "\"" +
                       core::didYouMean(landmark.name, knownLandmarks));
        }
    }
    for (const UsedName& muscle : reading.muscles)
    {
        const auto matches = [&muscle](const std::string& known) {
            return anatomy::matchesId(known, muscle.name);
        };
        if (std::ranges::none_of(knownMuscles, matches))
        {
            report(findings, muscle.where,
                   "the body has no muscle \"" + muscle.name + "\"" +
                       core::didYouMean(muscle.name, knownMuscles),
                   Severity::Warning);
        }
    }
    sortByPlace(findings);
    return findings;
}

}  // namespace knotlas::io
