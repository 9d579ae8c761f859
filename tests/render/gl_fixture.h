#pragma once

#include "io/image_io.h"
#include "render/renderer.h"
#include "shell/offscreen.h"

#include <gtest/gtest.h>

namespace knotlas::test
{

inline constexpr int kWidth = 320;
inline constexpr int kHeight = 240;

// A test with an OpenGL context that needs no display. Where there is none the test is skipped, or
// fails when KNOTLAS_REQUIRE_GL=1.
class GlTest : public ::testing::Test
{
  protected:
    void SetUp() override;

    render::Renderer& renderer() { return *renderer_; }

    void remakeRenderer();

    // A finished picture; with `samples` above 1 a refined one.
    io::Image draw(const scene::Scene& scene, int samples = 1, const render::Quality& quality = {});

  private:
    std::unique_ptr<shell::OffscreenContext> context_;  // outlives what is made in it
    std::unique_ptr<render::Renderer> renderer_;
};

// The part of a large picture that starts at (x, y) from the top left.
io::Image crop(const io::Image& image, int x, int y, int width, int height);
io::Image flipped(const io::Image& image);  // left to right

}  // namespace knotlas::test
