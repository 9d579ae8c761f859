#include "io/atlas_reader.h"
#include "io/body_reader.h"
#include "io/json_source.h"
#include "support/temp_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace knotlas::io
{
namespace
{

using Files = std::map<std::string, std::string>;

// A small atlas that is right.
const Files kAtlas{
    {"atlas.json", R"({
  "kind": "atlas",
  "notice": "For learning.",
  "groups": [
    {"id": "neck-shoulder", "name": "Neck and shoulder"},
    {"id": "hip", "name": "Hip"}
  ]
}
)"},
    {"hip.json", R"({
  "$schema": "../schema/atlas.schema.json",
  "kind": "muscles",
  "muscles": [
    {
      "id": "piriformis", "muscle": "piriformis", "name": "Piriformis", "latin": "m. piriformis",
      "synonyms": ["pear-shaped muscle"], "group": "hip", "fma": "FMA22340",
      "attachments": {"origin": "Sacrum", "insertion": "Greater trochanter"},
      "nerve": "S1, S2", "action": "Turns the thigh outwards", "sources": ["travell1992"],
      "trigger_points": [
        {
          "id": "piriformis.1", "label": "TrP1",
          "place": {"words": "Near the sacrum", "at": {"muscle": "piriformis", "u": 0.2, "v": 0.5}},
          "zones": [
            {"level": "essential", "strokes": [{"points": ["sacrum_edge"], "width_mm": 40}]},
            {"level": "spillover", "strokes": [
              {"points": [{"between": ["PSIS", "trochanter"], "t": 0.25},
                          {"landmark": "trochanter", "offset_mm": [5, -20, 3.5]}], "width_mm": 60}]}
          ],
          "felt": "Deep ache", "prevalence": 0.5, "sources": ["travell1992"],
          "confidence": "moderate", "confidence_note": "Two surveys"
        }
      ]
    }
  ]
}
)"},
    {"neck.json", R"({
  "kind": "muscles",
  "muscles": [
    {
      "id": "rhomboid", "muscle": "rhomboid", "part": "", "name": "Rhomboids",
      "latin": "mm. rhomboidei", "group": "neck-shoulder",
      "attachments": {"origin": "C7 to T5", "insertion": "Scapula"},
      "nerve": "Dorsal scapular", "action": "Draws the scapula back", "sources": ["simons1999"],
      "trigger_points": [
        {
          "id": "rhomboid.1", "label": "TrP1", "kind": "autonomic",
          "place": {"words": "Border", "at": "C7_spinous", "muscle": "rhomboid.minor"},
          "zones": [{"level": "essential", "strokes": [{"points": ["C7_spinous"], "width_mm": 30}]}],
          "felt": "Gooseflesh", "prevalence": 0.1, "sources": ["simons1999"], "confidence": "high"
        }
      ]
    }
  ]
}
)"},
    {"regions.json", R"({
  "kind": "regions",
  "regions": [
    {"id": "buttock", "name": "Buttock", "area": "hip", "words": ["bottom"],
     "strokes": [{"points": ["PSIS"], "width_mm": 90}]},
    {"id": "sacrum", "name": "Sacrum", "area": "hip", "within": "buttock", "words": ["tail bone"],
     "strokes": [{"points": ["sacrum_edge"], "width_mm": 50}]}
  ]
}
)"},
    {"below/sources.json", R"({
  "kind": "sources",
  "sources": [
    {"id": "simons1999", "text": "Simons, vol. 1"},
    {"id": "travell1992", "text": "Travell, vol. 2", "url": "https://example.org/v2"}
  ]
}
)"},
    {"red_flags.json", R"({
  "kind": "red_flags",
  "red_flags": [
    {"text": "Numbness in the saddle: go now.", "regions": ["buttock"],
     "words": ["numb saddle"], "sources": ["simons1999"]}
  ]
}
)"},
};

TextPosition positionOf(const std::string& text, const std::string& marker)
{
    const std::size_t offset = text.find(marker);
    EXPECT_NE(offset, std::string::npos) << marker;
    TextPosition position;
    for (std::size_t i = 0; i < std::min(offset, text.size()); ++i)
    {
        position.column = text[i] == '\n' ? 1 : position.column + 1;
        position.line += text[i] == '\n' ? 1 : 0;
    }
    return position;
}

