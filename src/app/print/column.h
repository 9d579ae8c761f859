#pragma once

#include "io/document.h"

#include <functional>
#include <string>
#include <vector>

namespace knotlas::app
{

// Width of a line of text in points.
using Measure = std::function<float(const std::string&, io::FontFace, float size)>;

struct TextStyle
{
    io::FontFace face = io::FontFace::Regular;
    float size = 8.4f;
    glm::vec3 colour{0.12f, 0.13f, 0.16f};
    float leading = 1.36f;  // line height in sizes

    [[nodiscard]] TextStyle bold() const
    {
        TextStyle style = *this;
        style.face = io::FontFace::Bold;
        return style;
    }

    [[nodiscard]] TextStyle in(const glm::vec3& other) const
    {
        TextStyle style = *this;
        style.colour = other;
        return style;
    }
};

// A piece of text in one style; several make a paragraph.
struct Span
{
    std::string text;
    TextStyle style;
};

// Colours of printed pages. Nothing is told by colour alone: grey printers are common.
namespace ink
{
inline constexpr glm::vec3 kText{0.12f, 0.13f, 0.16f};
inline constexpr glm::vec3 kQuiet{0.38f, 0.40f, 0.44f};
inline constexpr glm::vec3 kHairline{0.80f, 0.81f, 0.83f};
inline constexpr glm::vec3 kPanel{0.955f, 0.958f, 0.965f};
inline constexpr glm::vec3 kAccent{0.72f, 0.31f, 0.02f};
inline constexpr glm::vec3 kDanger{0.68f, 0.07f, 0.09f};
inline constexpr glm::vec3 kDangerPanel{1.0f, 0.965f, 0.955f};
inline constexpr glm::vec3 kWhite{1.0f};
}  // namespace ink

// Writes blocks one below the other. Text is broken into lines at spaces; a word that is wider than
// the column is broken where it must be.
class Column
{
  public:
    Column(const Measure& measure, const glm::vec2& origin, float width)
        : measure_(&measure), left_(origin.x), width_(width), y_(origin.y)
    {}

    void paragraph(const std::vector<Span>& spans, float indent = 0.0f);
    void paragraph(const std::string& text, const TextStyle& style, float indent = 0.0f);
    // A paragraph after a bullet.
    void bullet(const std::vector<Span>& spans, const TextStyle& style);

    void gap(float height) { y_ += height; }

    void rule(const glm::vec3& colour, float lineWidth);

    // A panel behind whatever `write` puts into the column it is given: the part of this column
    // within the panel's padding.
    void panel(const io::Paintwork& paint, float padding,
               const std::function<void(Column&)>& write);

    // Places something by hand; positions are those of the page.
    void add(io::Item item) { items_.push_back(std::move(item)); }

    void append(const std::vector<io::Item>& items)
    {
        items_.insert(items_.end(), items.begin(), items.end());
    }

    [[nodiscard]] float left() const { return left_; }

    [[nodiscard]] float width() const { return width_; }

    [[nodiscard]] float y() const { return y_; }

    void moveTo(float y) { y_ = y; }

    [[nodiscard]] const Measure& measure() const { return *measure_; }

    [[nodiscard]] std::vector<io::Item> take() { return std::move(items_); }

  private:
    const Measure* measure_;
    float left_;
    float width_;
    float y_;
    std::vector<io::Item> items_;
};

// Two columns of equal width filled one after the other, so that they end at about the same height:
// as many of the blocks go into the first as keep it the longer one. Returns the lower end.
float inTwoColumns(Column& page, float gutter, std::size_t count,
                   const std::function<void(Column&, std::size_t)>& writeBlock);

}  // namespace knotlas::app
