#pragma once

#include "app/app_state.h"
#include "app/deep_pain.h"
#include "app/selection.h"
#include "scene/scene.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace knotlas::app
{

// Turns the state into what is to be drawn. Equal state and time give an equal scene; dense copies
// of fields and the soft windows are kept between calls, since they cost more than a frame.
class SceneBuilder
{
  public:
    scene::Scene build(const AppState& state, TimeS now);

  private:
    using Weights = std::shared_ptr<const std::vector<float>>;

    // What the selection as a whole needs, computed once per selection.
    struct SelectionLook
    {
        std::vector<std::uint32_t> parts;
        std::vector<std::uint32_t> covering;
        Weights openness;
    };

    const SelectionLook& lookOf(const AppState& state);
    void addDrawables(scene::Scene& scene, const AppState& state);
    void addPaints(scene::Scene& scene, const AppState& state, float strength);
    void addPatterns(scene::Scene& scene, const AppState& state, float strength);
    void addQuizPattern(scene::Scene& scene, const AppState& state, float strength);
    void addRegion(scene::Scene& scene, const AppState& state, float strength);
    const FeltFields& feltFields(const ShownPattern& shown);
    void addPain(scene::Scene& scene, const AppState& state);
    Weights dense(const std::string& key, const std::vector<const anatomy::SkinField*>& fields);

    Content content_;
    std::map<std::string, SelectionLook> looks_;
    std::map<std::string, Weights> fields_;
    std::map<std::string, FeltFields> felt_;  // of patterns that are felt deep
};

}  // namespace knotlas::app
