#pragma once

#include "anatomy/learn.h"
#include "io/diagnostics.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace knotlas::io
{

inline constexpr const char* kLearnKind = "learn";

// A name of the atlas that the teaching uses, and where it stands. The reader knows no atlas, so
// whoever has one checks them.
struct LearnName
{
    enum class Kind
    {
        Muscle,
        Source,
    };

    Kind kind = Kind::Muscle;
    std::string name;
    Finding where;  // without a message
};

// A text for people to read, and where it stands.
struct LearnText
{
    std::string text;
    bool sentences = false;
    Finding where;  // without a message
};

// All findings of a folder (or of a single file), and the book when there was no error.
struct LearnReading
{
    std::optional<anatomy::LearnBook> book;
    std::vector<Finding> findings;
    std::vector<LearnName> names;
    std::vector<LearnText> texts;
};

// Reads every *.json of `folder`, each of kind "learn": chapters, the circle and techniques may
// stand in one file or in several. Reports every fault with its place; with any error there is no
// book. For a single file its whole folder is read, because the files refer to each other, but only
// the findings of that file are told.
LearnReading readLearn(const std::filesystem::path& folder);

// Muscles and sources that the atlas does not know, with what was probably meant, and slips of
// language (as warnings).
std::vector<Finding> checkLearn(const LearnReading& reading, const anatomy::Atlas& atlas);

}  // namespace knotlas::io
