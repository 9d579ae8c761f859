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
    std::vector<UsedStroke> strokes;
    std::vector<UsedName> related;          // antagonists, synergists: ids of entries
    std::vector<UsedName> satellites;       // ids of points or entries
    std::vector<UsedName> rowPoints;        // points of declared rows, each of which has one row
    std::vector<UsedName> rows;             // ids of declared rows
    std::vector<DeclaredPlace> declaredAt;  // of atlas.declared, in its order
    std::vector<UsedName> wholes;           // regions that `within` names
    std::vector<UsedName> landmarks;
    std::vector<UsedName> bodyMuscles;
    std::vector<UsedName> texts;  // that should differ from each other
    std::vector<UsedText> prose;  // whatever people read: for the check of its language
    std::vector<UsedName> notices;
};

// Reads one file of the atlas, by its member "kind", into the draft. Faults go to the cursor's
// list.
void readAtlasFile(const JsonCursor& document, AtlasDraft& draft);

}  // namespace knotlas::io
