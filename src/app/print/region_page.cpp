#include "app/print/region_page.h"

#include "anatomy/locate.h"
#include "anatomy/red_flags.h"
#include "app/palette.h"
#include "app/print/muscle_page.h"
#include "core/text.h"

#include <algorithm>
#include <functional>

namespace knotlas::app
{
namespace
{

using core::Result;

constexpr std::size_t kListed = 12;
constexpr std::size_t kPictured = 6;
constexpr float kGutter = 10.0f;

struct RegionAnswer
{
    std::vector<anatomy::Candidate> candidates;
    std::vector<std::string> flags;
};

RegionAnswer answerFor(const Content& content, const anatomy::Region& region)
{
    const anatomy::RegionRow* row = content.matrix->findRegion(region.id, core::Side::Right);
    KNOTLAS_ASSERT(row != nullptr);
    RegionAnswer answer;
    answer.candidates =
        anatomy::locate(*content.matrix, *content.atlas, row->field, "this region", kListed);
    for (const anatomy::RedFlag* flag :
         anatomy::redFlagsFor(*content.matrix, *content.atlas, row->field))
    {
        answer.flags.push_back(flag->text);
    }
    return answer;
}

Shot regionShot(const Press& press, const anatomy::Region& region)
{
    Shot shot{printState(press.content), {}};
    shot.state.doc.region = region.id;
    return shot;
}

Shot patternShot(const Press& press, const anatomy::PatternRow& row)
{
    Shot shot{printState(press.content), {}};
    const anatomy::Muscle& muscle = press.content.atlas->muscles[row.muscle];
    shot.state.doc.selected = {muscle.id};
    shot.state.doc.triggerPoint = muscle.triggerPoints[row.triggerPoint].id;
    shot.state.doc.side = row.side == core::Side::Left ? SideChoice::Left : SideChoice::Right;
    return shot;
}

std::string title(const Content& content, const anatomy::Candidate& candidate)
{
    const anatomy::PatternRow& row = content.matrix->patterns()[candidate.pattern];
    return patternName(content, row) + (row.side == core::Side::Left ? " of the other side" : "");
}

void list(Column& column, const Sheet& sheet, const Content& content, const RegionAnswer& answer)
{
    column.paragraph("Who sends pain here, likeliest first", sheet.heading());
    const TextStyle style = sheet.small();
    if (answer.candidates.empty())
    {
        column.paragraph("None of the classical patterns reaches this region.", style);
    }
    for (std::size_t i = 0; i < answer.candidates.size(); ++i)
    {
        const anatomy::Candidate& candidate = answer.candidates[i];
        constexpr float kBar = 46.0f;
        const float y = column.y() + 0.2f * style.size;
        const float height = 0.75f * style.size;
        const bool solid = candidate.level == anatomy::ZoneLevel::Essential;
        column.add(io::RectItem{{column.left(), y},
                                {column.left() + kBar, y + height},
                                1.0f,
                                {false, {}, 0.5f, ink::kQuiet}});
        column.add(io::RectItem{{column.left(), y},
                                {column.left() + kBar * candidate.score, y + height},
                                1.0f,
                                {true, solid ? ink::kAccent : ink::kHairline, 0.5f, ink::kQuiet}});
        column.paragraph(
            {{std::to_string(i + 1) + "  " + title(content, candidate) + ":", style.bold()},
             {" " + anatomy::reasonInWords(candidate, "this region", std::identity()), style}},
            kBar + 8.0f);
        column.gap(1.6f);
    }
}

Result<std::vector<Figure>> patternFigures(const Press& press, const RegionAnswer& answer,
                                           const glm::vec2& size)
{
    std::vector<Figure> figures;
    for (std::size_t i = 0; i < std::min(answer.candidates.size(), kPictured); ++i)
    {
        const anatomy::Candidate& candidate = answer.candidates[i];
        Shot shot = patternShot(press, press.content.matrix->patterns()[candidate.pattern]);
        turnTo(shot, "auto", size);
        closeIn(shot, size);
        Result<Figure> figure =
            take(press, shot, size, std::to_string(i + 1) + "  " + title(press.content, candidate));
        if (!figure)
        {
            return std::move(figure).error();
        }
        for (Annotation& mark : figure->marks)
        {
            mark.number.clear();
        }
        figures.push_back(*std::move(figure));
    }
    return figures;
}

void gallery(Column& page, const Sheet& sheet, const std::vector<Figure>& figures)
{
    constexpr std::size_t kAcross = 3;
    const float width = (page.width() - 2.0f * kGutter) / 3.0f;
    for (std::size_t first = 0; first < figures.size(); first += kAcross)
    {
        std::vector<io::Item> items;
        float height = 0.0f;
        for (std::size_t i = first; i < std::min(first + kAcross, figures.size()); ++i)
        {
            const float x = page.left() + static_cast<float>(i - first) * (width + kGutter);
            height = std::max(height,
                              draw(items, figures[i], {x, page.y()}, page.measure(), sheet.scale));
        }
        page.append(items);
        page.gap(height + 5.0f);
    }
}

float write(const Press& press, const anatomy::Region& region, const RegionAnswer& answer,
            const Figure& where, const std::vector<Figure>& figures, const Sheet& sheet,
            std::vector<io::Item>& items)
{
    Column page(press.measure, {sheet.margin, 32.0f}, sheet.width());
    std::string words;
    for (const std::string& word : region.words)
    {
        words += (words.empty() ? "" : "  \xc2\xb7  ") + word;
    }
    head(page, sheet, "WHERE DOES IT HURT?", region.name, words);
    warnings(page, sheet, "First: think of other causes", answer.flags);

    const float top = page.y();
    std::vector<io::Item> picture;
    const float height = draw(picture, where, {page.left(), top}, page.measure(), sheet.scale);
    page.append(picture);
    const float left = page.left() + where.size.x + 16.0f;
    Column right(page.measure(), {left, top}, page.left() + page.width() - left);
    list(right, sheet, press.content, answer);
    page.moveTo(std::max(right.y(), top + height) + 6.0f);
    page.append(right.take());

    if (!figures.empty())
    {
        gallery(page, sheet, figures);
        LegendChoice choice;
        printLegend(page, sheet, paletteById("okabe-ito").patternsSrgb[0], choice);
    }
    const TextStyle style = sheet.fine();
    page.paragraph("The bars show how well a pattern explains pain in this region: how much of it "
                   "the pattern covers, how closely it fits, and how common the point is. Shown "
                   "for the right side; the left is its mirror image.",
                   style);
    page.gap(3.0f);
    notice(page, sheet, *press.content.atlas);
    items = page.take();
    return page.y();
}

}  // namespace

Result<io::Document> regionHandout(const Press& press, const anatomy::Region& region)
{
    const RegionAnswer answer = answerFor(press.content, region);
    const glm::vec2 whereSize{190.0f, 190.0f};
    Shot shot = regionShot(press, region);
    turnTo(shot, "auto", whereSize);
    Result<Figure> where = take(press, shot, whereSize, viewWords(shot.state.view.camera));
    if (!where)
    {
        return std::move(where).error();
    }
    const float width = (Sheet(press.paper, 1.0f).width() - 2.0f * kGutter) / 3.0f;
    Result<std::vector<Figure>> figures = patternFigures(press, answer, {width, 0.78f * width});
    if (!figures)
    {
        return std::move(figures).error();
    }
    io::Document document;
    document.paper = press.paper;
    document.title = region.name + " \xe2\x80\x93 who sends pain here";
    document.subject = "Handout of Knotlas: trigger points and the pain they refer";
    document.pages.push_back(fitted(press.paper, {1.0f, 0.95f, 0.9f, 0.86f, 0.82f, 0.78f, 0.74f},
                                    [&](const Sheet& sheet, std::vector<io::Item>& items) {
                                        return write(press, region, answer, *where, *figures, sheet,
                                                     items);
                                    }));
    foot(document.pages.back().items, Sheet(press.paper, 1.0f), 0, press.measure);
    return document;
}

}  // namespace knotlas::app
