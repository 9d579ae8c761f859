#pragma once

#include "core/result.h"
#include "io/image_io.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace knotlas::io
{

// Makes a PNG row by row, so that the picture never has to be in memory as a whole.
class PngEncoder
{
  public:
    // Takes the bytes of the file in order; false when they cannot be kept.
    using Sink = std::function<bool(std::string_view bytes)>;

    PngEncoder(int widthPx, int heightPx, Sink sink);
    ~PngEncoder();
    PngEncoder(PngEncoder&&) noexcept;
    PngEncoder& operator=(PngEncoder&&) noexcept;

    // The next `count` rows: 8-bit sRGB with straight alpha. False when the sink refused.
    [[nodiscard]] bool addRows(const std::uint8_t* rgba, int count);

    // After the last row.
    [[nodiscard]] bool finish();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// The same into a file: written beside the target and renamed at the end, and removed when that end
// is never reached. Kind Machine, with the system's reason, when the place cannot be written to.
class PngFile
{
  public:
    static core::Result<PngFile> create(const std::filesystem::path& file, int widthPx,
                                        int heightPx);

    ~PngFile();
    PngFile(PngFile&&) noexcept;
    PngFile& operator=(PngFile&&) noexcept;

    core::Result<void> addRows(const std::uint8_t* rgba, int count);
    core::Result<void> finish();

  private:
    struct Impl;
    explicit PngFile(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

// The bytes of a PNG file.
std::string pngBytes(const Image& image);

}  // namespace knotlas::io
