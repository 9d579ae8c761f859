#pragma once

#include "core/result.h"

#include <glm/vec3.hpp>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace knotlas::sculpt
{

// What is known of a muscle of the measured body; one that the source lacks has ends alone.
struct MeasuredMuscle
{
    std::string id;
    std::optional<float> volumeMl;  // corrected by `scale`
    float scale = 1.0f;             // deliberate correction toward an average adult
    std::optional<glm::vec3> centroid;
    std::vector<glm::vec3> ends;     // none, or origin and insertion: centres of the end sections
    std::vector<std::string> parts;  // ids of the meshes that together are this muscle
};

// Points of the measured skin around one axis.
struct MeasuredSection
{
    std::string name;
    std::vector<glm::vec3> points;
};

struct MeasuredBody
{
    std::vector<MeasuredMuscle> muscles;
    std::vector<MeasuredSection> skin;
    std::map<std::string, glm::vec3, std::less<>> landmarks;
    std::vector<std::string> onBone;  // landmarks that lie on the surface of a bone
};

// The table data/anatomy/measured.json.
core::Result<MeasuredBody> readMeasuredBody(const std::filesystem::path& file);

}  // namespace knotlas::sculpt
