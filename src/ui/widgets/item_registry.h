#pragma once

#include <imgui.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace knotlas::ui
{

// A rectangle on the screen, in UI points.
struct Box
{
    ImVec2 min{0.0f, 0.0f};
    ImVec2 max{0.0f, 0.0f};

    [[nodiscard]] float width() const { return max.x - min.x; }

    [[nodiscard]] float height() const { return max.y - min.y; }

    [[nodiscard]] ImVec2 centre() const { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }

    [[nodiscard]] bool contains(const ImVec2& point) const
    {
        return point.x >= min.x && point.x < max.x && point.y >= min.y && point.y < max.y;
    }
};

// Where every widget of this frame lies, by label: "Layers/Skin". Tests click by label with it.
class ItemRegistry
{
  public:
    void clear() { items_.clear(); }

    void pushScope(std::string_view scope);
    void popScope();

    // `visible` is the part of the widget that is not clipped; empty ones are recorded too.
    void record(std::string_view label, const Box& visible);

    [[nodiscard]] std::optional<Box> find(std::string_view label) const;
    [[nodiscard]] std::vector<std::string> labels() const;

  private:
    std::string prefix_;
    std::map<std::string, Box, std::less<>> items_;
};

}  // namespace knotlas::ui
