#pragma once

#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace knotlas::io
{

// 8-bit sRGB with straight alpha, rows from top to bottom.
struct Image
{
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;  // width * height * 4

    bool operator==(const Image&) const = default;
};

// Written to a temporary file beside and renamed.
core::Result<void> writePng(const std::filesystem::path& file, const Image& image);
// The bytes of a JPEG file; whatever is transparent shows as white. `quality` 1..100.
std::string jpegBytes(const Image& image, int quality);

core::Result<Image> readPng(const std::filesystem::path& file);

// Share of pixels (0..1) that differ by more than `tolerance` in any channel; 1 when sizes differ.
double differingShare(const Image& a, const Image& b, int tolerance);
// Amplified difference picture of two images of equal size.
Image differencePicture(const Image& a, const Image& b);

}  // namespace knotlas::io
