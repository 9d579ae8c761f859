#include "io/pdf_writer.h"

#include "io/file_bytes.h"
#include "io/fonts_impl.h"

#include <cairo-ft.h>
#include <cairo-pdf.h>

#include <algorithm>
#include <array>
#include <memory>

namespace knotlas::io
{
namespace
{

using core::Result;

constexpr int kJpegQuality = 92;
constexpr double kQuarterTurn = 1.5707963267948966;

struct SurfaceDeleter
{
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};

struct ContextDeleter
{
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};

struct FaceDeleter
{
    void operator()(cairo_font_face_t* face) const { cairo_font_face_destroy(face); }
};

using SurfacePtr = std::unique_ptr<cairo_surface_t, SurfaceDeleter>;
using ContextPtr = std::unique_ptr<cairo_t, ContextDeleter>;
using FacePtr = std::unique_ptr<cairo_font_face_t, FaceDeleter>;

cairo_status_t appendTo(void* target, const unsigned char* data, unsigned int length)
{
    static_cast<std::string*>(target)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

std::string linkAttributes(const LinkItem& link)
{
    if (link.url.empty())
    {
        return "page=" + std::to_string(link.page + 1) + " pos=[0 0]";
    }
    std::string attributes = "uri='";
    for (const char c : link.url)
    {
        attributes += c == '\'' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    }
    return attributes + "'";
}

// Draws items on one context.
class Pen
{
  public:
    Pen(cairo_t* context, const std::array<FacePtr, 2>& faces) : context_(context), faces_(faces) {}

    void operator()(const TextItem& item) const
    {
        cairo_set_font_face(context_, faces_[static_cast<std::size_t>(item.face)].get());
        cairo_set_font_size(context_, double{item.size});
        colour(item.colour);
        cairo_move_to(context_, double{item.baseline.x}, double{item.baseline.y});
        cairo_show_text(context_, item.text.c_str());
    }

    void operator()(const RectItem& item) const
    {
        const glm::dvec2 min = item.min;
        const glm::dvec2 max = item.max;
        const double r = double{item.radius};
        cairo_new_path(context_);
        if (r <= 0.0)
        {
            cairo_rectangle(context_, min.x, min.y, max.x - min.x, max.y - min.y);
        }
        else
        {
            cairo_arc(context_, max.x - r, min.y + r, r, -kQuarterTurn, 0.0);
            cairo_arc(context_, max.x - r, max.y - r, r, 0.0, kQuarterTurn);
            cairo_arc(context_, min.x + r, max.y - r, r, kQuarterTurn, 2.0 * kQuarterTurn);
            cairo_arc(context_, min.x + r, min.y + r, r, 2.0 * kQuarterTurn, 3.0 * kQuarterTurn);
            cairo_close_path(context_);
        }
        paint(item.paint);
    }

    void operator()(const CircleItem& item) const
    {
        cairo_new_path(context_);
        cairo_arc(context_, double{item.centre.x}, double{item.centre.y}, double{item.radius}, 0.0,
                  4.0 * kQuarterTurn);
        paint(item.paint);
    }

    void operator()(const PathItem& item) const
    {
        cairo_new_path(context_);
        for (const glm::vec2& point : item.points)
        {
            cairo_line_to(context_, double{point.x}, double{point.y});
        }
        if (item.paint.filled)
        {
            cairo_close_path(context_);
        }
        cairo_set_line_cap(context_, CAIRO_LINE_CAP_ROUND);
        cairo_set_line_join(context_, CAIRO_LINE_JOIN_ROUND);
        paint(item.paint);
    }

    void operator()(const ImageItem& item) const;

    void operator()(const LinkItem& item) const
    {
        const glm::dvec2 min = item.min;
        const glm::dvec2 size = glm::dvec2(item.max) - min;
        const std::string rect = " rect=[" + std::to_string(min.x) + " " + std::to_string(min.y) +
                                 " " + std::to_string(size.x) + " " + std::to_string(size.y) + "]";
        cairo_tag_begin(context_, CAIRO_TAG_LINK, (linkAttributes(item) + rect).c_str());
        cairo_tag_end(context_, CAIRO_TAG_LINK);
    }

  private:
    void colour(const glm::vec3& srgb) const
    {
        cairo_set_source_rgb(context_, double{srgb.r}, double{srgb.g}, double{srgb.b});
    }

    void paint(const Paintwork& work) const
    {
        if (work.filled)
        {
            colour(work.fill);
            cairo_fill_preserve(context_);
        }
        if (work.lineWidth > 0.0f)
        {
            colour(work.line);
            cairo_set_line_width(context_, double{work.lineWidth});
            cairo_stroke_preserve(context_);
        }
        cairo_new_path(context_);
    }

    cairo_t* context_;
    const std::array<FacePtr, 2>& faces_;
};

// cairo's pixels: blue, green, red, unused on this machine's byte order; on white.
void fillPixels(cairo_surface_t* surface, const Image& image)
{
    unsigned char* data = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < image.height; ++y)
    {
        auto* row = reinterpret_cast<std::uint32_t*>(data + std::ptrdiff_t{y} * stride);
        for (int x = 0; x < image.width; ++x)
        {
            const std::size_t at =
                (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                 static_cast<std::size_t>(x)) *
                4;
            const std::uint32_t alpha = image.rgba[at + 3];
            const auto onWhite = [&](std::size_t channel) {
                return (image.rgba[at + channel] * alpha + 255U * (255U - alpha) + 127U) / 255U;
            };
            row[x] = 0xff000000U | (onWhite(0) << 16U) | (onWhite(1) << 8U) | onWhite(2);
        }
    }
    cairo_surface_mark_dirty(surface);
}

void Pen::operator()(const ImageItem& item) const
{
    const Image& image = *item.image;
    const SurfacePtr surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, image.width, image.height));
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
    {
        return;  // the context's own status tells of it, when nothing can be painted
    }
    fillPixels(surface.get(), image);
    const std::string jpeg = jpegBytes(image, kJpegQuality);
    auto* copy = new std::string(jpeg);  // NOLINT(cppcoreguidelines-owning-memory): cairo owns it
    cairo_surface_set_mime_data(
        surface.get(), CAIRO_MIME_TYPE_JPEG, reinterpret_cast<const unsigned char*>(copy->data()),
        copy->size(), [](void* held) { delete static_cast<std::string*>(held); },  // NOLINT
        copy);
    const glm::dvec2 min = item.min;
    const glm::dvec2 size = glm::dvec2(item.max) - min;
    cairo_save(context_);
    cairo_translate(context_, min.x, min.y);
    cairo_scale(context_, size.x / image.width, size.y / image.height);
    cairo_set_source_surface(context_, surface.get(), 0.0, 0.0);
    cairo_rectangle(context_, 0.0, 0.0, image.width, image.height);
    cairo_fill(context_);
    cairo_restore(context_);
}

