#pragma once

#include "render/passes/surface_pass.h"
#include "render/stipple.h"

namespace knotlas::render
{

// The dots of stippled zones: small discs that lie on the skin.
class StipplePass
{
  public:
    StipplePass();

    // Places the dots anew when the fields of the scene or the skin have changed.
    void update(const scene::Scene& scene, const std::shared_ptr<const geometry::TriMesh>& skin);

    // After the skin, whose depth hides the dots of the far side.
    void draw(const ShaderLibrary& shaders, const PaintUniforms& paints) const;

  private:
    // What the dots depend on; kept, so that an address is never mistaken for another field.
    struct Key
    {
        std::shared_ptr<const geometry::TriMesh> skin;
        std::vector<scene::Paint> paints;  // with the strength only as shown or not
        std::shared_ptr<const std::vector<float>> openness;

        bool operator==(const Key&) const = default;
    };

    void upload(const std::vector<StippleDot>& dots);

    Key key_;
    gl::VertexArray vertexArray_;
    gl::Buffer buffer_;
    GLsizei count_ = 0;
};

}  // namespace knotlas::render