// The atlas above with changes, on disk.
class AtlasOnDisk
{
  public:
    explicit AtlasOnDisk(Files files = kAtlas) : files_(std::move(files)) {}

    AtlasOnDisk& replace(const std::string& file, const std::string& from, const std::string& to)
    {
        std::string& text = files_.at(file);
        const std::size_t at = text.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        text.replace(at, from.size(), to);
        return *this;
    }

    AtlasReading read()
    {
        for (const auto& [name, text] : files_)
        {
            folder_.write(name, text);
        }
        return readAtlas(folder_.path());
    }

    [[nodiscard]] std::filesystem::path path(const std::string& file) const
    {
        return folder_.path() / file;
    }

    [[nodiscard]] const std::string& text(const std::string& file) const { return files_.at(file); }

  private:
    test::TempFolder folder_;
    Files files_;
};

std::string allOf(const std::vector<Finding>& findings)
{
    std::string text;
    for (const Finding& finding : findings)
    {
        text += format(finding) + "\n";
    }
    return text;
}

TEST(AtlasReader, readsWhatIsWritten)
{
    AtlasOnDisk disk;
    const AtlasReading reading = disk.read();
    ASSERT_TRUE(reading.atlas) << allOf(reading.findings);
    EXPECT_TRUE(reading.findings.empty()) << allOf(reading.findings);
    const anatomy::Atlas& atlas = *reading.atlas;
    EXPECT_EQ(atlas.notice, "For learning.");
    ASSERT_EQ(atlas.muscles.size(), 2U);
    EXPECT_EQ(atlas.muscles[0].id, "rhomboid") << "in the order of the groups, not of the files";
    EXPECT_EQ(atlas.muscles[0].triggerPoints[0].muscle, "rhomboid.minor");
    EXPECT_EQ(atlas.muscles[0].triggerPoints[0].kind, anatomy::PointKind::Autonomic);
    const anatomy::Muscle& muscle = atlas.muscles[1];
    EXPECT_EQ(muscle.attachments.insertion, "Greater trochanter");
    EXPECT_EQ(muscle.fma, "FMA22340");
    EXPECT_EQ(muscle.synonyms, std::vector<std::string>{"pear-shaped muscle"});
    const anatomy::TriggerPoint& point = muscle.triggerPoints[0];
    EXPECT_EQ(point.kind, anatomy::PointKind::Pain);
    EXPECT_EQ(point.placeWords, "Near the sacrum");
    EXPECT_EQ(std::get<anatomy::MusclePlace>(point.place.base),
              (anatomy::MusclePlace{"piriformis", 0.2f, 0.5f}));
    EXPECT_EQ(point.confidence, anatomy::Confidence::Moderate);
    EXPECT_EQ(point.confidenceNote, "Two surveys");
    ASSERT_EQ(point.zones.size(), 2U);
    const anatomy::Stroke& stroke = point.zones[1].strokes[0];
    EXPECT_EQ(point.zones[1].level, anatomy::ZoneLevel::Spillover);
    EXPECT_EQ(std::get<anatomy::BetweenPlace>(stroke.points[0].base),
              (anatomy::BetweenPlace{"PSIS", "trochanter", 0.25f}));
    EXPECT_EQ(stroke.points[1].offsetMm, glm::vec3(5.0f, -20.0f, 3.5f));
    EXPECT_EQ(stroke.widthMm, 60.0f);
    EXPECT_EQ(atlas.findRegion("sacrum")->within, "buttock");
    EXPECT_EQ(atlas.findSource("travell1992")->url, "https://example.org/v2");
    EXPECT_EQ(atlas.redFlags[0].regions, std::vector<std::string>{"buttock"});
}

