#include "io/image_io.h"

#include "io/file_bytes.h"
#include "io/png_writer.h"

#include <stb/stb_image.h>
#include <stb/stb_image_write.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace knotlas::io
{

namespace
{

constexpr std::size_t kMaxPngBytes = std::size_t{512} << 20;
constexpr int kMaxSide = 32'768;
constexpr std::size_t kMaxPixels = std::size_t{256} << 20;

std::size_t byteCount(int width, int height)
{
    return static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4;
}

bool isUsable(int width, int height)
{
    return width > 0 && height > 0 && width <= kMaxSide && height <= kMaxSide &&
           byteCount(width, height) / 4 <= kMaxPixels;
}

int differenceAt(const Image& a, const Image& b, std::size_t byte)
{
    return std::abs(int{a.rgba[byte]} - int{b.rgba[byte]});
}

void appendBytes(void* target, void* bytes, int count)
{
    static_cast<std::string*>(target)->append(static_cast<const char*>(bytes),
                                              static_cast<std::size_t>(count));
}

}  // namespace

core::Result<void> writePng(const std::filesystem::path& file, const Image& image)
{
    KNOTLAS_ASSERT(image.rgba.size() == byteCount(image.width, image.height));
    if (!isUsable(image.width, image.height))
    {
        return core::Error("is too large a picture").within(toUtf8(file));
    }
    core::Result<PngFile> writing = PngFile::create(file, image.width, image.height);
    if (!writing)
    {
        return std::move(writing).error();
    }
    core::Result<void> added = writing->addRows(image.rgba.data(), image.height);
    return added ? writing->finish() : added;
}

std::string jpegBytes(const Image& image, int quality)
{
    KNOTLAS_ASSERT(image.rgba.size() == byteCount(image.width, image.height));
    std::vector<std::uint8_t> rgb;
    rgb.reserve(image.rgba.size() / 4 * 3);
    for (std::size_t at = 0; at < image.rgba.size(); at += 4)
    {
        const unsigned alpha = image.rgba[at + 3];
        for (std::size_t channel = 0; channel < 3; ++channel)
        {
            rgb.push_back(static_cast<std::uint8_t>(
                (image.rgba[at + channel] * alpha + 255U * (255U - alpha) + 127U) / 255U));
        }
    }
    std::string bytes;
    const int written = stbi_write_jpg_to_func(appendBytes, &bytes, image.width, image.height, 3,
                                               rgb.data(), quality);
    KNOTLAS_ASSERT(written != 0);
    return bytes;
}

core::Result<Image> readPng(const std::filesystem::path& file)
{
    const core::Result<std::string> bytes = readFile(file, kMaxPngBytes);
    if (!bytes)
    {
        return bytes.error();
    }
    const auto* data = reinterpret_cast<const stbi_uc*>(bytes->data());
    const int size = static_cast<int>(bytes->size());
    Image image;
    int channels = 0;
    // The header alone first: it says how much memory the picture would take.
    if (!bytes->starts_with("\x89PNG") ||
        stbi_info_from_memory(data, size, &image.width, &image.height, &channels) == 0 ||
        !isUsable(image.width, image.height))
    {
        return core::Error("is not a PNG picture of a usable size").within(toUtf8(file));
    }
    const std::unique_ptr<stbi_uc, void (*)(void*)> pixels(
        stbi_load_from_memory(data, size, &image.width, &image.height, &channels, 4),
        stbi_image_free);
    if (!pixels)
    {
        return core::Error(std::string("cannot be read: ") + stbi_failure_reason())
            .within(toUtf8(file));
    }
    image.rgba.assign(pixels.get(), pixels.get() + byteCount(image.width, image.height));
    return image;
}

double differingShare(const Image& a, const Image& b, int tolerance)
{
    if (a.width != b.width || a.height != b.height || a.rgba.empty())
    {
        return a == b ? 0.0 : 1.0;
    }
    std::size_t differing = 0;
    for (std::size_t pixel = 0; pixel < a.rgba.size(); pixel += 4)
    {
        int largest = 0;
        for (std::size_t channel = 0; channel < 4; ++channel)
        {
            largest = std::max(largest, differenceAt(a, b, pixel + channel));
        }
        differing += largest > tolerance ? 1 : 0;
    }
    return static_cast<double>(differing) / static_cast<double>(a.rgba.size() / 4);
}

Image differencePicture(const Image& a, const Image& b)
{
    KNOTLAS_ASSERT(a.width == b.width && a.height == b.height);
    constexpr int kAmplification = 8;
    Image picture{a.width, a.height, std::vector<std::uint8_t>(a.rgba.size(), 255)};
    for (std::size_t pixel = 0; pixel < a.rgba.size(); pixel += 4)
    {
        const int alpha = differenceAt(a, b, pixel + 3);
        for (std::size_t channel = 0; channel < 3; ++channel)
        {
            const int difference = std::max(alpha, differenceAt(a, b, pixel + channel));
            picture.rgba[pixel + channel] =
                static_cast<std::uint8_t>(std::min(255, kAmplification * difference));
        }
    }
    return picture;
}

}  // namespace knotlas::io
