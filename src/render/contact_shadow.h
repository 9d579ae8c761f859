#pragma once

#include "geometry/tri_mesh.h"
#include "render/gl/handles.h"

#include <glm/vec4.hpp>

#include <memory>

namespace knotlas::render
{

// The soft shadow that a body leaves on the floor (y = 0): how much of the sky it hides, as a small
// texture that is made once per mesh.
class ContactShadow
{
  public:
    ContactShadow();

    void update(const std::shared_ptr<const geometry::TriMesh>& mesh);

    [[nodiscard]] GLuint texture() const { return texture_.name(); }

    // Lowest x and z, then size along x and z; metres.
    [[nodiscard]] const glm::vec4& extent() const { return extent_; }

  private:
    std::shared_ptr<const geometry::TriMesh> mesh_;
    gl::Texture texture_;
    glm::vec4 extent_{0.0f};
};

}  // namespace knotlas::render