// Every member that an entry may have besides the required ones.
AtlasOnDisk& addOptionalMembers(AtlasOnDisk& disk)
{
    return disk
        .replace("hip.json", "\"nerve\": \"S1, S2\"", R"("attachments_basis": "to_be_confirmed",
      "antagonists": ["rhomboid"], "synergists": ["piriformis"],
      "often_absent": "Never.",
      "red_flags": [{"text": "Fever.", "sources": [{"id": "simons1999", "where": "ch. 1"}]}],
      "self_care": {"by": "clinician_only", "text": "Ask first.", "avoid": "Deep pressure.",
                    "sources": ["simons1999"]},
      "nerve": "S1, S2")")
        .replace("hip.json", "\"felt\": \"Deep ache\"", R"("depth": "deep", "loaded_by": "Sitting.",
          "effects": "None.", "examination": {"how": "internal", "words": "By those trained."},
          "satellites": ["rhomboid", "rhomboid.1"], "only_side": "right", "basis": "one_source",
          "felt": "Deep ache")")
        .replace("hip.json", "\"level\": \"essential\"",
                 R"("level": "essential", "felt_at": "deep", "deep_at": "hip_centre")")
        .replace(
            "neck.json",
            R"([{"level": "essential", "strokes": [{"points": ["C7_spinous"], "width_mm": 30}]}])",
            "[]");
}

TEST(AtlasReader, readsEveryOptionalMember)
{
    AtlasOnDisk disk;
    const AtlasReading reading = addOptionalMembers(disk).read();
    ASSERT_TRUE(reading.atlas) << allOf(reading.findings);
    EXPECT_TRUE(reading.findings.empty()) << allOf(reading.findings);
    const anatomy::Muscle& muscle = *reading.atlas->findMuscle("piriformis");
    EXPECT_EQ(muscle.attachmentsBasis, anatomy::AttachmentsBasis::ToBeConfirmed);
    EXPECT_EQ(muscle.antagonists, std::vector<std::string>{"rhomboid"});
    EXPECT_EQ(muscle.synergists, std::vector<std::string>{"piriformis"});
    EXPECT_EQ(muscle.oftenAbsent, "Never.");
    ASSERT_EQ(muscle.redFlags.size(), 1U);
    EXPECT_EQ(muscle.redFlags[0].text, "Fever.");
    EXPECT_EQ(muscle.redFlags[0].sources[0], (anatomy::Citation{"simons1999", "ch. 1"}));
    ASSERT_TRUE(muscle.selfCare);
    EXPECT_EQ(muscle.selfCare->by, anatomy::SelfCareBy::ClinicianOnly);
    EXPECT_EQ(muscle.selfCare->avoid, "Deep pressure.");
    const anatomy::TriggerPoint& point = muscle.triggerPoints[0];
    EXPECT_EQ(point.depth, anatomy::Depth::Deep);
    EXPECT_EQ(point.loadedBy, "Sitting.");
    EXPECT_EQ(point.effects, "None.");
    EXPECT_EQ(point.examination,
              (anatomy::Examination{anatomy::Palpation::Internal, "By those trained."}));
    EXPECT_EQ(point.satellites, (std::vector<std::string>{"rhomboid", "rhomboid.1"}));
    EXPECT_EQ(point.onlySide, core::Side::Right);
    EXPECT_EQ(point.basis, anatomy::Basis::OneSource);
    EXPECT_EQ(point.zones[0].feltAt, anatomy::FeltAt::Deep);
    ASSERT_TRUE(point.zones[0].deepAt);
    EXPECT_EQ(std::get<anatomy::LandmarkPlace>(point.zones[0].deepAt->base).landmark, "hip_centre");
    EXPECT_TRUE(reading.atlas->findTriggerPoint("rhomboid.1")->zones.empty());
}

// A row that declares what piriformis.1 of the small atlas is about.
constexpr const char* kDeclared = R"({
  "kind": "declared",
  "rows": [
    {"id": "pir-1", "muscle": "piriformis", "part": "TrP1", "trigger_points": ["piriformis.1"],
     "classical_count": 2,
     "essential": [{"words": "beside the sacrum", "regions": ["sacrum"]},
                   {"words": "deep in the pelvis", "regions": []}],
     "spillover": [{"words": "buttock", "regions": ["buttock"]}],
     "touches": [{"region": "buttock", "why": "It lies beside it."}],
     "citation": "vol. 2, ch. 10", "basis": "one_source", "confidence": "moderate"}
  ]
}
)";

