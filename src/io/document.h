#pragma once

#include "io/image_io.h"

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace knotlas::io
{

// Printed pages as plain values: everything has its place already. Lengths in points (1/72 inch)
// from the top left corner of the page, y downwards; colours sRGB 0..1.

enum class Paper
{
    A4,
    Letter,
};

glm::vec2 sizeOf(Paper paper);
std::string_view toString(Paper paper);

enum class FontFace
{
    Regular,
    Bold,
};

struct TextItem
{
    glm::vec2 baseline{0.0f};  // where the first letter stands
    std::string text;          // UTF-8, one line
    FontFace face = FontFace::Regular;
    float size = 9.0f;
    glm::vec3 colour{0.0f};

    bool operator==(const TextItem&) const = default;
};

// Filled, outlined or both; a width of 0 means no outline.
struct Paintwork
{
    bool filled = false;
    glm::vec3 fill{1.0f};
    float lineWidth = 0.0f;
    glm::vec3 line{0.0f};

    bool operator==(const Paintwork&) const = default;
};

struct RectItem
{
    glm::vec2 min{0.0f};
    glm::vec2 max{0.0f};
    float radius = 0.0f;  // of the corners
    Paintwork paint;

    bool operator==(const RectItem&) const = default;
};

struct CircleItem
{
    glm::vec2 centre{0.0f};
    float radius = 1.0f;
    Paintwork paint;

    bool operator==(const CircleItem&) const = default;
};

// A closed shape when filled, else an open line through the points.
struct PathItem
{
    std::vector<glm::vec2> points;
    Paintwork paint;

    bool operator==(const PathItem&) const = default;
};

// Opaque: whatever is transparent in it shows as white.
struct ImageItem
{
    glm::vec2 min{0.0f};
    glm::vec2 max{0.0f};
    std::shared_ptr<const Image> image;

    bool operator==(const ImageItem&) const = default;
};

// A place that can be clicked: an address of the web, or the top of a page of this document.
struct LinkItem
{
    glm::vec2 min{0.0f};
    glm::vec2 max{0.0f};
    std::string url;  // empty: `page` is meant
    int page = 0;     // from 0

    bool operator==(const LinkItem&) const = default;
};

using Item = std::variant<TextItem, RectItem, CircleItem, PathItem, ImageItem, LinkItem>;

struct Page
{
    std::vector<Item> items;  // in the order of drawing

    bool operator==(const Page&) const = default;
};

struct OutlineEntry
{
    std::string title;
    int page = 0;      // from 0
    bool sub = false;  // below the entry before it that is none

    bool operator==(const OutlineEntry&) const = default;
};

struct Document
{
    std::string title;
    std::string subject;
    std::string date;  // "2026-03-09": day of making; empty when not told
    Paper paper = Paper::A4;
    std::vector<Page> pages;
    std::vector<OutlineEntry> outline;

    bool operator==(const Document&) const = default;
};

}  // namespace knotlas::io
