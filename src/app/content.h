#pragma once

#include "anatomy/atlas.h"
#include "anatomy/body.h"
#include "anatomy/learn.h"
#include "anatomy/referral_matrix.h"
#include "core/result.h"
#include "geometry/ray_scene.h"
#include "io/atlas_reader.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace knotlas::app
{

// What loading cost, in milliseconds; shown by `knotlas info`.
struct LoadTimings
{
    double readBodyMs = 0.0;
    double readAtlasMs = 0.0;
    double referralMatrixMs = 0.0;
};

// What is loaded: immutable, shared by everything that looks at it. Either all of it is there or
// (before the first load, or when it failed) none.
struct Content
{
    std::shared_ptr<const anatomy::Body> body;
    std::shared_ptr<const anatomy::Atlas> atlas;
    std::shared_ptr<const anatomy::ReferralMatrix> matrix;
    std::shared_ptr<const anatomy::LearnBook> learn;  // null when none lies beside the atlas
    std::shared_ptr<const geometry::RayScene> rays;   // over body->parts, in their order
    LoadTimings timings;

    [[nodiscard]] bool empty() const { return body == nullptr; }

    bool operator==(const Content& other) const
    {
        return body == other.body && atlas == other.atlas && matrix == other.matrix &&
               learn == other.learn;
    }
};

// Names of an atlas that a body does not know, each with its place in the file and a suggestion.
std::vector<io::Finding> unknownPlaces(const io::AtlasReading& reading, const anatomy::Body& body);

// The folder of what is taught: "learn" beside that of the atlas.
std::filesystem::path learnFolderOf(const std::filesystem::path& atlasFolder);

// Reads and checks both, and builds what is computed from them. The Error holds every finding, one
// a line, when the atlas is at fault.
// What was painted before is kept in `cacheFolder`, unless that is empty.
core::Result<Content> loadContent(const std::filesystem::path& bodyFile,
                                  const std::filesystem::path& atlasFolder,
                                  const std::filesystem::path& cacheFolder = {});

}  // namespace knotlas::app
