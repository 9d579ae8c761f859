#include "io/webp_animation.h"

#include <gtest/gtest.h>
#include <webp/demux.h>

#include <cmath>
#include <memory>
#include <vector>

namespace knotlas::io
{
namespace
{

// A disc that goes round, on a transparent ground.
Image disc(double turn)
{
    constexpr int side = 96;
    Image image{side, side, std::vector<std::uint8_t>(side * side * 4, 0)};
    const double x0 = 48 + 28 * std::cos(turn);
    const double y0 = 48 + 28 * std::sin(turn);
    for (int y = 0; y < side; ++y)
    {
        for (int x = 0; x < side; ++x)
        {
            if (std::hypot(x - x0, y - y0) < 14)
            {
                std::uint8_t* pixel = &image.rgba[static_cast<std::size_t>(y * side + x) * 4];
                pixel[0] = 200;
                pixel[1] = 80;
                pixel[2] = 40;
                pixel[3] = 255;
            }
        }
    }
    return image;
}

constexpr int kFrames = 8;

std::string animated()
{
    auto animation = WebpAnimation::create(96, 96);
    EXPECT_TRUE(animation);
    for (int i = 0; i < kFrames; ++i)
    {
        EXPECT_TRUE(animation->add(disc(2 * 3.14159 * i / kFrames), 125 * i));
    }
    auto bytes = animation->finish(125 * kFrames);
    EXPECT_TRUE(bytes);
    return bytes ? *bytes : std::string();
}

TEST(WebpAnimation, isReadBackFrameByFrame)
{
    const std::string bytes = animated();
    const WebPData data{reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
    const std::unique_ptr<WebPAnimDecoder, void (*)(WebPAnimDecoder*)> decoder(
        WebPAnimDecoderNew(&data, nullptr), WebPAnimDecoderDelete);
    ASSERT_NE(decoder, nullptr);
    WebPAnimInfo info;
    ASSERT_NE(WebPAnimDecoderGetInfo(decoder.get(), &info), 0);
    EXPECT_EQ(info.canvas_width, 96U);
    EXPECT_EQ(info.canvas_height, 96U);
    EXPECT_EQ(info.frame_count, static_cast<unsigned>(kFrames));
    EXPECT_EQ(info.loop_count, 0U) << "it plays for ever";
    for (int i = 0; i < kFrames; ++i)
    {
        std::uint8_t* pixels = nullptr;
        int endMs = 0;
        ASSERT_NE(WebPAnimDecoderGetNext(decoder.get(), &pixels, &endMs), 0);
        EXPECT_EQ(endMs, 125 * (i + 1));
        const Image expected = disc(2 * 3.14159 * i / kFrames);
        const Image read{96, 96, {pixels, pixels + expected.rgba.size()}};
        double squares = 0.0;
        int alphaOff = 0;
        for (std::size_t at = 0; at < read.rgba.size(); at += 4)
        {
            const unsigned alpha = expected.rgba[at + 3];
            alphaOff += read.rgba[at + 3] != alpha ? 1 : 0;
            for (std::size_t c = 0; c < 3 && alpha > 0; ++c)
            {
                squares += std::pow(read.rgba[at + c] - expected.rgba[at + c], 2);
            }
        }
        EXPECT_EQ(alphaOff, 0);
        EXPECT_LT(std::sqrt(squares / (615 * 3)), 12.0);
    }
    EXPECT_EQ(WebPAnimDecoderHasMoreFrames(decoder.get()), 0);
}

TEST(WebpAnimation, theSamePicturesAreTheSameBytes)
{
    EXPECT_EQ(animated(), animated());
}

TEST(WebpAnimation, refusesWhatTheFormatCannotHold)
{
    EXPECT_FALSE(WebpAnimation::create(16'384, 64));
    EXPECT_FALSE(WebpAnimation::create(0, 64));
}

}  // namespace
}  // namespace knotlas::io
