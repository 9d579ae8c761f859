#include "io/png_writer.h"

#include "core/assert.h"
#include "io/file_bytes.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <utility>
#include <vector>

namespace knotlas::io
{
namespace
{

constexpr std::size_t kPixelBytes = 4;
constexpr std::size_t kChunkBytes = std::size_t{1} << 18;
constexpr int kCompression = 6;

void appendNumber(std::string& bytes, std::uint32_t number)
{
    for (int shift = 24; shift >= 0; shift -= 8)
    {
        bytes.push_back(static_cast<char>((number >> shift) & 0xffU));
    }
}

const Bytef* asBytes(std::string_view text)
{
    return reinterpret_cast<const Bytef*>(text.data());
}

std::string chunk(std::string_view type, std::string_view data)
{
    std::string bytes;
    bytes.reserve(data.size() + 12);
    appendNumber(bytes, static_cast<std::uint32_t>(data.size()));
    bytes += type;
    bytes += data;
    const std::string_view checked = std::string_view(bytes).substr(4);
    const uLong sum = crc32(0, asBytes(checked), static_cast<uInt>(checked.size()));
    appendNumber(bytes, static_cast<std::uint32_t>(sum));
    return bytes;
}

int paeth(int left, int above, int aboveLeft)
{
    const int guess = left + above - aboveLeft;
    const int byLeft = std::abs(guess - left);
    const int byAbove = std::abs(guess - above);
    const int byBoth = std::abs(guess - aboveLeft);
    if (byLeft <= byAbove && byLeft <= byBoth)
    {
        return left;
    }
    return byAbove <= byBoth ? above : aboveLeft;
}

// What the filters 1 to 4 of the PNG specification expect at a byte; 0 expects nothing.
int expected(int filter, int left, int above, int aboveLeft)
{
    switch (filter)
    {
    case 1:
        return left;
    case 2:
        return above;
    case 3:
        return (left + above) / 2;
    case 4:
        return paeth(left, above, aboveLeft);
    default:
        return 0;
    }
}

template <int kFilter>
void filterRow(const std::uint8_t* row, const std::uint8_t* above, std::vector<std::uint8_t>& out)
{
    out[0] = kFilter;
    for (std::size_t i = 0; i + 1 < out.size(); ++i)
    {
        const bool first = i < kPixelBytes;
        const int left = first ? 0 : row[i - kPixelBytes];
        const int aboveLeft = first ? 0 : above[i - kPixelBytes];
        out[i + 1] =
            static_cast<std::uint8_t>(row[i] - expected(kFilter, left, above[i], aboveLeft));
    }
}

// The usual guess at what compresses best: small differences of either sign.
std::uint64_t roughness(const std::vector<std::uint8_t>& filtered)
{
    std::uint64_t sum = 0;
    for (std::size_t i = 1; i < filtered.size(); ++i)
    {
        sum += static_cast<std::uint64_t>(std::min<int>(filtered[i], 256 - filtered[i]));
    }
    return sum;
}

}  // namespace

struct PngEncoder::Impl
{
    Impl(int width, int height, Sink to) : sink(std::move(to)), rowsLeft(height)
    {
        const std::size_t rowBytes = static_cast<std::size_t>(width) * kPixelBytes;
        before.assign(rowBytes, 0);
        trial.resize(rowBytes + 1);
        best.resize(rowBytes + 1);
        packed.resize(kChunkBytes);
        const int begun = deflateInit(&stream, kCompression);
        KNOTLAS_ASSERT(begun == Z_OK);
        stream.next_out = packed.data();
        stream.avail_out = static_cast<uInt>(packed.size());
        std::string head;
        appendNumber(head, static_cast<std::uint32_t>(width));
        appendNumber(head, static_cast<std::uint32_t>(height));
        head += std::string_view("\x08\x06\x00\x00\x00", 5);  // 8 bits, RGBA
        good = sink("\x89PNG\r\n\x1a\n") && sink(chunk("IHDR", head)) &&
               sink(chunk("sRGB", std::string_view("\0", 1)));
    }

