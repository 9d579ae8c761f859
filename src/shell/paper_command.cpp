#include "shell/paper_command.h"

#include "app/cards.h"
#include "app/print/book.h"
#include "app/print/drawing_page.h"
#include "app/print/lesson_pages.h"
#include "app/print/muscle_page.h"
#include "app/print/region_page.h"
#include "io/file_bytes.h"
#include "io/pdf_writer.h"
#include "shell/content_loader.h"
#include "shell/drawing_command.h"
#include "shell/lesson_desk.h"
#include "shell/picture.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

namespace knotlas::shell
{
namespace
{

using core::Result;
using Muscles = std::vector<const anatomy::Muscle*>;

constexpr app::TimeS kSettled = 1e6;
constexpr int kSamples = 8;  // of a pixel: printing is finer than the eye

// Letters and pictures for one document. The studio is only opened when a picture is wanted.
class Workshop
{
  public:
    static Result<std::unique_ptr<Workshop>> open(const app::Content& content,
                                                  const std::string& paper, TakePicture take = {})
    {
        Result<io::Paper> size = oneOf<io::Paper>(
            "--paper", paper, {{"a4", io::Paper::A4}, {"letter", io::Paper::Letter}});
        if (!size)
        {
            return std::move(size).error();
        }
        Result<io::Fonts> fonts = io::Fonts::load(fontFolder());
        if (!fonts)
        {
            return std::move(fonts).error();
        }
        return std::unique_ptr<Workshop>(
            new Workshop(content, *size, *std::move(fonts), std::move(take)));
    }

    [[nodiscard]] const app::Press& press() const { return press_; }

    Result<int> print(const Result<io::Document>& document, const std::string& file) const
    {
        if (!document)
        {
            return document.error();
        }
        Result<void> written = io::writePdf(file, *document, fonts_);
        if (!written)
        {
            return std::move(written).error();
        }
        return 0;
    }

  private:
    Workshop(const app::Content& content, io::Paper paper, io::Fonts fonts, TakePicture take)
        : fonts_(std::move(fonts)), take_(std::move(take))
    {
        press_.content = content;
        press_.paper = paper;
        press_.measure = [this](const std::string& text, io::FontFace face, float size) {
            return fonts_.width(text, face, size);
        };
        press_.photograph = [this](const app::Shot& shot, int widthPx, int heightPx) {
            return photograph(shot, widthPx, heightPx);
        };
    }

    Result<io::Image> photograph(const app::Shot& shot, int widthPx, int heightPx)
    {
        PictureSpec spec;
        spec.widthPx = widthPx;
        spec.heightPx = heightPx;
        spec.transparent = true;
        spec.samples = kSamples;
        spec.paints = shot.paints;
        if (take_)
        {
            return take_(shot.state, spec);
        }
        if (!studio_)
        {
            Result<Studio> studio = Studio::create();
            if (!studio)
            {
                return std::move(studio).error();
            }
            studio_.emplace(*std::move(studio));
        }
        return studio_->take(shot.state, spec, kSettled);
    }