void describe(cairo_surface_t* surface, const Document& document)
{
    const auto tell = [&](cairo_pdf_metadata_t what, const std::string& text) {
        cairo_pdf_surface_set_metadata(surface, what, text.empty() ? nullptr : text.c_str());
    };
    tell(CAIRO_PDF_METADATA_TITLE, document.title);
    tell(CAIRO_PDF_METADATA_SUBJECT, document.subject);
    tell(CAIRO_PDF_METADATA_AUTHOR, "Knotlas");
    tell(CAIRO_PDF_METADATA_CREATOR, "Knotlas");
    // Never the time of writing: the same document must give the same bytes.
    tell(CAIRO_PDF_METADATA_CREATE_DATE,
         document.date.empty() ? std::string() : document.date + "T12:00:00Z");
}

void addOutline(cairo_surface_t* surface, const Document& document)
{
    int parent = CAIRO_PDF_OUTLINE_ROOT;
    for (const OutlineEntry& entry : document.outline)
    {
        const std::string target = "page=" + std::to_string(entry.page + 1) + " pos=[0 0]";
        const int id = cairo_pdf_surface_add_outline(
            surface, entry.sub ? parent : CAIRO_PDF_OUTLINE_ROOT, entry.title.c_str(),
            target.c_str(), entry.sub ? CAIRO_PDF_OUTLINE_FLAG_OPEN : CAIRO_PDF_OUTLINE_FLAG_BOLD);
        parent = entry.sub ? parent : id;
    }
}

}  // namespace

Result<std::string> pdfBytes(const Document& document, const Fonts& fonts)
{
    std::string bytes;
    const glm::dvec2 size = sizeOf(document.paper);
    const SurfacePtr surface(cairo_pdf_surface_create_for_stream(appendTo, &bytes, size.x, size.y));
    cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
    describe(surface.get(), document);
    std::array<FacePtr, 2> faces;
    for (const FontFace face : {FontFace::Regular, FontFace::Bold})
    {
        faces[static_cast<std::size_t>(face)].reset(
            cairo_ft_font_face_create_for_ft_face(fonts.impl().face(face), FT_LOAD_NO_HINTING));
    }
    {
        const ContextPtr context(cairo_create(surface.get()));
        const Pen pen(context.get(), faces);
        for (const Page& page : document.pages)
        {
            for (const Item& item : page.items)
            {
                std::visit(pen, item);
            }
            cairo_show_page(context.get());
        }
        addOutline(surface.get(), document);
    }
    cairo_surface_finish(surface.get());
    const cairo_status_t status = cairo_surface_status(surface.get());
    if (status != CAIRO_STATUS_SUCCESS)
    {
        return core::Error(std::string("PDF: ") + cairo_status_to_string(status),
                           core::ErrorKind::Machine);
    }
    return bytes;
}

Result<void> writePdf(const std::filesystem::path& file, const Document& document,
                      const Fonts& fonts)
{
    const Result<std::string> bytes = pdfBytes(document, fonts);
    if (!bytes)
    {
        return bytes.error();
    }
    return writeFile(file, *bytes);
}

}  // namespace knotlas::io