AtlasOnDisk withDeclared()
{
    Files files = kAtlas;
    files["declared/hip.json"] = kDeclared;
    return AtlasOnDisk(files);
}

TEST(AtlasReader, readsDeclaredRowsAndWhereTheyStand)
{
    AtlasOnDisk disk = withDeclared();
    const AtlasReading reading = disk.read();
    ASSERT_TRUE(reading.atlas) << allOf(reading.findings);
    EXPECT_TRUE(reading.findings.empty()) << allOf(reading.findings);
    ASSERT_EQ(reading.atlas->declared.size(), 1U);
    const anatomy::DeclaredRow& row = reading.atlas->declared[0];
    EXPECT_EQ(row.id, "pir-1");
    EXPECT_EQ(row.triggerPoints, std::vector<std::string>{"piriformis.1"});
    EXPECT_EQ(row.classicalCount, 2);
    ASSERT_EQ(row.essential.size(), 2U);
    EXPECT_EQ(row.essential[0], (anatomy::DeclaredPhrase{"beside the sacrum", {"sacrum"}}));
    EXPECT_TRUE(row.essential[1].regions.empty());
    EXPECT_EQ(row.spillover[0].regions, std::vector<std::string>{"buttock"});
    EXPECT_EQ(row.touches[0], (anatomy::DeclaredTouch{"buttock", "It lies beside it."}));
    EXPECT_EQ(row.basis, anatomy::Basis::OneSource);
    ASSERT_EQ(reading.declaredAt.size(), 1U);
    EXPECT_EQ(reading.declaredAt[0].row.line, 4);
    EXPECT_EQ(reading.declaredAt[0].essential.line, 6);
    EXPECT_EQ(reading.declaredAt[0].spillover.line, 8);
    EXPECT_EQ(reading.declaredAt[0].spillover.jsonPath, "$.rows[0].spillover");
}

TEST(AtlasReader, faultsOfDeclaredRowsAndOptionalMembersAreErrors)
{
    struct Wrong
    {
        const char* file;
        const char* from;
        const char* to;
        const char* message;
    };

    const Wrong wrongs[] = {
        {"declared/hip.json", "[\"sacrum\"]", "[\"sacrun\"]", "(did you mean \"sacrum\"?)"},
        {"declared/hip.json", "\"classical_count\": 2", "\"classical_count\": 1.5", "whole number"},
        {"declared/hip.json", "\"one_source\"", "\"one source\"", "is none of"},
        {"declared/hip.json", "\"why\"", "\"wy\"", "unknown member \"wy\""},
        {"hip.json", "\"how\": \"internal\"", "\"how\": \"pinser\"", "is none of"},
        {"hip.json", ", \"deep_at\": \"hip_centre\"", "", "go together"},
        {"hip.json", "\"where\": \"ch. 1\"", "\"were\": \"ch. 1\"", "unknown member \"were\""},
        {"hip.json", "\"by\": \"clinician_only\"", "\"by\": \"nobody\"", "is none of"},
        {"neck.json", ", \"kind\": \"autonomic\"", "", "must not be empty"},
    };
    for (const Wrong& wrong : wrongs)
    {
        AtlasOnDisk disk = withDeclared();
        const AtlasReading reading =
            addOptionalMembers(disk).replace(wrong.file, wrong.from, wrong.to).read();
        EXPECT_FALSE(reading.atlas) << wrong.to;
        EXPECT_NE(allOf(reading.findings).find(wrong.message), std::string::npos)
            << wrong.message << "\nfound:\n"
            << allOf(reading.findings);
    }
}

