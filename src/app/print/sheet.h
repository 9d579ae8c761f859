#pragma once

#include "app/print/picture.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace knotlas::app
{

// The sizes of one page: everything grows and shrinks together until the page is full.
struct Sheet
{
    glm::vec2 size{0.0f};  // of the paper
    float margin = 40.0f;
    float bottom = 0.0f;  // where text must end
    float scale = 1.0f;

    Sheet(io::Paper paper, float textScale);

    [[nodiscard]] float width() const { return size.x - 2.0f * margin; }

    [[nodiscard]] TextStyle body() const { return {io::FontFace::Regular, 8.3f * scale}; }

    [[nodiscard]] TextStyle small() const
    {
        return {io::FontFace::Regular, 7.2f * scale, ink::kText, 1.32f};
    }

    [[nodiscard]] TextStyle fine() const
    {
        return {io::FontFace::Regular, 6.1f * scale, ink::kQuiet, 1.3f};
    }

    [[nodiscard]] TextStyle heading() const
    {
        return {io::FontFace::Bold, 9.6f * scale, ink::kAccent, 1.5f};
    }
};

// Title, a quieter line below it, and what kind of sheet it is, above. Ends with a rule.
void head(Column& page, const Sheet& sheet, const std::string& kind, const std::string& title,
          const std::string& below);

// At the lower end of the page: the program on the left, the page's number on the right.
void foot(std::vector<io::Item>& items, const Sheet& sheet, int number, const Measure& measure);

// A sign in a triangle: danger, also without colour.
void warningSign(std::vector<io::Item>& items, const glm::vec2& min, float size);

struct LegendChoice
{
    bool essential = true;
    bool spillover = true;
    bool autonomic = false;
    bool points = true;
};

// What solid, dotted and X mean, in one row.
void printLegend(Column& page, const Sheet& sheet, const glm::vec3& colour,
                 const LegendChoice& choice);

// Warnings in a box, before anything that invites to do something oneself. Nothing without any.
void warnings(Column& page, const Sheet& sheet, const std::string& title,
              const std::vector<std::string>& texts);

// Cited sources, each once, in the order of citing.
class Sources
{
  public:
    explicit Sources(const anatomy::Atlas& atlas) : atlas_(atlas) {}

    void cite(const std::vector<anatomy::Citation>& citations);
    void cite(const std::string& source);
    // Nothing when nothing was cited.
    void print(Column& page, const Sheet& sheet) const;

  private:
    const anatomy::Atlas& atlas_;
    std::vector<std::string> order_;
    std::map<std::string, std::vector<std::string>> places_;
};

// The education-only notice of the atlas.
void notice(Column& page, const Sheet& sheet, const anatomy::Atlas& atlas);

// Finds the largest of several layouts that fits: `write` fills a page and returns where it ends.
// The last one is taken when none does.
io::Page fitted(io::Paper paper, const std::vector<float>& scales,
                const std::function<float(const Sheet&, std::vector<io::Item>&)>& write);

}  // namespace knotlas::app
