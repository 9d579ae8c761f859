#pragma once

#include "core/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace knotlas::io
{

// Cards for learning, as Anki knows them: a note holds fields, the templates of its kind make cards
// of it. Fields and templates are HTML.

struct CardTemplate
{
    std::string name;
    std::string front;  // "{{Field}}" stands for a field
    std::string back;
};

struct CardNote
{
    std::string id;    // stays the same from export to export, so that learning goes on
    std::string deck;  // "Knotlas::Shoulder"
    std::vector<std::string> fields;
    std::vector<std::string> tags;  // without spaces
};

struct CardKind
{
    std::string name;
    std::vector<std::string> fieldNames;  // the first one names a note
    std::vector<CardTemplate> templates;
    std::string css;
    std::vector<CardNote> notes;
};

struct CardMedium
{
    std::string name;  // "trapezius.upper.1.jpg", as the fields use it
    std::string bytes;
};

struct CardPackage
{
    std::string title;  // of the deck above all others
    std::vector<CardKind> kinds;
    std::vector<CardMedium> media;
};

// An Anki package (.apkg): a zip with a SQLite collection (schema 11, which all versions read) and
// the media. Times and ids follow from the notes alone: the same package always gives the same
// bytes.
core::Result<std::string> packageBytes(const CardPackage& package);

core::Result<void> writePackage(const std::filesystem::path& file, const CardPackage& package);

// One line of comma-separated values (RFC 4180), with its line end.
std::string csvLine(const std::vector<std::string>& values);

}  // namespace knotlas::io