TEST(AtlasReader, whatIsToBeConfirmedIsNeverSure)
{
    AtlasOnDisk disk;
    disk.replace("neck.json", "\"confidence\": \"high\"",
                 "\"basis\": \"to_be_confirmed\", \"confidence\": \"high\"");
    const AtlasReading reading = disk.read();
    EXPECT_FALSE(reading.atlas);
    EXPECT_NE(allOf(reading.findings).find("not known with high confidence"), std::string::npos);
    EXPECT_NE(allOf(reading.findings).find("needs a \"confidence_note\""), std::string::npos);
}

TEST(AtlasReader, relationsMayLeadToEntriesThatAreStillToBeWritten)
{
    AtlasOnDisk disk = withDeclared();
    const AtlasReading reading = addOptionalMembers(disk)
                                     .replace("hip.json", "[\"rhomboid\"]", "[\"romboid\"]")
                                     .replace("hip.json", "\"rhomboid.1\"]", "\"rhomboid.2\"]")
                                     .replace("declared/hip.json", "[\"piriformis.1\"]",
                                              "[\"piriformis.1\", \"piriformis.9\"]")
                                     .read();
    EXPECT_TRUE(reading.atlas);
    ASSERT_EQ(reading.findings.size(), 3U) << allOf(reading.findings);
    for (const Finding& finding : reading.findings)
    {
        EXPECT_EQ(finding.severity, Severity::Warning);
        EXPECT_NE(finding.message.find("did you mean"), std::string::npos) << finding.message;
    }
}

struct Fault
{
    const char* file;
    const char* from;
    const char* to;
    const char* marker;   // the finding stands where this text of the changed file begins
    const char* message;  // what it says, in part
    const char* path;
};

