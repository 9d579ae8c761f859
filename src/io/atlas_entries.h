#pragma once

#include "anatomy/atlas.h"
#include "io/atlas_reader.h"
#include "io/json_cursor.h"

#include <string>
#include <vector>

namespace knotlas::io
{

// An atlas while its files are read: what they hold, what they define and what they refer to.
struct AtlasDraft
{
    anatomy::Atlas atlas;

    struct Names
    {
        std::vector<UsedName> groups;
        std::vector<UsedName> muscles;
        std::vector<UsedName> triggerPoints;
        std::vector<UsedName> regions;
        std::vector<UsedName> sources;
    };

    Names defined;
    Names referred;
    std::vector<UsedName> wholes;  // regions that `within` names
    std::vector<UsedName> landmarks;
    std::vector<UsedName> bodyMuscles;
    std::vector<UsedName> texts;  // that should differ from each other
    std::vector<UsedName> notices;
};

// Reads one file of the atlas, by its member "kind", into the draft. Faults go to the cursor's
// list.
void readAtlasFile(const JsonCursor& document, AtlasDraft& draft);

}  // namespace knotlas::io
