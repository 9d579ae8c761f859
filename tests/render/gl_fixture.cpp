#include "render/gl_fixture.h"

#include "render/readback.h"

#include <cstdlib>
#include <cstring>

namespace knotlas::test
{

void GlTest::SetUp()
{
    auto context = shell::OffscreenContext::create();
    if (!context)
    {
        const char* required = std::getenv("KNOTLAS_REQUIRE_GL");
        if (required != nullptr && std::string(required) == "1")
        {
            FAIL() << context.error().message();
        }
        GTEST_SKIP() << context.error().message();
    }
    context_ = std::make_unique<shell::OffscreenContext>(std::move(context).value());
    remakeRenderer();
}

void GlTest::remakeRenderer()
{
    renderer_.reset();
    auto renderer = render::Renderer::create(shell::OffscreenContext::getProcAddress);
    ASSERT_TRUE(renderer) << renderer.error().message();
    renderer_ = std::make_unique<render::Renderer>(std::move(renderer).value());
}

io::Image GlTest::draw(const scene::Scene& scene, int samples, const render::Quality& quality)
{
    auto target = render::ReadbackTarget::create(kWidth, kHeight);
    EXPECT_TRUE(target);
    render::Quality pass = quality;
    for (int sample = 0; sample < samples; ++sample)
    {
        pass.sampleIndex = sample;
        const auto drawn = renderer_->draw(scene, target->target(), pass);
        EXPECT_TRUE(drawn) << drawn.error().message();
    }
    render::Pixels pixels = target->read();
    return {pixels.width, pixels.height, std::move(pixels.rgba)};
}

io::Image crop(const io::Image& image, int x, int y, int width, int height)
{
    io::Image part{width, height, {}};
    for (int row = 0; row < height; ++row)
    {
        const auto first = image.rgba.begin() + ((y + row) * image.width + x) * 4;
        part.rgba.insert(part.rgba.end(), first, first + width * 4);
    }
    return part;
}

io::Image flipped(const io::Image& image)
{
    io::Image mirror = image;
    for (int y = 0; y < image.height; ++y)
    {
        for (int x = 0; x < image.width; ++x)
        {
            const auto from = static_cast<std::size_t>((y * image.width + x) * 4);
            const auto to = static_cast<std::size_t>((y * image.width + image.width - 1 - x) * 4);
            std::memcpy(&mirror.rgba[to], &image.rgba[from], 4);
        }
    }
    return mirror;
}

}  // namespace knotlas::test