const Fault kFaults[] = {
    {"hip.json", "\"nerve\": \"S1, S2\"", "\"nerves\": \"S1, S2\"", "\"nerves\"",
     "unknown member \"nerves\" (did you mean \"nerve\"?)", "$.muscles[0].nerves"},
    {"hip.json", "\"nerve\": \"S1, S2\", ", "", "{\n      \"id\": \"piriformis\"",
     "the member \"nerve\" is missing", "$.muscles[0]"},
    {"hip.json", "\"prevalence\": 0.5", "\"prevalence\": 1.5", "1.5", "1.5 lies outside 0 to 1",
     "$.muscles[0].trigger_points[0].prevalence"},
    {"hip.json", "\"prevalence\": 0.5", "\"prevalence\": \"often\"", "\"often\"",
     "must be a number, not a string", "$.muscles[0].trigger_points[0].prevalence"},
    {"hip.json", "\"width_mm\": 40", "\"width_mm\": 0", "0}]},", "lies outside 2 to 400",
     "$.muscles[0].trigger_points[0].zones[0].strokes[0].width_mm"},
    {"hip.json", "\"group\": \"hip\"", "\"group\": \"hop\"", "\"hop\"",
     "unknown group \"hop\" (did you mean \"hip\"?)", "$.muscles[0].group"},
    {"hip.json", "\"sources\": [\"travell1992\"],\n          \"conf",
     "\"sources\": [],\n          \"conf", "[],\n          \"conf", "must not be empty",
     "$.muscles[0].trigger_points[0].sources"},
    {"hip.json", "\"sources\": [\"travell1992\"],\n          \"conf",
     "\"sources\": [\"travel1992\"],\n          \"conf", "\"travel1992\"",
     "unknown source \"travel1992\" (did you mean \"travell1992\"?)",
     "$.muscles[0].trigger_points[0].sources[0]"},
    {"hip.json", "\"felt\": \"Deep ache\"", "\"felt\": \"  \"", "\"  \"", "must not be empty",
     "$.muscles[0].trigger_points[0].felt"},
    {"hip.json", "\"confidence\": \"moderate\"", "\"confidence\": \"medium\"", "\"medium\"",
     "\"medium\" is none of \"moderate\", \"high\", \"low\"",
     "$.muscles[0].trigger_points[0].confidence"},
    {"hip.json", "\"level\": \"spillover\"", "\"level\": \"spilover\"", "\"spilover\"",
     "did you mean \"spillover\"?", "$.muscles[0].trigger_points[0].zones[1].level"},
    {"hip.json", "\"id\": \"piriformis.1\"", "\"id\": \"pirformis.1\"", "\"pirformis.1\"",
     "must begin with the id of its muscle: \"piriformis.\"", "$.muscles[0].trigger_points[0].id"},
    {"hip.json", "\"fma\": \"FMA22340\"", "\"fma\": \"22340\"", "\"22340\"",
     "an FMA id is written like", "$.muscles[0].fma"},
    {"hip.json", "\"u\": 0.2, ", "", "{\"muscle\": \"piriformis\", \"v\"",
     "the member \"u\" is missing", "$.muscles[0].trigger_points[0].place.at"},
    {"hip.json", "[5, -20, 3.5]", "[5, -20]", "[5, -20]", "three numbers: lateral, up, forward",
     "$.muscles[0].trigger_points[0].zones[1].strokes[0].points[1].offset_mm"},
    {"hip.json", "[5, -20, 3.5]", "[5, -2000, 3.5]", "-2000", "lies outside -500 to 500",
     "$.muscles[0].trigger_points[0].zones[1].strokes[0].points[1].offset_mm[1]"},
    {"hip.json", "[\"PSIS\", \"trochanter\"]", "[\"PSIS\"]", "[\"PSIS\"]",
     "must name two landmarks",
     "$.muscles[0].trigger_points[0].zones[1].strokes[0].points[0].between"},
    {"hip.json", "{\"landmark\": \"trochanter\",",
     "{\"landmark\": \"trochanter\", \"muscle\": \"x\",", "{\"landmark\": \"trochanter\"",
     "exactly one of", "$.muscles[0].trigger_points[0].zones[1].strokes[0].points[1]"},
    {"hip.json", "[\"sacrum_edge\"]", "[17]", "17",
     "a place is the name of a landmark or an object",
     "$.muscles[0].trigger_points[0].zones[0].strokes[0].points[0]"},
    {"hip.json", "\"id\": \"piriformis\"", "\"id\": \"Piriformis!\"", "\"Piriformis!\"",
     "lower case letters", "$.muscles[0].id"},
    {"hip.json", "\"Two surveys\"", "\"Two surveys\", \"felt\": \"again\"", "\"felt\": \"again\"",
     "appears a second time", "$.muscles[0].trigger_points[0].felt"},
    {"neck.json", "\"id\": \"rhomboid\"", "\"id\": \"piriformis\"", "\"piriformis\"",
     "stands already in ", "$.muscles[0].id"},
    {"neck.json", "\"kind\": \"muscles\"", "\"kind\": \"muscle\"", "\"muscle\"",
     "unknown kind of file \"muscle\" (did you mean \"muscles\"?)", "$.kind"},
    {"regions.json", "\"within\": \"buttock\"", "\"within\": \"sacrum\"", "\"sacrum\", \"words\"",
     "cannot lie within itself", "$.regions[1].within"},
    {"regions.json", "\"words\": [\"bottom\"]", "\"within\": \"sacrum\", \"words\": [\"bottom\"]",
     "\"sacrum\", \"words\"", "lies itself within \"buttock\"", "$.regions[0].within"},
    {"red_flags.json", "[\"buttock\"]", "[\"buttok\"]", "\"buttok\"",
     "unknown region \"buttok\" (did you mean \"buttock\"?)", "$.red_flags[0].regions[0]"},
    {"below/sources.json", "https://example.org/v2", "javascript:alert(1)", "\"javascript",
     "must begin with https:// or http://", "$.sources[1].url"},
    {"atlas.json", "\"notice\": \"For learning.\",", "", "{\n  \"kind\"",
     "the member \"notice\" is missing", "$"},
};

