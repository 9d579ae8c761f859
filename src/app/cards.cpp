#include "app/cards.h"

#include "app/details.h"
#include "app/palette.h"

#include <algorithm>

namespace knotlas::app
{
namespace
{

using anatomy::ZoneLevel;
using core::Result;

constexpr glm::vec2 kPicture{230.0f, 230.0f};  // points; some 640 pixels
constexpr int kJpegQuality = 88;

constexpr const char* kCss =
    ".card { font-family: sans-serif; font-size: 18px; text-align: center; color: #1f2129;"
    " background: #ffffff; }\n"
    ".q { font-weight: bold; margin: 0.6em; }\n"
    ".answer { font-size: 22px; font-weight: bold; margin: 0.4em; }\n"
    ".more { font-size: 15px; text-align: left; max-width: 34em; margin: 0.5em auto; }\n"
    ".fine { font-size: 11px; color: #61656f; max-width: 50em; margin: 0.8em auto; }\n"
    "img { max-width: 100%; max-height: 60vh; }\n"
    ".nightMode .card, .nightMode.card { color: #e6e6ea; background: #24262c; }\n";

std::string escaped(const std::string& text)
{
    std::string html;
    for (const char c : text)
    {
        switch (c)
        {
        case '&':
            html += "&amp;";
            break;
        case '<':
            html += "&lt;";
            break;
        case '>':
            html += "&gt;";
            break;
        case '"':
            html += "&quot;";
            break;
        default:
            html += c;
        }
    }
    return html;
}

std::string regionsAt(const PointDetails& details, ZoneLevel level)
{
    std::string words;
    for (const RegionReach& reach : details.regions)
    {
        if (reach.level == level)
        {
            words += (words.empty() ? "" : ", ") + reach.regionName;
        }
    }
    return words;
}

std::string sourceWords(const anatomy::Atlas& atlas, const std::vector<anatomy::Citation>& sources)
{
    std::string words;
    for (const anatomy::Citation& citation : sources)
    {
        const anatomy::Source* source = atlas.findSource(citation.source);
        words += (words.empty() ? "" : " \xc2\xb7 ") +
                 (source != nullptr ? source->text : citation.source) +
                 (citation.where.empty() ? "" : " " + citation.where);
    }
    return words;
}

std::string deckOf(const anatomy::Atlas& atlas, const anatomy::Muscle& muscle)
{
    const auto group = std::ranges::find(atlas.groups, muscle.group, &anatomy::MuscleGroup::id);
    return "Knotlas::" + (group == atlas.groups.end() ? muscle.group : group->name);
}

// Only the zones, on a whole skin: a question that does not give its answer away.
Shot zonesOnly(const Press& press, const Shot& answer, const anatomy::PatternRow& row)
{
    Shot shot = answer;
    shot.state.doc.selected.clear();
    shot.state.doc.triggerPoint.reset();
    shot.state.session.framing.clear();
    const std::size_t vertices = press.content.body->skin->positions.size();
    const auto paint = [&](const anatomy::SkinField& field, scene::ZoneStyle style) {
        if (!field.empty())
        {
            std::vector<float> weights(vertices, 0.0f);
            for (const anatomy::VertexWeight& at : field)
            {
                weights[at.vertex] = at.weight;
            }
            shot.paints.push_back({std::make_shared<const std::vector<float>>(std::move(weights)),
                                   palettes().front().patternsSrgb[0], style, 0, 1.0f});
        }
    };
    paint(row.essential, scene::ZoneStyle::Solid);
    paint(row.spillover, scene::ZoneStyle::Stippled);
    return shot;
}

// Draws the marks into the picture itself: a card has no layers.
void mark(io::Image& image, const std::vector<Annotation>& marks, const glm::vec2& size)
{
    const float scale = static_cast<float>(image.width) / size.x;
    const auto dot = [&](const glm::vec2& centre, float radius, const glm::vec3& colour) {
        const auto reach = static_cast<int>(radius) + 1;
        for (int dy = -reach; dy <= reach; ++dy)
        {
            for (int dx = -reach; dx <= reach; ++dx)
            {
                const int x = static_cast<int>(centre.x) + dx;
                const int y = static_cast<int>(centre.y) + dy;
                const bool inside = x >= 0 && y >= 0 && x < image.width && y < image.height;
                if (inside && static_cast<float>(dx * dx + dy * dy) <= radius * radius)
                {
                    const auto at =
                        (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                         static_cast<std::size_t>(x)) *
                        4;
                    for (int channel = 0; channel < 3; ++channel)
                    {
                        image.rgba[at + static_cast<std::size_t>(channel)] =
                            static_cast<std::uint8_t>(255.0f * colour[channel]);
                    }
                    image.rgba[at + 3] = 255;
                }
            }
        }
    };
    for (const Annotation& each : marks)
    {
        for (const auto& [radius, colour] :
             {std::pair{2.0f, ink::kWhite}, std::pair{1.1f, glm::vec3(0.05f)}})
        {
            for (float t = -3.4f; t <= 3.4f; t += 0.3f)
            {
                dot((each.mark + glm::vec2(t, t)) * scale, radius * scale, colour);
                dot((each.mark + glm::vec2(t, -t)) * scale, radius * scale, colour);
            }
        }
    }
}

struct Pictures
{
    std::string question;
    std::string answer;
};

Result<Pictures> picturesOf(const Press& press, const anatomy::Muscle& muscle,
                            const PointDetails& details)
{
    Shot answer{printState(press.content), {}};
    answer.state.doc.selected = {muscle.id};
    answer.state.doc.triggerPoint = details.point->id;
    answer.state.doc.side =
        details.pattern->side == core::Side::Left ? SideChoice::Left : SideChoice::Right;
    turnTo(answer, "auto", kPicture);
    closeIn(answer, kPicture);
    Result<Figure> figure = take(press, answer, kPicture, "");
    if (!figure)
    {
        return std::move(figure).error();
    }
    io::Image marked = *figure->image;
    mark(marked, figure->marks, kPicture);
    Result<Figure> question = take(press, zonesOnly(press, answer, *details.pattern), kPicture, "");
    if (!question)
    {
        return std::move(question).error();
    }
    return Pictures{io::jpegBytes(*question->image, kJpegQuality),
                    io::jpegBytes(marked, kJpegQuality)};
}

io::CardKind patternKind()
{
    const std::string more =
        "<div class=more>{{Place}}<br><b>Felt</b> {{Felt}}<br>{{Regions}}</div>{{Answer}}"
        "<div class=fine>{{Sources}}</div>";
    io::CardKind kind;
    kind.name = "Knotlas pattern";
    kind.fieldNames = {"Id", "Zones", "Point", "Place", "Felt", "Regions", "Answer", "Sources"};
    kind.css = kCss;
    kind.templates = {{"Pattern to muscle",
                       "<div class=q>Which trigger point sends pain here?</div>{{Zones}}",
                       "{{FrontSide}}<hr id=answer><div class=answer>{{Point}}</div>" + more},
                      {"Muscle to pattern",
                       "<div class=q>Where does this trigger point send pain?</div>"
                       "<div class=answer>{{Point}}</div>",
                       "{{FrontSide}}<hr id=answer>" + more}};
    return kind;
}

io::CardKind muscleKind()
{
    io::CardKind kind;
    kind.name = "Knotlas muscle";
    kind.fieldNames = {"Id", "Name", "Latin", "Origin", "Insertion", "Nerve", "Action", "Sources"};
    kind.css = kCss;
    const std::string name = "<div class=answer>{{Name}}</div><i>{{Latin}}</i>";
    const std::string fine = "<div class=fine>{{Sources}}</div>";
    kind.templates = {{"Attachments", "<div class=q>Origin and insertion?</div>" + name,
                       "{{FrontSide}}<hr id=answer><div class=more><b>Origin</b> {{Origin}}<br>"
                       "<b>Insertion</b> {{Insertion}}</div>" +
                           fine},
                      {"Nerve and action", "<div class=q>Nerve and action?</div>" + name,
                       "{{FrontSide}}<hr id=answer><div class=more><b>Nerve</b> {{Nerve}}<br>"
                       "<b>Action</b> {{Action}}</div>" +
                           fine}};
    return kind;
}

std::string picture(const std::string& name, const std::string& words)
{
    return "<img src=\"" + name + "\" alt=\"" + escaped(words) + "\">";
}

std::vector<std::string> tagsOf(const anatomy::Muscle& muscle)
{
    return {"knotlas", "knotlas::" + muscle.group, "knotlas::" + muscle.id};
}

io::CardNote patternNote(const anatomy::Atlas& atlas, const anatomy::Muscle& muscle,
                         const PointDetails& details)
{
    const anatomy::TriggerPoint& point = *details.point;
    const std::string essential = regionsAt(details, ZoneLevel::Essential);
    const std::string spillover = regionsAt(details, ZoneLevel::Spillover);
    const std::string all = essential + (spillover.empty() ? "" : "; in some also " + spillover);
    std::string regions = "<b>Nearly everyone</b> " + escaped(essential);
    regions += spillover.empty() ? "" : "<br><b>Some</b> " + escaped(spillover);
    return {point.id,
            deckOf(atlas, muscle),
            {point.id, picture(point.id + ".zones.jpg", "Painted: " + all),
             escaped(muscle.name + " " + point.label), escaped(point.placeWords),
             escaped(point.felt), regions,
             picture(point.id + ".answer.jpg", muscle.name + " " + point.label + " and its zones"),
             escaped(sourceWords(atlas, point.sources))},
            tagsOf(muscle)};
}

io::CardNote muscleNote(const anatomy::Atlas& atlas, const anatomy::Muscle& muscle)
{
    return {muscle.id,
            deckOf(atlas, muscle),
            {muscle.id, escaped(muscle.name), escaped(muscle.latin),
             escaped(muscle.attachments.origin), escaped(muscle.attachments.insertion),
             escaped(muscle.nerve), escaped(muscle.action),
             escaped(sourceWords(atlas, muscle.sources))},
            tagsOf(muscle)};
}

// The side on which a point's pattern is shown: the right, unless it exists on the left alone.
std::vector<PointDetails> patternsOf(const Content& content, const anatomy::Muscle& muscle)
{
    std::vector<PointDetails> points;
    for (const core::Side side : {core::Side::Right, core::Side::Left})
    {
        for (const PointDetails& details : detailsOf(content, muscle, side).points)
        {
            const bool there =
                std::ranges::find(points, details.point, &PointDetails::point) != points.end();
            if (details.pattern != nullptr && !there &&
                !(details.pattern->essential.empty() && details.pattern->spillover.empty()))
            {
                points.push_back(details);
            }
        }
    }
    return points;
}

}  // namespace

Result<io::CardPackage> cardPackage(const Press& press,
                                    const std::vector<const anatomy::Muscle*>& muscles)
{
    const anatomy::Atlas& atlas = *press.content.atlas;
    io::CardPackage package;
    package.title = "Knotlas";
    package.kinds = {patternKind(), muscleKind()};
    for (const anatomy::Muscle* muscle : muscles)
    {
        for (const PointDetails& details : patternsOf(press.content, *muscle))
        {
            Result<Pictures> pictures = picturesOf(press, *muscle, details);
            if (!pictures)
            {
                return std::move(pictures).error();
            }
            package.kinds[0].notes.push_back(patternNote(atlas, *muscle, details));
            package.media.push_back(
                {details.point->id + ".zones.jpg", std::move(pictures->question)});
            package.media.push_back(
                {details.point->id + ".answer.jpg", std::move(pictures->answer)});
        }
        package.kinds[1].notes.push_back(muscleNote(atlas, *muscle));
    }
    return package;
}

std::string cardTable(const Content& content, const std::vector<const anatomy::Muscle*>& muscles)
{
    const anatomy::Atlas& atlas = *content.atlas;
    std::string table = io::csvLine({"id", "question", "answer", "more", "sources", "tags"});
    for (const anatomy::Muscle* muscle : muscles)
    {
        std::string tags;
        for (const std::string& tag : tagsOf(*muscle))
        {
            tags += (tags.empty() ? "" : " ") + tag;
        }
        for (const PointDetails& details : patternsOf(content, *muscle))
        {
            const anatomy::TriggerPoint& point = *details.point;
            const std::string name = muscle->name + " " + point.label;
            const std::string essential = regionsAt(details, ZoneLevel::Essential);
            const std::string spillover = regionsAt(details, ZoneLevel::Spillover);
            const std::string where =
                essential + (spillover.empty() ? "" : "; in some also " + spillover);
            const std::string sources = sourceWords(atlas, point.sources);
            table += io::csvLine({point.id + ".pattern",
                                  "Which trigger point sends pain here: " + where + "?", name,
                                  point.placeWords + " Felt: " + point.felt, sources, tags});
            table += io::csvLine({point.id + ".muscle", "Where does " + name + " send pain?", where,
                                  "Felt: " + point.felt, sources, tags});
        }
        const std::string sources = sourceWords(atlas, muscle->sources);
        table += io::csvLine({muscle->id + ".attachments", muscle->name + ": origin and insertion?",
                              "Origin: " + muscle->attachments.origin +
                                  " Insertion: " + muscle->attachments.insertion,
                              muscle->latin, sources, tags});
        table += io::csvLine({muscle->id + ".action", muscle->name + ": nerve and action?",
                              "Nerve: " + muscle->nerve + " Action: " + muscle->action,
                              muscle->latin, sources, tags});
    }
    return table;
}

}  // namespace knotlas::app
