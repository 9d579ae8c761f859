#pragma once

#include "core/result.h"
#include "sculpt/figure_warp.h"
#include "sculpt/skin_builder.h"
#include "sculpt/tables.h"

#include <glm/vec3.hpp>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace knotlas::sculpt
{

// A breadth that the figure must have: that of the neutral body between a landmark and its mirror
// image, relative to stature, times `factor`.
struct FigureIndex
{
    std::string name;
    std::string landmark;
    double factor = 1.0;
};

// A sex of the body, or neither: data/anatomy/figures.json. What is built is the neutral body with
// more or less under its skin, taken to the figure's proportions by one map.
class Figure
{
  public:
    static constexpr std::string_view kNeutral = "neutral";

    // An unknown name is an Error of usage that lists the known ones; a table that cannot be read
    // or whose map would fold the body is an Error with file, place in the table and remedy.
    static core::Result<Figure> read(const std::filesystem::path& file, const std::string& name);
    static core::Result<Figure> from(Table table, const std::string& name);

    [[nodiscard]] const std::string& name() const { return name_; }

    // Leaves everything as it is, to the last bit.
    [[nodiscard]] bool isNeutral() const { return name_ == kNeutral; }

    [[nodiscard]] double stature() const { return stature_; }  // metres

    [[nodiscard]] const FigureWarp& warp() const { return warp_; }

    [[nodiscard]] const std::vector<FigureIndex>& indices() const { return indices_; }

    // What the figure has beyond the skin of the neutral body. Holds on to this figure.
    [[nodiscard]] SkinExtras skinExtras() const;

    // Takes landmarks of the neutral body to those of the figure.
    void moveLandmarks(std::map<std::string, glm::vec3, std::less<>>& landmarks) const;

  private:
    Figure() = default;
    void shapeSkin(std::string_view part, SkinVolume& skin) const;

    std::string name_;
    double stature_ = 0.0;
    FigureWarp warp_;
    std::vector<FigureIndex> indices_;
    std::map<std::string, glm::vec3, std::less<>> moved_;  // landmarks, before the map
    std::map<std::string, TableNode, std::less<>> skin_;   // pads and steps of each part
    geometry::Aabb room_;                                  // of the skin
    std::shared_ptr<const Table> table_;                   // which they lie in
};

}  // namespace knotlas::sculpt