TEST(AtlasReader, everyFaultIsFoundWhereItStands)
{
    for (const Fault& fault : kFaults)
    {
        AtlasOnDisk disk;
        disk.replace(fault.file, fault.from, fault.to);
        const AtlasReading reading = disk.read();
        EXPECT_FALSE(reading.atlas) << fault.to;
        const auto isMeant = [&fault](const Finding& finding) {
            return finding.message.find(fault.message) != std::string::npos;
        };
        const auto finding = std::ranges::find_if(reading.findings, isMeant);
        ASSERT_NE(finding, reading.findings.end()) << fault.message << "\nfound:\n"
                                                   << allOf(reading.findings);
        const TextPosition position = positionOf(disk.text(fault.file), fault.marker);
        EXPECT_EQ(finding->line, position.line) << fault.message;
        EXPECT_EQ(finding->column, position.column) << fault.message;
        EXPECT_EQ(finding->file, disk.path(fault.file).string());
        EXPECT_EQ(finding->jsonPath, fault.path);
        EXPECT_EQ(finding->severity, Severity::Error);
    }
}

TEST(AtlasReader, allFaultsAreFoundAtOnceInTheOrderOfTheText)
{
    AtlasOnDisk disk;
    disk.replace("hip.json", "\"prevalence\": 0.5", "\"prevalence\": 7")
        .replace("hip.json", "\"hip\"", "\"hop\"")
        .replace("neck.json", "\"kind\": \"autonomic\"", "\"kind\": \"ache\"")
        .replace("red_flags.json", "\"text\"", "\"txt\"");
    const AtlasReading reading = disk.read();
    EXPECT_FALSE(reading.atlas);
    EXPECT_EQ(reading.findings.size(), 5U) << allOf(reading.findings);
    EXPECT_TRUE(std::ranges::is_sorted(reading.findings, {}, [](const Finding& finding) {
        return std::tie(finding.file, finding.line, finding.column);
    }));
}

TEST(AtlasReader, softProblemsAreWarningsAndTheAtlasIsRead)
{
    struct Soft
    {
        const char* file;
        const char* from;
        const char* to;
        const char* message;
    };

    const Soft softs[] = {
        {"red_flags.json", "[\"buttock\"]", "[\"buttock\", \"buttock\"]", "is listed twice"},
        {"below/sources.json", "Travell, vol. 2", "Simons, vol. 1", "stands already in"},
        {"below/sources.json", "\"sources\": [",
         "\"sources\": [{\"id\": \"unused\", \"text\": \"x\"},",
         "nothing cites the source \"unused\""},
        {"neck.json", "\"level\": \"essential\"", "\"level\": \"spillover\"",
         "has no essential zone"},
    };
    for (const Soft& soft : softs)
    {
        AtlasOnDisk disk;
        const AtlasReading reading = disk.replace(soft.file, soft.from, soft.to).read();
        EXPECT_TRUE(reading.atlas) << soft.message;
        ASSERT_EQ(reading.findings.size(), 1U) << allOf(reading.findings);
        EXPECT_EQ(reading.findings[0].severity, Severity::Warning);
        EXPECT_NE(reading.findings[0].message.find(soft.message), std::string::npos);
    }
}

TEST(AtlasReader, missingFmaIsFine)
{
    AtlasOnDisk disk;
    const AtlasReading reading = disk.replace("hip.json", ", \"fma\": \"FMA22340\"", "").read();
    EXPECT_TRUE(reading.atlas);
    EXPECT_TRUE(reading.findings.empty());
}

TEST(AtlasReader, anAtlasNeedsItsFrameAndMuscles)
{
    const test::TempFolder empty;
    EXPECT_NE(allOf(readAtlas(empty.path()).findings).find("holds no *.json file"),
              std::string::npos);
    Files files = kAtlas;
    files.erase("atlas.json");
    EXPECT_NE(allOf(AtlasOnDisk(files).read().findings).find("no file of the kind \"atlas\""),
              std::string::npos);
    files = kAtlas;
    files["twin.json"] = files["atlas.json"];
    EXPECT_NE(allOf(AtlasOnDisk(files).read().findings).find("already a file of the kind"),
              std::string::npos);
}

