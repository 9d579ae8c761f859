#include "app/print/muscle_page.h"

#include "anatomy/locate.h"
#include "anatomy/painted_drawing.h"
#include "anatomy/red_flags.h"
#include "app/details.h"
#include "app/palette.h"
#include "core/text.h"

#include <glm/trigonometric.hpp>

#include <algorithm>

namespace knotlas::app
{
namespace
{

using anatomy::ZoneLevel;
using core::Result;

constexpr float kGutter = 10.0f;
constexpr float kFactsGutter = 14.0f;
constexpr float kFactsShare = 0.32f;  // of the page's width, beside the pictures

float picturesWidth(float pageWidth)
{
    return (1.0f - kFactsShare) * pageWidth - kFactsGutter;
}

std::string capitals(std::string_view text)
{
    std::string result(text);
    for (char& c : result)
    {
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return result;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
    {
        text += (text.empty() ? "" : ", ") + word;
    }
    return text;
}

std::string groupName(const anatomy::Atlas& atlas, const std::string& id)
{
    const auto group = std::ranges::find(atlas.groups, id, &anatomy::MuscleGroup::id);
    return group == atlas.groups.end() ? id : group->name;
}

// "Upper trapezius" or "Upper trapezius TrP1" for the id of an entry or of a point.
std::string nameOf(const anatomy::Atlas& atlas, const std::string& id)
{
    if (const anatomy::Muscle* muscle = atlas.findMuscle(id))
    {
        return muscle->name;
    }
    const anatomy::Muscle* muscle = atlas.muscleOfPoint(id);
    const anatomy::TriggerPoint* point = atlas.findTriggerPoint(id);
    return muscle != nullptr && point != nullptr ? muscle->name + " " + point->label : id;
}

std::string names(const anatomy::Atlas& atlas, const std::vector<std::string>& ids)
{
    std::vector<std::string> words;
    for (const std::string& id : ids)
    {
        words.push_back(nameOf(atlas, id));
    }
    return joined(words);
}

std::string numberOf(const std::string& label)
{
    const std::size_t digit = label.find_first_of("0123456789");
    return digit == std::string::npos ? std::string() : label.substr(digit);
}

std::string regionsAt(const PointDetails& details, ZoneLevel level)
{
    std::vector<std::string> words;
    for (const RegionReach& reach : details.regions)
    {
        if (reach.level == level)
        {
            words.push_back(reach.regionName);
        }
    }
    return joined(words);
}

std::string_view palpationWords(anatomy::Palpation how)
{
    switch (how)
    {
    case anatomy::Palpation::Flat:
        return "flat, with the fingertips";
    case anatomy::Palpation::Pincer:
        return "between finger and thumb";
    case anatomy::Palpation::FlatOrPincer:
        return "flat, or between finger and thumb";
    case anatomy::Palpation::Internal:
        return "from inside, by those trained in it";
    case anatomy::Palpation::NotPalpable:
        break;
    }
    return "out of reach of the finger";
}

// A line "Felt  dull ache ..." with its lead in bold; nothing without words.
void fact(Column& column, const TextStyle& style, const std::string& lead, const std::string& words,
          float indent = 0.0f)
{
    if (!words.empty())
    {
        column.paragraph({{lead + ": ", style.bold()}, {words, style}}, indent);
    }
}

std::string confidenceWords(const anatomy::TriggerPoint& point)
{
    std::string words = "Confidence: " + std::string(toString(point.confidence));
    if (point.basis == anatomy::Basis::ToBeConfirmed)
    {
        words += ", to be confirmed";
    }
    return words + (point.confidenceNote.empty() ? "." : ". " + point.confidenceNote);
}

void pointBlock(Column& column, const Sheet& sheet, const anatomy::Atlas& atlas,
                const PointDetails& details, bool several)
{
    const anatomy::TriggerPoint& point = *details.point;
    const TextStyle style = sheet.body();
    const std::string number = numberOf(point.label);
    const float indent = 15.0f * sheet.scale;
    if (!number.empty() && several)
    {
        std::vector<io::Item> ring;
        badge(ring, {column.left() + 5.5f * sheet.scale, column.y() + 0.62f * style.size}, number,
              5.2f * sheet.scale, column.measure());
        column.append(ring);
    }
    const float left = several ? indent : 0.0f;
    column.paragraph({{point.label + "  ", style.bold()}, {point.placeWords, style}}, left);
    const TextStyle small = sheet.small();
    fact(column, small, "Felt", point.felt, left);
    const std::string essential = regionsAt(details, ZoneLevel::Essential);
    const std::string spillover = regionsAt(details, ZoneLevel::Spillover);
    const bool pain = point.kind == anatomy::PointKind::Pain;
    fact(column, small, pain ? "Pain" : "Effect", essential, left);
    fact(column, small, "In some", spillover, left);
    fact(column, small, "Loaded by", point.loadedBy, left);
    fact(column, small, "Other effects", point.effects, left);
    if (point.examination)
    {
        fact(column, small, "Examined",
             std::string(palpationWords(point.examination->how)) +
                 (point.examination->words.empty() ? "" : ". " + point.examination->words),
             left);
    }
    fact(column, small, "Often with", names(atlas, point.satellites), left);
    if (point.onlySide)
    {
        fact(column, small, "Only on the", std::string(core::toString(*point.onlySide)), left);
    }
    column.paragraph(confidenceWords(point), small.in(ink::kQuiet), left);
    column.gap(4.5f * sheet.scale);
}

void factsPanel(Column& column, const Sheet& sheet, const anatomy::Atlas& atlas,
                const anatomy::Muscle& muscle)
{
    column.panel({true, ink::kPanel, 0.0f, {}}, 7.0f, [&](Column& box) {
        box.paragraph("The muscle", sheet.heading());
        const TextStyle style = sheet.small();
        const auto line = [&](const std::string& lead, const std::string& words) {
            if (!words.empty())
            {
                fact(box, style, lead, words);
                box.gap(1.6f * sheet.scale);
            }
        };
        line("Origin", muscle.attachments.origin);
        line("Insertion", muscle.attachments.insertion);
        line("Nerve", muscle.nerve);
        line("Action", muscle.action);
        line("Works with", names(atlas, muscle.synergists));
        line("Works against", names(atlas, muscle.antagonists));
        line("Absent in some", muscle.oftenAbsent);
        if (muscle.attachmentsBasis == anatomy::AttachmentsBasis::ToBeConfirmed)
        {
            box.paragraph("Attachments from general anatomy, to be confirmed in a cited source.",
                          style.in(ink::kQuiet));
        }
    });
}

void selfCare(Column& page, const Sheet& sheet, const anatomy::SelfCare& care)
{
    const std::string title = care.by == anatomy::SelfCareBy::Anyone ? "What you can do yourself"
                              : care.by == anatomy::SelfCareBy::WithCare
                                  ? "What you can do yourself, with care"
                                  : "For trained hands only";
    page.panel({false, {}, 0.8f, ink::kQuiet}, 7.0f, [&](Column& box) {
        box.paragraph(title, sheet.heading());
        box.paragraph(care.text, sheet.small());
        if (!care.avoid.empty())
        {
            box.gap(1.5f);
            fact(box, sheet.small(), "Do not", care.avoid);
        }
    });
    page.gap(6.0f);
}

Shot shotOf(const Press& press, const std::string& muscleId)
{
    Shot shot{printState(press.content), {}};
    shot.state.doc.selected = {muscleId};
    return shot;
}

constexpr const char* kAround = "around";

// Pictures side by side: the first the widest.
Result<std::vector<Figure>> figuresFor(const Press& press, const anatomy::Muscle& muscle,
                                       float width, float height)
{
    const Shot shot = shotOf(press, muscle.id);
    std::vector<std::string> views = viewsFor(shot.state, 2);
    if (views.size() == 1)
    {
        views.emplace_back(kAround);
    }
    std::vector<Figure> figures;
    for (std::size_t i = 0; i < views.size(); ++i)
    {
        const float share = i == 0 ? 0.62f : 0.38f;
        const float room = width - kGutter * static_cast<float>(views.size() - 1);
        const glm::vec2 size{share * room, height};
        const bool around = views[i] == kAround;
        Shot turned = shot;
        turnTo(turned, around ? "auto" : views[i], size);
        if (around)
        {
            // From the same side, with more of the body: to see where that is.
            const float azimuth = glm::degrees(turned.state.view.camera.azimuthRad);
            turnTo(turned, core::formatFixed(double{azimuth}, 0) + ",0", size);
        }
        else
        {
            closeIn(turned, size);
        }
        Result<Figure> figure =
            take(press, turned, size,
                 around ? "Where on the body" : viewWords(turned.state.view.camera));
        if (!figure)
        {
            return std::move(figure).error();
        }
        for (Annotation& mark : figure->marks)
        {
            mark.number = around ? std::string() : mark.number;
        }
        figures.push_back(*std::move(figure));
    }
    return figures;
}

// A figure that was taken for one height is drawn at another: cut to size by scaling both ways.
Figure resized(Figure figure, float factor)
{
    figure.size *= factor;
    for (Annotation& mark : figure.marks)
    {
        mark.mark *= factor;
        mark.labelMin *= factor;
        mark.labelMax *= factor;
        mark.elbow *= factor;
    }
    return figure;
}

LegendChoice legendFor(const std::vector<PointDetails>& points)
{
    LegendChoice choice{false, false, false, true};
    for (const PointDetails& details : points)
    {
        if (details.pattern != nullptr)
        {
            const bool pain = details.point->kind == anatomy::PointKind::Pain;
            choice.essential |= pain && !details.pattern->essential.empty();
            choice.spillover |= pain && !details.pattern->spillover.empty();
            choice.autonomic |= !pain;
        }
    }
    return choice;
}

// Everything that one muscle's sheet is made of.
class MuscleSheet
{
  public:
    MuscleSheet(const Press& press, const anatomy::Muscle& muscle, std::vector<Figure> figures)
        : press_(press), muscle_(muscle), figures_(std::move(figures)),
          details_(detailsOf(press.content, muscle, core::Side::Right)),
          warnings_(warningsFor(press.content, muscle)), sources_(*press.content.atlas)
    {
        sources_.cite(muscle.sources);
        for (const anatomy::TriggerPoint& point : muscle.triggerPoints)
        {
            sources_.cite(point.sources);
        }
        for (const anatomy::MuscleWarning& warning : muscle.redFlags)
        {
            sources_.cite(warning.sources);
        }
        if (muscle.selfCare)
        {
            sources_.cite(muscle.selfCare->sources);
        }
    }

    void title(Column& page, const Sheet& sheet) const
    {
        std::string below = muscle_.latin;
        for (const std::string& synonym : muscle_.synonyms)
        {
            below += "  \xc2\xb7  " + synonym;
        }
        head(page, sheet, capitals(groupName(atlas(), muscle_.group)), muscle_.name, below);
    }

    // Pictures, points and facts. `pictures` is how large the figures are drawn, 0..1.
    void upper(Column& page, const Sheet& sheet, float pictures) const
    {
        picturesAndFacts(page, sheet, pictures);
        page.gap(4.0f);
        printLegend(page, sheet, paletteById("okabe-ito").patternsSrgb[0],
                    legendFor(details_.points));
        page.gap(3.0f);
        points(page, sheet);
    }

    void lower(Column& page, const Sheet& sheet) const
    {
        warnings(page, sheet, "First: think of other causes", warnings_);
        if (muscle_.selfCare)
        {
            selfCare(page, sheet, *muscle_.selfCare);
        }
        sources_.print(page, sheet);
        notice(page, sheet, atlas());
    }

  private:
    [[nodiscard]] const anatomy::Atlas& atlas() const { return *press_.content.atlas; }

    // Pictures on the left, facts beside them.
    void picturesAndFacts(Column& page, const Sheet& sheet, float pictures) const
    {
        const float top = page.y();
        const float room = picturesWidth(page.width());
        float total = kGutter * static_cast<float>(figures_.size() - 1);
        for (const Figure& figure : figures_)
        {
            total += pictures * figure.size.x;
        }
        float x = page.left() + 0.5f * (room - total);
        float height = 0.0f;
        std::vector<io::Item> items;
        for (const Figure& figure : figures_)
        {
            const Figure drawn = resized(figure, pictures);
            height = std::max(height, draw(items, drawn, {x, top}, page.measure(), sheet.scale));
            x += drawn.size.x + kGutter;
        }
        page.append(items);
        const float left = page.left() + room + kFactsGutter;
        Column facts(page.measure(), {left, top}, page.left() + page.width() - left);
        factsPanel(facts, sheet, atlas(), muscle_);
        page.moveTo(std::max(top + height, facts.y()));
        page.append(facts.take());
    }

    void points(Column& page, const Sheet& sheet) const
    {
        const bool several = details_.points.size() > 1;
        page.paragraph(several ? "Where the knots sit, and what they send"
                               : "Where the knot sits, and what it sends",
                       sheet.heading());
        page.gap(1.0f);
        const auto write = [&](Column& column, std::size_t i) {
            pointBlock(column, sheet, atlas(), details_.points[i], several);
        };
        if (several)
        {
            inTwoColumns(page, 16.0f, details_.points.size(), write);
        }
        else if (!details_.points.empty())
        {
            write(page, 0);
        }
        page.gap(3.0f);
    }

    const Press& press_;
    const anatomy::Muscle& muscle_;
    std::vector<Figure> figures_;
    MuscleDetails details_;
    std::vector<std::string> warnings_;
    Sources sources_;
};

struct Fit
{
    float scale;
    float pictures;
};

}  // namespace

std::vector<std::string> warningsFor(const Content& content, const anatomy::Muscle& muscle)
{
    std::vector<std::string> texts;
    for (const anatomy::MuscleWarning& warning : muscle.redFlags)
    {
        texts.push_back(warning.text);
    }
    anatomy::SkinField zones;
    for (const anatomy::PatternRow& row : content.matrix->patterns())
    {
        if (row.side == core::Side::Right && &content.atlas->muscles[row.muscle] == &muscle)
        {
            zones = anatomy::united(zones, row.essential);
        }
    }
    if (!zones.empty())
    {
        // What a muscle's own warnings say is more to the point than what is true of any pain.
        const bool own = muscle.redFlags.size() > 1;
        for (const anatomy::RedFlag* flag :
             anatomy::redFlagsFor(*content.matrix, *content.atlas, zones))
        {
            const bool general = own && flag->text.starts_with("Soon:");
            if (!general && std::ranges::find(texts, flag->text) == texts.end())
            {
                texts.push_back(flag->text);
            }
        }
    }
    return texts;
}

std::string patternName(const Content& content, const anatomy::PatternRow& row)
{
    const anatomy::Muscle& muscle = content.atlas->muscles[row.muscle];
    return muscle.name + " " + muscle.triggerPoints[row.triggerPoint].label;
}

Result<std::vector<io::Page>> musclePages(const Press& press, const anatomy::Muscle& muscle)
{
    const Sheet paper(press.paper, 1.0f);
    constexpr float kPictureHeight = 300.0f;
    Result<std::vector<Figure>> figures =
        figuresFor(press, muscle, picturesWidth(paper.width()), kPictureHeight);
    if (!figures)
    {
        return std::move(figures).error();
    }
    const MuscleSheet content(press, muscle, *std::move(figures));
    const auto start = [&](const Sheet& sheet) {
        return Column(press.measure, {sheet.margin, 32.0f}, sheet.width());
    };
    // Pictures give way before letters do.
    for (const Fit fit : {Fit{1.05f, 1.0f}, Fit{1.0f, 1.0f}, Fit{1.0f, 0.9f}, Fit{0.97f, 0.82f},
                          Fit{0.94f, 0.76f}, Fit{0.91f, 0.7f}, Fit{0.88f, 0.64f}, Fit{0.85f, 0.6f},
                          Fit{0.82f, 0.56f}, Fit{0.79f, 0.52f}, Fit{0.76f, 0.5f}})
    {
        const Sheet sheet(press.paper, fit.scale);
        Column page = start(sheet);
        content.title(page, sheet);
        content.upper(page, sheet, fit.pictures);
        content.lower(page, sheet);
        if (page.y() <= sheet.bottom)
        {
            return std::vector{io::Page{page.take()}};
        }
    }
    // Too much for one page: the second one holds warnings, self-care and sources.
    std::vector<io::Page> pages;
    pages.push_back(fitted(press.paper, {1.0f, 0.95f, 0.9f, 0.85f, 0.8f, 0.75f, 0.7f, 0.65f},
                           [&](const Sheet& sheet, std::vector<io::Item>& items) {
                               Column page = start(sheet);
                               content.title(page, sheet);
                               content.upper(page, sheet, 0.2f + 0.8f * sheet.scale);
                               items = page.take();
                               return page.y();
                           }));
    pages.push_back(fitted(press.paper, {1.0f, 0.95f, 0.9f, 0.85f, 0.8f, 0.75f},
                           [&](const Sheet& sheet, std::vector<io::Item>& items) {
                               Column page = start(sheet);
                               content.title(page, sheet);
                               content.lower(page, sheet);
                               items = page.take();
                               return page.y();
                           }));
    return pages;
}

Result<io::Document> muscleHandout(const Press& press,
                                   const std::vector<const anatomy::Muscle*>& muscles)
{
    io::Document document;
    document.paper = press.paper;
    document.title = muscles.size() == 1 ? muscles.front()->name + " \xe2\x80\x93 trigger points"
                                         : "Trigger points";
    document.subject = "Handout of Knotlas: trigger points and the pain they refer";
    for (const anatomy::Muscle* muscle : muscles)
    {
        Result<std::vector<io::Page>> pages = musclePages(press, *muscle);
        if (!pages)
        {
            return std::move(pages).error();
        }
        document.outline.push_back({muscle->name, static_cast<int>(document.pages.size()), false});
        for (io::Page& page : *pages)
        {
            foot(page.items, Sheet(press.paper, 1.0f),
                 muscles.size() > 1 ? static_cast<int>(document.pages.size()) + 1 : 0,
                 press.measure);
            document.pages.push_back(std::move(page));
        }
    }
    return document;
}

}  // namespace knotlas::app
