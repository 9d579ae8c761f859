#include "io/webp_animation.h"

#include "core/assert.h"

#include <webp/encode.h>
#include <webp/mux.h>

#include <utility>

namespace knotlas::io
{
namespace
{

// Fine enough that thin labels and stipples stay clean.
constexpr float kQuality = 88.0f;
constexpr int kEffort = 4;  // of 0 (quick) to 6
constexpr int kFramesBetweenKeys = 12;

struct EncoderDeleter
{
    void operator()(WebPAnimEncoder* encoder) const { WebPAnimEncoderDelete(encoder); }
};

using EncoderPtr = std::unique_ptr<WebPAnimEncoder, EncoderDeleter>;

// A picture of the library's own, freed with its scope.
class Picture
{
  public:
    Picture() : made_(WebPPictureInit(&picture_) != 0) { KNOTLAS_ASSERT(made_); }

    ~Picture() { WebPPictureFree(&picture_); }

    Picture(const Picture&) = delete;
    Picture& operator=(const Picture&) = delete;

    WebPPicture* operator->() { return &picture_; }

    WebPPicture* get() { return &picture_; }

  private:
    WebPPicture picture_{};
    bool made_;
};

core::Error machine(const std::string& what)
{
    return core::Error(what, core::ErrorKind::Machine);
}

}  // namespace

struct WebpAnimation::Impl
{
    int width = 0;
    int height = 0;
    WebPConfig config{};
    EncoderPtr encoder;
};

WebpAnimation::WebpAnimation(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

WebpAnimation::~WebpAnimation() = default;
WebpAnimation::WebpAnimation(WebpAnimation&&) noexcept = default;
WebpAnimation& WebpAnimation::operator=(WebpAnimation&&) noexcept = default;

core::Result<WebpAnimation> WebpAnimation::create(int widthPx, int heightPx)
{
    if (widthPx < 1 || heightPx < 1 || widthPx > kMaxWebpSide || heightPx > kMaxWebpSide)
    {
        return core::Error("a WebP picture has at most " + std::to_string(kMaxWebpSide) +
                           " pixels a side");
    }
    auto impl = std::make_unique<Impl>();
    impl->width = widthPx;
    impl->height = heightPx;
    WebPAnimEncoderOptions options;
    if (WebPConfigInit(&impl->config) == 0 || WebPAnimEncoderOptionsInit(&options) == 0)
    {
        return machine("the WebP library has another version than its headers");
    }
    impl->config.quality = kQuality;
    impl->config.method = kEffort;
    impl->config.use_sharp_yuv = 1;
    impl->config.thread_level = 0;
    options.kmin = kFramesBetweenKeys / 2;
    options.kmax = kFramesBetweenKeys;
    options.anim_params.loop_count = 0;
    impl->encoder.reset(WebPAnimEncoderNew(widthPx, heightPx, &options));
    if (impl->encoder == nullptr)
    {
        return machine("there is not enough memory for an animation of this size");
    }
    return WebpAnimation(std::move(impl));
}

core::Result<void> WebpAnimation::add(const Image& image, int startMs)
{
    KNOTLAS_ASSERT(image.width == impl_->width && image.height == impl_->height);
    Picture picture;
    picture->width = image.width;
    picture->height = image.height;
    picture->use_argb = 1;
    if (WebPPictureImportRGBA(picture.get(), image.rgba.data(), image.width * 4) == 0 ||
        WebPAnimEncoderAdd(impl_->encoder.get(), picture.get(), startMs, &impl_->config) == 0)
    {
        return machine(std::string("a picture of the animation could not be compressed: ") +
                       WebPAnimEncoderGetError(impl_->encoder.get()));
    }
    return {};
}

core::Result<std::string> WebpAnimation::finish(int endMs)
{
    WebPData data;
    WebPDataInit(&data);
    const bool made = WebPAnimEncoderAdd(impl_->encoder.get(), nullptr, endMs, nullptr) != 0 &&
                      WebPAnimEncoderAssemble(impl_->encoder.get(), &data) != 0;
    if (!made)
    {
        WebPDataClear(&data);
        return machine(std::string("the animation could not be put together: ") +
                       WebPAnimEncoderGetError(impl_->encoder.get()));
    }
    std::string bytes(reinterpret_cast<const char*>(data.bytes), data.size);
    WebPDataClear(&data);
    return bytes;
}

}  // namespace knotlas::io