TEST(AtlasReader, aSingleFileIsCheckedWithinItsFolder)
{
    AtlasOnDisk disk;
    disk.replace("hip.json", "\"group\": \"hip\"", "\"group\": \"hop\"")
        .replace("neck.json", "\"kind\": \"autonomic\"", "\"kind\": \"ache\"")
        .read();
    const AtlasReading reading = readAtlas(disk.path("hip.json"));
    EXPECT_FALSE(reading.atlas);
    ASSERT_EQ(reading.findings.size(), 1U) << allOf(reading.findings);
    EXPECT_EQ(reading.findings[0].message, "unknown group \"hop\" (did you mean \"hip\"?)");
    EXPECT_TRUE(readAtlas(disk.path("regions.json")).findings.empty());
    const AtlasReading below = readAtlas(disk.path("below/sources.json"));
    EXPECT_TRUE(below.findings.empty()) << allOf(below.findings);
}

TEST(AtlasReader, aFindingIsPrintedOnOneLine)
{
    const Finding finding{"a.json", 3, 7, Severity::Error, "is wrong", "$.a[0]"};
    EXPECT_EQ(format(finding), "a.json:3:7: error: is wrong (at $.a[0])");
    EXPECT_EQ(format({"folder", 0, 0, Severity::Warning, "is odd", ""}), "folder: warning: is odd");
}

TEST(CheckPlaces, namesThatTheBodyLacksAreFoundWhereTheyStand)
{
    AtlasOnDisk disk;
    const AtlasReading reading = disk.read();
    const std::vector<std::string> landmarks{"C7_spinous", "PSIS", "sacral_edge", "trochanter"};
    const std::vector<std::string> muscles{"piriformus", "rhomboid.minor"};
    const std::vector<Finding> findings = checkPlaces(reading, landmarks, muscles);
    ASSERT_EQ(findings.size(), 4U) << allOf(findings);
    EXPECT_EQ(findings[0].message,
              "the body has no muscle \"piriformis\" (did you mean \"piriformus\"?)");
    EXPECT_EQ(findings[0].jsonPath, "$.muscles[0].id");
    EXPECT_EQ(findings[1].jsonPath, "$.muscles[0].trigger_points[0].place.at.muscle");
    EXPECT_EQ(findings[2].message,
              "the body has no landmark \"sacrum_edge\" (did you mean \"sacral_edge\"?)");
    const TextPosition position = positionOf(disk.text("hip.json"), "\"sacrum_edge\"");
    EXPECT_EQ(findings[2].line, position.line);
    EXPECT_EQ(findings[2].column, position.column);
}

TEST(CheckPlaces, aWholeIsKnownByItsParts)
{
    AtlasOnDisk disk;
    disk.replace("neck.json", ", \"muscle\": \"rhomboid.minor\"", "");
    const AtlasReading reading = disk.read();
    const std::vector<std::string> landmarks{"C7_spinous", "PSIS", "sacrum_edge", "trochanter"};
    const std::vector<std::string> parts{"piriformis", "rhomboid.major"};
    EXPECT_TRUE(checkPlaces(reading, landmarks, parts).empty());
    const std::vector<std::string> others{"piriformis", "rhomboideus"};
    EXPECT_EQ(checkPlaces(reading, landmarks, others).size(), 1U);
}

TEST(RealAtlas, isFreeOfErrorsAndFitsTheRealBody)
{
    const std::filesystem::path root = KNOTLAS_SOURCE_DIR;
    const AtlasReading reading = readAtlas(root / "data" / "atlas");
    ASSERT_TRUE(reading.atlas) << allOf(reading.findings);
    EXPECT_GE(reading.atlas->muscles.size(), 8U);
    EXPECT_EQ(reading.atlas->regions.size(), 62U);
    const core::Result<anatomy::Body> body = readBody(root / "models" / "body.glb");
    ASSERT_TRUE(body) << body.error().message();
    std::vector<std::string> landmarks;
    for (const auto& [id, position] : body->landmarks.all())
    {
        landmarks.push_back(id);
    }
    std::vector<std::string> muscles;
    for (const anatomy::Part& part : body->parts)
    {
        if (part.kind == anatomy::PartKind::Muscle)
        {
            muscles.push_back(part.id);
        }
    }
    EXPECT_FALSE(hasErrors(checkPlaces(reading, landmarks, muscles)))
        << allOf(checkPlaces(reading, landmarks, muscles));
}

}  // namespace
}  // namespace knotlas::io