    io::Fonts fonts_;
    TakePicture take_;
    app::Press press_;
    std::optional<Studio> studio_;
};

bool endsOn(const std::string& file, std::string_view extension)
{
    return core::toLowerAscii(io::toUtf8(std::filesystem::path(file).extension())) == extension;
}

Result<Muscles> askedMuscles(const app::Content& content, const Words& words)
{
    Muscles muscles;
    if (words.all)
    {
        for (const anatomy::Muscle& muscle : content.atlas->muscles)
        {
            muscles.push_back(&muscle);
        }
    }
    for (const std::string& id : words.muscles)
    {
        Result<Muscles> named = musclesNamed(content, id);
        if (!named)
        {
            return named;
        }
        for (const anatomy::Muscle* muscle : *named)
        {
            if (std::ranges::find(muscles, muscle) == muscles.end())
            {
                muscles.push_back(muscle);
            }
        }
    }
    return muscles;
}

Result<io::Document> lessonDocument(const app::Press& press, const std::string& file)
{
    Result<app::TakeLesson> read = readCheckedLesson(press.content, file);
    if (!read)
    {
        return std::move(read).error();
    }
    return app::lessonHandout(press, *read->lesson);
}

Result<io::Document> handout(const app::Press& press, const Words& words)
{
    if (words.all)
    {
        return app::book(press);
    }
    if (!words.lesson.empty())
    {
        return lessonDocument(press, words.lesson);
    }
    if (!words.region.empty())
    {
        Result<const anatomy::Region*> region = regionNamed(press.content, words.region);
        if (!region)
        {
            return std::move(region).error();
        }
        return app::regionHandout(press, **region);
    }
    Result<Muscles> muscles = askedMuscles(press.content, words);
    if (!muscles)
    {
        return std::move(muscles).error();
    }
    return app::muscleHandout(press, *muscles);
}

}  // namespace

Result<int> runDrawingReport(const Words& words)
{
    Result<app::Content> content = loadShippedOr(contentOptions(words));
    if (!content)
    {
        return std::move(content).error();
    }
    Result<std::unique_ptr<Workshop>> workshop = Workshop::open(*content, words.paper);
    if (!workshop)
    {
        return std::move(workshop).error();
    }
    Result<LoadedDrawing> drawing = loadDrawing(*content, words.drawing);
    if (!drawing)
    {
        return std::move(drawing).error();
    }
    return (*workshop)->print(
        app::drawingHandout((*workshop)->press(), drawing->drawing, drawing->painted),
        words.output);
}

Result<void> printDrawing(const app::Content& content, const anatomy::PainDrawing& drawing,
                          const anatomy::PaintedDrawing& painted, const std::filesystem::path& file,
                          TakePicture take)
{
    Result<std::unique_ptr<Workshop>> workshop = Workshop::open(content, "a4", std::move(take));
    if (!workshop)
    {
        return std::move(workshop).error();
    }
    const Result<int> printed = (*workshop)->print(
        app::drawingHandout((*workshop)->press(), drawing, painted), io::toUtf8(file));
    return printed ? Result<void>() : Result<void>(printed.error());
}

Result<int> runHandout(const Words& words)
{
    const int asked = (words.muscles.empty() ? 0 : 1) + (words.region.empty() ? 0 : 1) +
                      (words.lesson.empty() ? 0 : 1) + (words.all ? 1 : 0);
    if (asked != 1)
    {
        return usage("handout needs one of --muscle ID, --region ID, --lesson FILE and --all");
    }
    Result<app::Content> content = loadShippedOr(contentOptions(words));
    if (!content)
    {
        return std::move(content).error();
    }
    Result<std::unique_ptr<Workshop>> workshop = Workshop::open(*content, words.paper);
    if (!workshop)
    {
        return std::move(workshop).error();
    }
    return (*workshop)->print(handout((*workshop)->press(), words), words.output);
}

Result<int> runExportCards(const Words& words)
{
    const bool table = endsOn(words.output, ".csv");
    if (!table && !endsOn(words.output, ".apkg"))
    {
        return usage("-o: \"" + words.output + "\" ends neither on .apkg nor on .csv");
    }
    if (words.muscles.empty() != words.all)
    {
        return usage("export-cards needs either --muscle ID or --all");
    }
    Result<app::Content> content = loadShippedOr(contentOptions(words));
    if (!content)
    {
        return std::move(content).error();
    }
    Result<Muscles> muscles = askedMuscles(*content, words);
    if (!muscles)
    {
        return std::move(muscles).error();
    }
    Result<void> written;
    if (table)
    {
        written = io::writeFile(words.output, app::cardTable(*content, *muscles));
    }
    else
    {
        Result<std::unique_ptr<Workshop>> workshop = Workshop::open(*content, words.paper);
        if (!workshop)
        {
            return std::move(workshop).error();
        }
        Result<io::CardPackage> package = app::cardPackage((*workshop)->press(), *muscles);
        if (!package)
        {
            return std::move(package).error();
        }
        written = io::writePackage(words.output, *package);
    }
    if (!written)
    {
        return std::move(written).error();
    }
    return 0;
}

}  // namespace knotlas::shell
