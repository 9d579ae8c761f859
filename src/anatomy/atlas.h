#pragma once

#include "anatomy/place.h"

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

std::string_view toString(ZoneLevel level);
std::string_view toString(Confidence confidence);
std::string_view toString(PointKind kind);

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
    bool operator==(const Zone&) const = default;
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
    std::vector<Zone> zones;
    std::string felt;         // what patients feel
    float prevalence = 0.5f;  // how common the point is, 0..1: the prior of `locate`
    std::vector<std::string> sources;
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
    std::string nerve;
    std::string action;
    std::vector<std::string> sources;  // of attachments, nerve and action
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

// What must be thought of before any muscle when pain is felt in one of `regions`.
struct RedFlag
{
    std::string text;
    std::vector<std::string> regions;
    std::vector<std::string> sources;
    bool operator==(const RedFlag&) const = default;
};

struct Source
{
    std::string id;  // "simons1999"
    std::string text;
    std::string url;  // empty when there is none
    bool operator==(const Source&) const = default;
};

// Everything that `data/atlas` says. Cross references have been checked by the reader.
struct Atlas
{
    std::vector<MuscleGroup> groups;  // in the order of the list
    std::vector<Muscle> muscles;      // by group, in file order
    std::vector<Region> regions;
    std::vector<RedFlag> redFlags;
    std::vector<Source> sources;
    std::string notice;  // the education-only notice

    [[nodiscard]] const Muscle* findMuscle(std::string_view id) const;
    [[nodiscard]] const Region* findRegion(std::string_view id) const;
    [[nodiscard]] const Source* findSource(std::string_view id) const;
    // The entry that describes a part of the body ("rhomboid.major" -> the entry "rhomboid").
    [[nodiscard]] const Muscle* describing(std::string_view partId) const;

    bool operator==(const Atlas&) const = default;
};

}  // namespace knotlas::anatomy
