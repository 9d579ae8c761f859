#pragma once

#include "render/gl/handles.h"
#include "scene/scene.h"

namespace knotlas::render
{

class GeometryArena;

// What differs from part to part, as a texture that the vertex shader looks into. Two texels a
// part: (tint, brightness, subdued, opacity), and (repeats of the fibre texture along u and v,
// pallor, offset of that texture).
class PartTable
{
  public:
    PartTable();

    void update(const scene::Scene& scene, GeometryArena& inner);
    void bind() const;

  private:
    gl::Buffer buffer_;
    gl::Texture texture_;
};

}  // namespace knotlas::render
