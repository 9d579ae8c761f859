#pragma once

#include "core/result.h"
#include "io/image_io.h"

#include <memory>
#include <string>

namespace knotlas::io
{

// The largest side that the format can hold.
inline constexpr int kMaxWebpSide = 16'383;

// Makes an animated WebP picture by picture; it plays for ever. Only what is compressed stays in
// memory. The same pictures give the same bytes.
class WebpAnimation
{
  public:
    static core::Result<WebpAnimation> create(int widthPx, int heightPx);

    ~WebpAnimation();
    WebpAnimation(WebpAnimation&&) noexcept;
    WebpAnimation& operator=(WebpAnimation&&) noexcept;

    // A picture that is shown from `startMs` on; times ascend.
    core::Result<void> add(const Image& image, int startMs);

    // The bytes of the file; the last picture is shown until `endMs`.
    core::Result<std::string> finish(int endMs);

  private:
    struct Impl;
    explicit WebpAnimation(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace knotlas::io
