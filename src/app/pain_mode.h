#pragma once

#include "app/app_state.h"
#include "core/result.h"

#include <string>
#include <vector>

namespace knotlas::app
{

inline constexpr float kLeastBrushMm = 4.0f;
inline constexpr float kLargestBrushMm = 60.0f;

// Whether clicks and drags on the skin point and paint: the mode is on and no muscle is open.
bool paintsSkin(const AppState& state);

// Whether anything is painted.
bool hasDrawing(const PainWork& work);

// Whether there is a drawing that its file does not hold.
bool isUnsaved(const AppState& state);

// Carries out what needs no camera; the interpreter does the rest. May leave a half-done change
// behind an Error, which the interpreter takes back.
core::Result<void> applyPain(AppState& state, const PainCommand& command, TimeS now);

// Where the brush would touch the skin.
void hoverSkin(AppState& state, const std::optional<glm::vec2>& point01, TimeS now);

// The row of a pattern; null when the atlas does not know it.
const anatomy::PatternRow* rowOf(const Content& content, const PatternId& pattern);
PatternId patternIdOf(const Content& content, std::uint32_t pattern);

// What to ask in order to tell a pattern from another one: regions that only it reaches, and what
// provokes it.
struct Telling
{
    std::vector<std::string> onlyThere;  // names of regions
    std::string provokedBy;
    bool operator==(const Telling&) const = default;
};

Telling tellApart(const Content& content, std::uint32_t pattern, std::uint32_t other);

// Whether what a pattern explains of `place` lies mostly on the other side than its trigger point.
bool crossesOver(const Content& content, std::uint32_t pattern, const anatomy::SkinField& place);

// Keeps the picture of what the patient shows up to date: what has been painted is not painted
// again, and a stroke that goes on costs its new part only.
class PainPainter
{
  public:
    void refresh(AppState& state);

  private:
    struct Layer
    {
        anatomy::BrushStroke stroke;
        anatomy::SkinField after;  // the area when it was painted
    };

    const anatomy::SkinField& paint(const Content& content, std::size_t area,
                                    const std::vector<anatomy::BrushStroke>& strokes);
    void paintAreas(PainPicture& picture);
    void answerDrawing(PainPicture& picture);
    void compare(PainPicture& picture);

    Content content_;
    PainWork work_;
    std::shared_ptr<const anatomy::PainDrawing> compared_;
    bool brushDown_ = false;
    std::vector<std::vector<Layer>> layers_;  // of each area
    anatomy::DrawingSums sums_;
    bool answeredLive_ = false;  // by sums that followed the brush
    std::shared_ptr<const anatomy::PainDrawing> earlierOf_;
    anatomy::SkinField earlier_;
    SkinWeights earlierWeights_;
    std::shared_ptr<const PainPicture> made_;
};

}  // namespace knotlas::app