    ~Impl() { deflateEnd(&stream); }

    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    template <int kFilter> void tryFilter(const std::uint8_t* row, std::uint64_t& least)
    {
        filterRow<kFilter>(row, before.data(), trial);
        const std::uint64_t rough = roughness(trial);
        if (rough < least)
        {
            least = rough;
            std::swap(trial, best);
        }
    }

    void addRow(const std::uint8_t* row)
    {
        std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
        tryFilter<2>(row, least);  // even areas: above first
        tryFilter<1>(row, least);
        tryFilter<4>(row, least);
        tryFilter<0>(row, least);
        std::copy_n(row, before.size(), before.begin());
        stream.next_in = best.data();
        stream.avail_in = static_cast<uInt>(best.size());
        while (good && stream.avail_in > 0)
        {
            deflate(&stream, Z_NO_FLUSH);
            flushFull();
        }
    }

    void flushFull()
    {
        if (stream.avail_out == 0)
        {
            flush();
        }
    }

    void flush()
    {
        const std::size_t size = packed.size() - stream.avail_out;
        good = good && sink(chunk("IDAT", {reinterpret_cast<const char*>(packed.data()), size}));
        stream.next_out = packed.data();
        stream.avail_out = static_cast<uInt>(packed.size());
    }

    Sink sink;
    int rowsLeft;
    bool good = true;
    z_stream stream{};
    std::vector<std::uint8_t> before;  // the row above
    std::vector<std::uint8_t> trial;
    std::vector<std::uint8_t> best;
    std::vector<Bytef> packed;
};

PngEncoder::PngEncoder(int widthPx, int heightPx, Sink sink)
    : impl_(std::make_unique<Impl>(widthPx, heightPx, std::move(sink)))
{}

PngEncoder::~PngEncoder() = default;
PngEncoder::PngEncoder(PngEncoder&&) noexcept = default;
PngEncoder& PngEncoder::operator=(PngEncoder&&) noexcept = default;

bool PngEncoder::addRows(const std::uint8_t* rgba, int count)
{
    KNOTLAS_ASSERT(count <= impl_->rowsLeft);
    for (int row = 0; row < count && impl_->good; ++row)
    {
        impl_->addRow(rgba + static_cast<std::size_t>(row) * impl_->before.size());
    }
    impl_->rowsLeft -= count;
    return impl_->good;
}

bool PngEncoder::finish()
{
    Impl& impl = *impl_;
    KNOTLAS_ASSERT(impl.rowsLeft == 0);
    while (impl.good && deflate(&impl.stream, Z_FINISH) == Z_OK)
    {
        impl.flush();
    }
    impl.flush();
    impl.good = impl.good && impl.sink(chunk("IEND", {}));
    return impl.good;
}

struct PngFile::Impl
{
    Impl(FileInProgress out, int width, int height)
        : file(std::move(out)),
          encoder(width, height, [this](std::string_view bytes) { return file.write(bytes); })
    {}

    FileInProgress file;
    PngEncoder encoder;
};

core::Result<PngFile> PngFile::create(const std::filesystem::path& file, int widthPx, int heightPx)
{
    auto begun = FileInProgress::create(file);
    if (!begun)
    {
        return std::move(begun).error();
    }
    return PngFile(std::make_unique<Impl>(*std::move(begun), widthPx, heightPx));
}

PngFile::PngFile(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

PngFile::~PngFile() = default;
PngFile::PngFile(PngFile&&) noexcept = default;
PngFile& PngFile::operator=(PngFile&&) noexcept = default;

core::Result<void> PngFile::addRows(const std::uint8_t* rgba, int count)
{
    return impl_->encoder.addRows(rgba, count) ? core::Result<void>() : impl_->file.failure();
}

core::Result<void> PngFile::finish()
{
    return impl_->encoder.finish() ? impl_->file.finish() : impl_->file.failure();
}

std::string pngBytes(const Image& image)
{
    std::string bytes;
    PngEncoder encoder(image.width, image.height, [&](std::string_view more) {
        bytes += more;
        return true;
    });
    const bool made = encoder.addRows(image.rgba.data(), image.height) && encoder.finish();
    KNOTLAS_ASSERT(made);
    return bytes;
}

}  // namespace knotlas::io
