#pragma once

#include "app/app_state.h"
#include "scene/scene.h"

#include <map>
#include <memory>
#include <string>
#include <utility>
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

    void forgetOtherContent(const Content& content);
    void addPatternPaints(scene::Scene& scene, const AppState& state, TimeS now);
    Weights dense(const std::string& key, const anatomy::SkinField& field, std::size_t vertices);
    Weights windowAbove(const AppState& state, const std::string& muscleId, core::Side side);

    Content content_;
    std::map<std::string, Weights> fields_;
    std::map<std::pair<std::string, core::Side>, Weights> windows_;
};

}  // namespace knotlas::app
