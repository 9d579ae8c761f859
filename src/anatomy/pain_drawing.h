#pragma once

#include <glm/vec3.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace knotlas::anatomy
{

// How a pain feels, in the words that patients use.
enum class PainQuality
{
    Aching,
    Burning,
    Tingling,
    Stabbing,
    Throbbing,
    Pressing,
    Cramping,
    Shooting,
    Numb,
};

enum class PainDepth
{
    Surface,
    Deep,
};

std::string_view toString(PainQuality quality);
std::string_view toString(PainDepth depth);

// One movement of a round brush over the skin.
struct BrushStroke
{
    bool erase = false;  // takes away from the area instead of adding to it
    float radiusMm = 15.0f;
    // Body space, metres, on or near the skin: independent of any mesh, so that a drawing outlives
    // the body on which it was made.
    std::vector<glm::vec3> points;

    bool operator==(const BrushStroke&) const = default;
};

// One pain: where it is (which side is told by the points) and what it is like.
struct PainArea
{
    std::string id;  // "1"
    glm::u8vec3 colour{250, 125, 175};
    int intensity = 5;  // 1 hardly noticed .. 10 the worst imaginable
    std::vector<PainQuality> qualities;
    PainDepth depth = PainDepth::Deep;
    std::vector<BrushStroke> strokes;  // in the order in which they were painted

    bool operator==(const PainArea&) const = default;
};

// A pain drawing, as it is saved.
struct PainDrawing
{
    std::string date;  // "2026-03-09"
    std::string name;  // whose it is; empty unless somebody typed it
    std::string note;
    std::vector<PainArea> areas;

    bool operator==(const PainDrawing&) const = default;
};

}  // namespace knotlas::anatomy
