#include "app/print/drawing_page.h"

#include "anatomy/locate.h"
#include "anatomy/red_flags.h"
#include "app/drawing_paint.h"
#include "app/print/muscle_page.h"
#include "core/text.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>

namespace knotlas::app
{
namespace
{

using anatomy::DrawingAnswer;
using anatomy::SkinField;
using core::Result;

constexpr std::size_t kListed = 7;
constexpr float kGutter = 8.0f;

std::string cm2(double area)
{
    return core::formatFixed(area, area < 9.95 ? 1 : 0) + " cm\xc2\xb2";
}

std::string percent(double share, int digits = 0)
{
    return core::formatFixed(100.0 * share, digits) + " %";
}

// The vertex of an area that lies nearest to its middle: where its number stands.
glm::vec3 middleOf(const Content& content, const SkinField& area, glm::vec3& normal)
{
    const geometry::TriMesh& skin = *content.body->skin;
    const auto& areas = content.matrix->surface().vertexAreas();
    glm::vec3 sum(0.0f);
    float total = 1e-12f;
    for (const anatomy::VertexWeight& at : area)
    {
        const float weight = at.weight * areas[at.vertex];
        sum += weight * skin.positions[at.vertex];
        total += weight;
    }
    const glm::vec3 centre = sum / total;
    const auto nearest = std::ranges::min(area, {}, [&](const anatomy::VertexWeight& at) {
        return glm::distance(skin.positions[at.vertex], centre);
    });
    normal = skin.normals[nearest.vertex];
    return skin.positions[nearest.vertex];
}

// Numbers of the areas, beside them, in the views from which their middle is seen.
void number(std::vector<io::Item>& items, const Press& press, const Shot& shot,
            const anatomy::PaintedDrawing& painted, const glm::vec2& min, const glm::vec2& size)
{
    const scene::Camera& camera = shot.state.view.camera;
    for (std::size_t i = 0; i < painted.areas.size(); ++i)
    {
        if (painted.areas[i].empty())
        {
            continue;
        }
        glm::vec3 normal(0.0f);
        const glm::vec3 middle = middleOf(press.content, painted.areas[i], normal);
        const glm::vec3 toEye = glm::normalize(camera.eye() - middle);
        const bool seen =
            glm::dot(normal, toEye) > 0.1f && !press.content.matrix->places().skin().occluded(
                                                  {middle + normal * 0.004f, toEye}, 3.0f);
        if (seen)
        {
            const glm::vec3 at = camera.project(middle, size.x / size.y);
            const glm::vec2 point = min + glm::vec2(at) * size;
            const float away = at.x < 0.5f ? -13.0f : 13.0f;
            items.emplace_back(io::PathItem{{point, point + glm::vec2(away, -7.0f)},
                                            {false, {}, 0.6f, ink::kText}});
            badge(items, point + glm::vec2(away, -7.0f), std::to_string(i + 1), 5.2f,
                  press.measure);
        }
    }
}

struct Views
{
    std::vector<Figure> figures;
    std::vector<Shot> shots;
};

Result<Views> viewsOf(const Press& press, const anatomy::PainDrawing& drawing,
                      const anatomy::PaintedDrawing& painted, const glm::vec2& size)
{
    Views views;
    for (const char* name : {"front", "back", "left", "right"})
    {
        Shot shot{printState(press.content), {}};
        shot.paints = drawingPaints(drawing, painted, press.content.body->skin->positions.size());
        turnTo(shot, name, size);
        Result<Figure> figure = take(press, shot, size, viewWords(shot.state.view.camera));
        if (!figure)
        {
            return std::move(figure).error();
        }
        figure->framed = false;
        views.figures.push_back(*std::move(figure));
        views.shots.push_back(std::move(shot));
    }
    return views;
}

std::string regionWords(const Content& content, const SkinField& area)
{
    std::string words;
    for (const anatomy::TouchedRegion& touched : anatomy::touchedRegions(*content.matrix, area))
    {
        words += (words.empty() ? "" : "; ") + content.atlas->regions[touched.region].name + ", " +
                 std::string(core::toString(touched.side));
    }
    return words;
}

void areaRow(Column& column, const Sheet& sheet, const Content& content,
             const anatomy::PainArea& area, const SkinField& field, std::size_t index)
{
    const TextStyle style = sheet.small();
    const float indent = 30.0f;
    const float y = column.y() + 0.15f * style.size;
    column.add(io::RectItem{{column.left() + 13.0f, y},
                            {column.left() + 25.0f, y + 0.85f * style.size},
                            1.5f,
                            {true, glm::vec3(area.colour) / 255.0f, 0.6f, ink::kText}});
    std::vector<io::Item> ring;
    badge(ring, {column.left() + 5.5f, column.y() + 0.58f * style.size}, std::to_string(index + 1),
          5.0f, column.measure());
    column.append(ring);
    std::string kind;
    for (const anatomy::PainQuality quality : area.qualities)
    {
        kind += (kind.empty() ? "" : ", ") + std::string(anatomy::toString(quality));
    }
    const double cm = content.matrix->areaCm2(field);
    const bool named = area.id != std::to_string(index + 1);
    const std::string dot = " \xc2\xb7 ";
    column.paragraph(
        {{(named ? area.id + dot : std::string()) + "intensity " + std::to_string(area.intensity) +
              " of 10",
          style.bold()},
         {dot + (kind.empty() ? std::string() : kind + ", ") +
              (area.depth == anatomy::PainDepth::Deep ? "deep" : "at the surface") + dot + cm2(cm) +
              ", " + percent(cm / anatomy::bodyAreaCm2(*content.matrix), 1) + " of the body" + dot,
          style},
         {regionWords(content, field), style.in(ink::kQuiet)}},
        indent);
    column.gap(2.0f);
}

void candidateRow(Column& column, const Sheet& sheet, const Content& content,
                  const DrawingAnswer& answer, const anatomy::DrawingCandidate& candidate)
{
    constexpr float kBar = 52.0f;
    const anatomy::PatternRow& row = content.matrix->patterns()[candidate.pattern];
    const anatomy::TriggerPoint& point =
        content.atlas->muscles[row.muscle].triggerPoints[row.triggerPoint];
    const TextStyle style = sheet.small();
    const float y = column.y() + 0.2f * style.size;
    const float bottom = y + 0.8f * style.size;
    column.add(io::RectItem{
        {column.left(), y}, {column.left() + kBar, bottom}, 1.0f, {false, {}, 0.5f, ink::kQuiet}});
    column.add(io::RectItem{{column.left(), y},
                            {column.left() + kBar * std::max(candidate.score, 0.02f), bottom},
                            1.0f,
                            {true, ink::kAccent, 0.5f, ink::kAccent}});
    const auto sameRank = [&](const anatomy::DrawingCandidate& other) {
        return other.rank == candidate.rank;
    };
    const bool tied = std::ranges::count_if(answer.candidates, sameRank) > 1;
    column.paragraph(
        {{(tied ? "= " : "") + std::to_string(candidate.rank) + "  ", style.bold()},
         {patternName(content, row) + ", " + std::string(core::toString(row.side)), style.bold()},
         {" \xc2\xb7 score " + core::formatFixed(static_cast<double>(candidate.score), 2) +
              " \xc2\xb7 " + anatomy::reasonInWords(candidate, point) + "; confidence " +
              std::string(toString(point.confidence)) + ".",
          style}},
        kBar + 8.0f);
    column.gap(2.2f);
}

std::string setWords(const Content& content, const DrawingAnswer& answer)
{
    std::string words;
    for (const anatomy::SetMember& member : answer.bestSet)
    {
        const anatomy::PatternRow& row = content.matrix->patterns()[member.pattern];
        words += (words.empty() ? "" : " + ") + patternName(content, row) + " (" +
                 std::string(core::toString(row.side)) + ")";
    }
    return words + ": " + percent(answer.bestSet.back().sofar) + " of the drawing.";
}

void answers(Column& page, const Sheet& sheet, const Content& content, const DrawingAnswer& answer)
{
    page.paragraph("Trigger points that could send pain there", sheet.heading());
    const TextStyle style = sheet.small();
    if (answer.unexplained)
    {
        page.paragraph("None of the classical patterns explains this drawing well. Pain has many "
                       "other causes; a doctor can look for them.",
                       style.bold());
        page.gap(3.0f);
    }
    for (std::size_t i = 0; i < std::min(answer.candidates.size(), kListed); ++i)
    {
        candidateRow(page, sheet, content, answer, answer.candidates[i]);
    }
    if (answer.bestSet.size() > 1)
    {
        page.gap(1.0f);
        page.paragraph({{"Best together: ", style.bold()}, {setWords(content, answer), style}});
    }
    page.gap(2.0f);
    page.paragraph("The bar is the score: half the share of the drawing that the pattern explains, "
                   "a fifth the share of its essential zone that is painted, three tenths how far "
                   "both areas are the same. \"=\" marks a tie.",
                   sheet.fine());
    page.gap(4.0f);
}

// What the page is written from.
struct Findings
{
    const Press& press;
    const anatomy::PainDrawing& drawing;
    const anatomy::PaintedDrawing& painted;
    const DrawingAnswer& answer;
    const Views& views;
};

void views(Column& page, const Sheet& sheet, const Findings& findings)
{
    std::vector<io::Item> items;
    float height = 0.0f;
    float x = page.left();
    for (std::size_t i = 0; i < findings.views.figures.size(); ++i)
    {
        const Figure& figure = findings.views.figures[i];
        height = std::max(height, draw(items, figure, {x, page.y()}, page.measure(), sheet.scale));
        number(items, findings.press, findings.views.shots[i], findings.painted, {x, page.y()},
               figure.size);
        x += figure.size.x + kGutter;
    }
    page.append(items);
    page.gap(height + 5.0f);
}

float write(const Findings& findings, const Sheet& sheet, std::vector<io::Item>& items)
{
    const Content& content = findings.press.content;
    const anatomy::PainDrawing& drawing = findings.drawing;
    Column page(findings.press.measure, {sheet.margin, 32.0f}, sheet.width());
    const std::string below =
        (drawing.name.empty() ? std::string() : drawing.name + "  \xc2\xb7  ") + "all together " +
        cm2(findings.answer.areaCm2) + ", " + percent(findings.answer.shareOfBody, 1) +
        " of the body's surface";
    head(page, sheet, "PAIN DRAWING", "Pain drawing of " + drawing.date, below);
    std::vector<std::string> flags;
    for (const anatomy::RedFlag* flag : anatomy::redFlagsFor(
             *content.matrix, *content.atlas, findings.painted.all, anatomy::saidIn(drawing)))
    {
        flags.push_back(flag->text);
    }
    warnings(page, sheet, "First: signs that need a doctor", flags);
    views(page, sheet, findings);
    for (std::size_t i = 0; i < drawing.areas.size(); ++i)
    {
        areaRow(page, sheet, content, drawing.areas[i], findings.painted.areas[i], i);
    }
    if (!drawing.note.empty())
    {
        const TextStyle style = sheet.small();
        page.paragraph({{"Note: ", style.bold()}, {drawing.note, style}});
        page.gap(2.0f);
    }
    page.gap(2.0f);
    answers(page, sheet, content, findings.answer);
    notice(page, sheet, *content.atlas);
    items = page.take();
    return page.y();
}

}  // namespace

Result<io::Document> drawingHandout(const Press& press, const anatomy::PainDrawing& drawing,
                                    const anatomy::PaintedDrawing& painted)
{
    const float width = (Sheet(press.paper, 1.0f).width() - 3.0f * kGutter) / 4.0f;
    const DrawingAnswer answer =
        anatomy::explain(*press.content.matrix, *press.content.atlas, painted.all);
    io::Document document;
    document.paper = press.paper;
    document.title = "Pain drawing of " + drawing.date;
    document.subject = "Report of Knotlas: a teaching aid, not a diagnosis";
    document.date = drawing.date;
    const std::array heights{2.05f, 1.75f, 1.5f};
    for (const float height : heights)
    {
        Result<Views> pictures = viewsOf(press, drawing, painted, {width, height * width});
        if (!pictures)
        {
            return std::move(pictures).error();
        }
        const Findings findings{press, drawing, painted, answer, *pictures};
        float end = 0.0f;
        io::Page page = fitted(press.paper, {1.0f, 0.95f, 0.9f, 0.86f},
                               [&](const Sheet& sheet, std::vector<io::Item>& items) {
                                   end = write(findings, sheet, items);
                                   return end;
                               });
        const Sheet paper(press.paper, 1.0f);
        if (end <= paper.bottom || height == heights.back())
        {
            foot(page.items, paper, 0, press.measure);
            document.pages = {std::move(page)};
            break;
        }
    }
    return document;
}

}  // namespace knotlas::app
