#pragma once

#include "core/result.h"
#include "io/body_writer.h"
#include "sculpt/muscle_builder.h"
#include "sculpt/part.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace knotlas::sculpt
{

// What of the body to build. The skin needs the muscles, and these the bones, so the parts before
// the wanted ones are built in any case.
struct BuildOptions
{
    std::filesystem::path tables;
    bool bones = true;
    bool muscles = true;
    bool skin = true;
    std::string part;  // only nodes whose name starts with it; empty: all
    std::string figure = "neutral";
};

using LandmarkMap = std::map<std::string, glm::vec3, std::less<>>;

struct SculptedBody
{
    std::vector<io::BodyNode> nodes;  // as written: right halves, shaded, ordered for drawing
    LandmarkMap landmarks;
    std::string copyright;
};

// Bones, then muscles from deep to superficial, then the skin; each simplified to its budget, cut
// at the midline, taken to the proportions of the figure, and shaded by ambient occlusion.
core::Result<SculptedBody> sculptBody(const BuildOptions& options, const Progress& progress);

}  // namespace knotlas::sculpt
