#pragma once

#include "anatomy/place.h"
#include "core/side.h"

#include <optional>
#include <string>
#include <vector>

namespace knotlas::anatomy
{

enum class ZoneLevel
{
    Essential,  // felt by nearly everyone with that point
    Spillover,  // felt by some
};

enum class Confidence
{
    High,
    Moderate,
    Low,
};

enum class PointKind
{
    Pain,
    Autonomic,  // another effect than pain, such as gooseflesh
};

// What a fact rests on.
enum class Basis
{
    SeveralSources,
    OneSource,
    ToBeConfirmed,
};

enum class AttachmentsBasis
{
    Seen,  // in a source that the entry cites
    ToBeConfirmed,
};

enum class Depth
{
    Superficial,
    Intermediate,
    Deep,
};

// How a point is palpated.
enum class Palpation
{
    Flat,    // with the fingertips against what lies beneath
    Pincer,  // between finger and thumb
    FlatOrPincer,
    Internal,  // through the mouth, rectum or vagina: by those trained in it
    NotPalpable,
};

// Who may treat the muscle.
enum class SelfCareBy
{
    Anyone,
    WithCare,
    ClinicianOnly,
};

enum class FeltAt
{
    Skin,
    Deep,  // inside the body: the zone marks the skin above it
};

// The words of the data files.
std::string_view toString(ZoneLevel level);
std::string_view toString(Confidence confidence);
std::string_view toString(PointKind kind);
std::string_view toString(Basis basis);
std::string_view toString(AttachmentsBasis basis);
std::string_view toString(Depth depth);
std::string_view toString(Palpation palpation);
std::string_view toString(SelfCareBy by);
std::string_view toString(FeltAt feltAt);

// A source, and where in it.
struct Citation
{
    std::string source;  // id
    std::string where;   // "ch. 6, p. 279-281"; may be empty
    bool operator==(const Citation&) const = default;
};

// A line on the skin through named places, and how far around it the zone reaches.
struct Stroke
{
    std::vector<Place> points;  // one point is a spot
    float widthMm = 30.0f;      // full width: the weight falls to 0 at half of it from the line
    bool operator==(const Stroke&) const = default;
};

struct Zone
{
    ZoneLevel level = ZoneLevel::Essential;
    std::vector<Stroke> strokes;
    FeltAt feltAt = FeltAt::Skin;
    std::optional<Place> deepAt = std::nullopt;  // when felt deep: where inside the body
    bool operator==(const Zone&) const = default;
};

struct Examination
{
    Palpation how = Palpation::Flat;
    std::string words;
    bool operator==(const Examination&) const = default;
};

// One trigger point with all its zones: a pattern.
struct TriggerPoint
{
    std::string id;     // "trapezius.upper.1"
    std::string label;  // "TrP1"
    PointKind kind = PointKind::Pain;
    std::string placeWords;  // as a clinician would say it
    Place place;             // snapped to the muscle
    std::string muscle;      // the part that it lies in; empty: the muscle of the entry
    std::optional<Depth> depth;
    std::vector<Zone> zones;  // may be empty when the point is autonomic
    std::string felt;         // what patients feel
    std::string loadedBy;     // activities and postures that provoke it
    std::string effects;      // autonomic and other effects
    std::optional<Examination> examination;
    std::vector<std::string> satellites;  // ids of points or muscles that often go with it
    std::optional<core::Side> onlySide;   // the pattern exists on that side only
    float prevalence = 0.5f;              // how common the point is, 0..1: the prior of `locate`
    std::vector<Citation> sources;
    std::optional<Basis> basis;
    Confidence confidence = Confidence::Moderate;
    std::string confidenceNote;
    bool operator==(const TriggerPoint&) const = default;
};

struct Attachments
{
    std::string origin;
    std::string insertion;
    bool operator==(const Attachments&) const = default;
};

// What must be thought of first when pain is felt where a muscle refers it.
struct MuscleWarning
{
    std::string text;
    std::vector<Citation> sources;
    bool operator==(const MuscleWarning&) const = default;
};

struct SelfCare
{
    SelfCareBy by = SelfCareBy::WithCare;
    std::string text;
    std::string avoid;  // may be empty
    std::vector<Citation> sources;
    bool operator==(const SelfCare&) const = default;
};

// One entry of the atlas: a muscle, or the part of one that has its own pattern.
struct Muscle
{
    std::string id;      // "trapezius.upper"
    std::string muscle;  // the whole muscle: "trapezius"
    std::string part;    // "upper", or empty
    std::string name;    // "Upper trapezius"
    std::string latin;
    std::vector<std::string> synonyms;
    std::string group;  // body area, for the list: "neck-shoulder"
    std::string fma;    // "FMA33586"; empty when not known
    Attachments attachments;
    std::optional<AttachmentsBasis> attachmentsBasis;
    std::string nerve;
    std::string action;
    std::vector<std::string> antagonists;  // ids of entries
    std::vector<std::string> synergists;
    std::string oftenAbsent;  // what is known of its absence; empty when it is always there
    std::vector<MuscleWarning> redFlags;
    std::optional<SelfCare> selfCare;
    std::vector<Citation> sources;  // of attachments, nerve and action
    std::vector<TriggerPoint> triggerPoints;
    bool operator==(const Muscle&) const = default;
};

struct MuscleGroup
{
    std::string id;
    std::string name;
    bool operator==(const MuscleGroup&) const = default;
};

// A named area of skin. The regions compete for the skin: a vertex belongs to the region whose
// strokes are nearest in units of their width, so that they meet without gap or overlap. A region
// with `within` is a part of another one and does not compete.
struct Region
{
    std::string id;
    std::string name;
    std::string area;                // "head-neck": heading in lists
    std::string within;              // empty, or the id of the region of which it is a part
    std::vector<std::string> words;  // what people say: "temple", "headache at the side"
    std::vector<Stroke> strokes;
    bool operator==(const Region&) const = default;
};

// What must be thought of before any muscle when pain is felt in one of `regions` or when somebody
// says one of `words`.
struct RedFlag
{
    std::string text;
    std::vector<std::string> regions;
    std::vector<std::string> words;  // "worst headache": all of them in one clause, in any order
    std::vector<Citation> sources;
    bool operator==(const RedFlag&) const = default;
};

struct Source
{
    std::string id;  // "simons1999"
    std::string text;
    std::string url;  // empty when there is none
    bool operator==(const Source&) const = default;
};

// What the literature says in words of where a pattern is felt, against which the drawn zones are
// compared (anatomy/consistency.h).
struct DeclaredPhrase
{
    std::string words;                 // "angle of jaw"
    std::vector<std::string> regions;  // that the words mean; none: no place on the skin
    bool operator==(const DeclaredPhrase&) const = default;
};

// A region that zones reach although no phrase names it.
struct DeclaredTouch
{
    std::string region;
    std::string why;
    bool operator==(const DeclaredTouch&) const = default;
};

struct DeclaredRow
{
    std::string id;      // "trap-1"
    std::string muscle;  // "trapezius"
    std::string part;
    std::vector<std::string> triggerPoints;  // ids
    int classicalCount = 1;                  // points that the literature describes
    std::vector<DeclaredPhrase> essential;
    std::vector<DeclaredPhrase> spillover;
    std::vector<DeclaredTouch> touches;
    std::string citation;
    Basis basis = Basis::ToBeConfirmed;
    Confidence confidence = Confidence::Moderate;
    bool operator==(const DeclaredRow&) const = default;
};

// Everything that `data/atlas` says. References to groups, regions and sources have been checked by
// the reader; those to other muscles and points (antagonists, synergists, satellites, declared
// rows) may dangle while an atlas is being written.
struct Atlas
{
    std::vector<MuscleGroup> groups;  // in the order of the list
    std::vector<Muscle> muscles;      // by group, in file order
    std::vector<Region> regions;
    std::vector<RedFlag> redFlags;
    std::vector<Source> sources;
    std::vector<DeclaredRow> declared;
    std::string notice;  // the education-only notice

    [[nodiscard]] const Muscle* findMuscle(std::string_view id) const;
    // The entry that holds a trigger point, and the point itself; nullptr when there is none.
    [[nodiscard]] const Muscle* muscleOfPoint(std::string_view triggerPointId) const;
    [[nodiscard]] const TriggerPoint* findTriggerPoint(std::string_view id) const;
    [[nodiscard]] const Region* findRegion(std::string_view id) const;
    [[nodiscard]] const Source* findSource(std::string_view id) const;
    // The entry that describes a part of the body ("rhomboid.major" -> the entry "rhomboid").
    [[nodiscard]] const Muscle* describing(std::string_view partId) const;

    bool operator==(const Atlas&) const = default;
};

}  // namespace knotlas::anatomy
