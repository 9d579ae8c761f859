#include "app/pain_mode.h"

#include "anatomy/red_flags.h"
#include "app/picking.h"
#include "core/text.h"
#include "io/drawing_io.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace knotlas::app
{
namespace
{

using anatomy::BrushStroke;
using anatomy::PainArea;
using anatomy::SkinField;
using core::Error;
using core::ErrorKind;
using core::Result;

constexpr float kPictureStep = 0.012f;  // of its height, between two looks at the skin
constexpr float kLeastStepMm = 2.0f;    // between two points of a stroke
constexpr float kStepOfRadius = 0.2f;
constexpr std::size_t kSpotCandidates = 16;

Error usage(const std::string& message)
{
    return Error(message, ErrorKind::Usage);
}

SkinWeights dense(const Content& content, const SkinField& field)
{
    if (field.empty())
    {
        return nullptr;
    }
    std::vector<float> weights(content.body->skin->positions.size(), 0.0f);
    for (const anatomy::VertexWeight& at : field)
    {
        weights[at.vertex] = at.weight;
    }
    return std::make_shared<const std::vector<float>>(std::move(weights));
}

std::size_t pointsOf(const anatomy::PainDrawing& drawing)
{
    std::size_t points = 0;
    for (const PainArea& area : drawing.areas)
    {
        for (const BrushStroke& stroke : area.strokes)
        {
            points += stroke.points.size();
        }
    }
    return points;
}

float wayOf(const anatomy::PainDrawing& drawing)
{
    float way = 0.0f;
    for (const PainArea& area : drawing.areas)
    {
        for (const BrushStroke& stroke : area.strokes)
        {
            for (std::size_t i = 1; i < stroke.points.size(); ++i)
            {
                way += glm::distance(stroke.points[i - 1], stroke.points[i]);
            }
        }
    }
    return way;
}

bool hasId(const anatomy::PainDrawing& drawing, const std::string& id)
{
    return std::ranges::find(drawing.areas, id, &PainArea::id) != drawing.areas.end();
}

// A new area takes the first number and the first colour that are free.
PainArea newArea(const anatomy::PainDrawing& drawing)
{
    PainArea area;
    int number = 1;
    while (hasId(drawing, std::to_string(number)))
    {
        ++number;
    }
    area.id = std::to_string(number);
    for (std::size_t i = 0; i < io::kMaxDrawingAreas; ++i)
    {
        area.colour = io::usualAreaColour(i);
        if (std::ranges::find(drawing.areas, area.colour, &PainArea::colour) == drawing.areas.end())
        {
            break;
        }
    }
    return area;
}

glm::vec3 mirrored(const glm::vec3& point)
{
    return {-point.x, point.y, point.z};
}

// The brush on the skin: continues the strokes that go on, or begins new ones.
class Painting
{
  public:
    Painting(AppState& state, bool erase) : state_(state), erase_(erase) {}

    void begin()
    {
        PainWork& work = state_.doc.pain;
        if (work.drawing.areas.empty() && !erase_)
        {
            work.drawing.areas.push_back(newArea(work.drawing));
            work.area = 0;
        }
        if (work.drawing.date.empty())
        {
            work.drawing.date = state_.session.pain.today;
        }
    }

    void touch(const glm::vec3& point)
    {
        PainTool& tool = state_.session.pain;
        const bool begins = !tool.brushDown || tool.brushLifted;
        PainWork& work = state_.doc.pain;
        // The eraser, too, belongs to the chosen area: others that lie beneath it stay.
        const bool chosen = work.area < work.drawing.areas.size();
        if (chosen && !(erase_ && work.drawing.areas[work.area].strokes.empty()))
        {
            extend(work.drawing.areas[work.area], point, begins);
        }
        tool.brushDown = true;
        tool.brushLifted = false;
    }

  private:
    void extend(PainArea& area, const glm::vec3& point, bool begins)
    {
        const PainTool& tool = state_.session.pain;
        const std::size_t hands = tool.mirrored ? 2 : 1;
        if (begins || area.strokes.size() < hands)
        {
            area.strokes.push_back({erase_, tool.brushMm, {point}});
            if (tool.mirrored)
            {
                area.strokes.push_back({erase_, tool.brushMm, {mirrored(point)}});
            }
            return;
        }
        BrushStroke& first = area.strokes[area.strokes.size() - hands];
        const float step = 0.001f * std::max(kLeastStepMm, kStepOfRadius * first.radiusMm);
        if (glm::distance(first.points.back(), point) < step)
        {
            return;
        }
        first.points.push_back(point);
        if (tool.mirrored)
        {
            area.strokes.back().points.push_back(mirrored(point));
        }
    }

    AppState& state_;
    bool erase_;
};

Result<void> checkRoom(const anatomy::PainDrawing& drawing)
{
    if (pointsOf(drawing) > io::kMaxDrawingPoints || wayOf(drawing) > anatomy::kMaxStrokeWayM)
    {
        return usage("the drawing is full; begin a new one");
    }
    return {};
}

// Looks at the skin along the way of the brush through the picture, so that it paints what lies
// beneath that way and lifts over gaps.
class Way
{
  public:
    Way(AppState& state, TimeS now) : state_(state), now_(now) {}

    void to(const glm::vec2& point01, Painting& painting)
    {
        PainTool& tool = state_.session.pain;
        const float aspect = state_.session.viewport.aspect();
        const glm::vec2 from = last_.value_or(point01);
        const glm::vec2 way = (point01 - from) * glm::vec2(aspect, 1.0f);
        const int steps =
            std::clamp(static_cast<int>(std::ceil(glm::length(way) / kPictureStep)), 1, 200);
        for (int i = 1; i <= steps; ++i)
        {
            const glm::vec2 at =
                glm::mix(from, point01, static_cast<float>(i) / static_cast<float>(steps));
            if (const auto hit = pickSkin(state_, at, aspect, now_))
            {
                painting.touch(hit->position);
                touched_ = true;
            }
            else
            {
                tool.brushLifted = true;
            }
        }
        last_ = point01;
    }

    [[nodiscard]] bool touched() const { return touched_; }

  private:
    AppState& state_;
    TimeS now_;
    std::optional<glm::vec2> last_;
    bool touched_ = false;
};

// Carries out one command.
class PainApplier
{
  public:
    PainApplier(AppState& state, TimeS now) : state_(state), now_(now) {}

    Result<void> operator()(const TogglePainMode&)
    {
        tool().on = !tool().on;
        tool().preview.reset();
        tool().cursor.reset();
        tool().brushDown = false;
        state_.session.hover.reset();
        if (tool().on)
        {
            state_.doc.selected.clear();
            state_.doc.triggerPoint.reset();
        }
        return {};
    }

    Result<void> operator()(const PainPoint& command)
    {
        std::optional<glm::vec3> point = command.pointWorld;
        if (command.point01)
        {
            const auto hit =
                pickSkin(state_, *command.point01, state_.session.viewport.aspect(), now_);
            if (!hit)
            {
                return usage("there is no skin at that point of the picture");
            }
            point = hit->position;
        }
        else if (point && !state_.content.empty())
        {
            const auto hit =
                state_.content.matrix->places().skin().nearestPoint(*point, anatomy::kMaxFromSkinM);
            if (!hit)
            {
                return usage("that point lies far away from the skin");
            }
            point = hit->position;
        }
        tool().on = true;
        work().point = point;
        state_.doc.region.reset();
        return {};
    }

    Result<void> operator()(const PaintStroke& command)
    {
        if (command.points01.empty())
        {
            tool().brushDown = command.goesOn && tool().brushDown;
            return {};
        }
        if (state_.content.empty())
        {
            return usage("there is no body to paint on");
        }
        tool().on = true;
        Painting painting(state_, command.erase);
        painting.begin();
        Way way(state_, now_);
        for (const glm::vec2& point : command.points01)
        {
            way.to(point, painting);
        }
        const bool went = way.touched() || tool().brushDown;
        tool().brushDown = command.goesOn && tool().brushDown;
        if (!went && !command.goesOn)
        {
            return usage("the stroke touches no skin in this view");
        }
        work().point.reset();
        state_.doc.region.reset();
        return checkRoom(work().drawing);
    }

    Result<void> operator()(const SetBrush& command)
    {
        tool().brushMm = std::clamp(command.radiusMm, kLeastBrushMm, kLargestBrushMm);
        return {};
    }

    Result<void> operator()(const ScaleBrush& command)
    {
        return (*this)(SetBrush{tool().brushMm * command.factor});
    }

    Result<void> operator()(const SetMirroredStrokes& command)
    {
        tool().mirrored = command.on;
        return {};
    }

    Result<void> operator()(const AddPainArea&)
    {
        std::vector<PainArea>& areas = work().drawing.areas;
        // One that nothing was painted in is there already.
        const auto free =
            std::ranges::find_if(areas, [](const PainArea& area) { return area.strokes.empty(); });
        if (free != areas.end())
        {
            work().area = static_cast<std::size_t>(free - areas.begin());
            return {};
        }
        if (areas.size() >= io::kMaxDrawingAreas)
        {
            return usage("a drawing holds up to " + std::to_string(io::kMaxDrawingAreas) +
                         " areas");
        }
        areas.push_back(newArea(work().drawing));
        work().area = areas.size() - 1;
        return {};
    }

    Result<void> operator()(const ChoosePainArea& command)
    {
        if (command.area >= work().drawing.areas.size())
        {
            return usage("the drawing has no area " + std::to_string(command.area + 1));
        }
        work().area = command.area;
        return {};
    }

    Result<void> operator()(const RemovePainArea&)
    {
        std::vector<PainArea>& areas = work().drawing.areas;
        if (work().area < areas.size())
        {
            areas.erase(areas.begin() + static_cast<std::ptrdiff_t>(work().area));
            work().area = work().area > 0 ? work().area - 1 : 0;
        }
        return {};
    }

    Result<void> operator()(const SetPainIntensity& command)
    {
        chosenArea().intensity = std::clamp(command.intensity, 1, 10);
        return {};
    }

    Result<void> operator()(const TogglePainQuality& command)
    {
        std::vector<anatomy::PainQuality>& qualities = chosenArea().qualities;
        if (std::erase(qualities, command.quality) == 0)
        {
            qualities.push_back(command.quality);
            std::ranges::sort(qualities);
        }
        return {};
    }

    Result<void> operator()(const SetPainDepth& command)
    {
        chosenArea().depth = command.depth;
        return {};
    }

    Result<void> operator()(const SetDrawingText& command)
    {
        anatomy::PainDrawing& drawing = work().drawing;
        const std::string_view text = core::trim(command.text);
        switch (command.which)
        {
        case DrawingText::Date:
            if (!core::isIsoDate(text))
            {
                return usage("a date is written like 2026-03-09");
            }
            drawing.date = text;
            return {};
        case DrawingText::Name:
            return setText(drawing.name, text, io::kMaxDrawingName);
        case DrawingText::Note:
            break;
        }
        return setText(drawing.note, text, io::kMaxDrawingNote);
    }

    Result<void> operator()(const ClearDrawing&)
    {
        work() = {};
        tool().file.clear();
        tool().kept = nullptr;
        return {};
    }

    Result<void> operator()(const TakeDrawing& command)
    {
        if (state_.content.empty() || command.drawing == nullptr)
        {
            return usage("there is no body to lay the drawing on");
        }
        const auto painted = anatomy::paintDrawing(*state_.content.matrix, *command.drawing);
        if (!painted)
        {
            return painted.error();
        }
        work() = {*command.drawing, 0, std::nullopt};
        tool().on = true;
        tool().file = command.file;
        tool().kept = command.file.empty() ? nullptr : command.drawing;
        state_.doc.region.reset();
        state_.doc.selected.clear();
        state_.doc.triggerPoint.reset();
        return {};
    }

    Result<void> operator()(const CompareWith& command)
    {
        if (command.drawing != nullptr && !state_.content.empty())
        {
            const auto painted = anatomy::paintDrawing(*state_.content.matrix, *command.drawing);
            if (!painted)
            {
                return painted.error();
            }
            tool().on = true;
        }
        tool().compared = command.drawing;
        return {};
    }

    Result<void> operator()(const TakeRecovered& command)
    {
        const auto drawing = std::exchange(tool().recovered, nullptr);
        if (!command.take || drawing == nullptr)
        {
            return {};
        }
        return (*this)(TakeDrawing{drawing, {}});
    }

    Result<void> operator()(const PreviewPattern& command)
    {
        if (command.pattern && rowOf(state_.content, *command.pattern) == nullptr)
        {
            return unknownPattern(*command.pattern);
        }
        tool().preview = command.pattern;
        return {};
    }

    // The camera belongs to the interpreter, which has seen to these before.
    Result<void> operator()(const OpenCandidate& command)
    {
        return rowOf(state_.content, command.pattern) == nullptr ? unknownPattern(command.pattern)
                                                                 : Result<void>();
    }

    Result<void> operator()(const BackToPain&) { return {}; }

  private:
    PainTool& tool() { return state_.session.pain; }

    PainWork& work() { return state_.doc.pain; }

    // The one that is painted; the first one when there is none yet.
    PainArea& chosenArea()
    {
        std::vector<PainArea>& areas = work().drawing.areas;
        if (areas.empty())
        {
            areas.push_back(newArea(work().drawing));
        }
        work().area = std::min(work().area, areas.size() - 1);
        return areas[work().area];
    }

    static Result<void> setText(std::string& member, std::string_view text, std::size_t longest)
    {
        if (text.size() > longest)
        {
            return usage("the text is longer than " + std::to_string(longest) + " bytes");
        }
        member = text;
        return {};
    }

    static Error unknownPattern(const PatternId& pattern)
    {
        return usage("no pattern of \"" + pattern.point + "\" on the " +
                     std::string(core::toString(pattern.side)));
    }

    AppState& state_;
    TimeS now_;
};

bool continues(const BrushStroke& before, const BrushStroke& now)
{
    return before.erase == now.erase && before.radiusMm == now.radiusMm &&
           before.points.size() <= now.points.size() &&
           std::equal(before.points.begin(), before.points.end(), now.points.begin());
}

// The region that most of a spot lies in.
void namePlace(const Content& content, PainPicture& picture)
{
    const auto touched = anatomy::touchedRegions(*content.matrix, picture.spot);
    if (!touched.empty())
    {
        picture.spotPlace = content.atlas->regions[touched.front().region].name;
        picture.spotSide = touched.front().side;
    }
}

void askAboutPoint(const Content& content, const glm::vec3& point, PainPicture& picture)
{
    picture.spot = anatomy::spotAround(*content.matrix, point);
    picture.spotWeights = dense(content, picture.spot);
    namePlace(content, picture);
    picture.spotAnswer = anatomy::locate(*content.matrix, *content.atlas, picture.spot,
                                         picture.spotPlace, kSpotCandidates);
}

}  // namespace

bool paintsSkin(const AppState& state)
{
    return state.session.pain.on && state.doc.selected.empty() && !state.content.empty();
}

bool hasDrawing(const PainWork& work)
{
    return std::ranges::any_of(work.drawing.areas,
                               [](const PainArea& area) { return !area.strokes.empty(); });
}

bool isUnsaved(const AppState& state)
{
    const PainTool& tool = state.session.pain;
    return hasDrawing(state.doc.pain) &&
           (tool.kept == nullptr || !(*tool.kept == state.doc.pain.drawing));
}

Result<void> applyPain(AppState& state, const PainCommand& command, TimeS now)
{
    return std::visit(PainApplier(state, now), command);
}

void hoverSkin(AppState& state, const std::optional<glm::vec2>& point01, TimeS now)
{
    PainTool& tool = state.session.pain;
    state.session.hover.reset();
    tool.cursor.reset();
    if (!point01)
    {
        return;
    }
    if (const auto hit = pickSkin(state, *point01, state.session.viewport.aspect(), now))
    {
        tool.cursor = hit->position;
        tool.cursorNormal = hit->normal;
    }
}

const anatomy::PatternRow* rowOf(const Content& content, const PatternId& pattern)
{
    return content.empty() ? nullptr : content.matrix->findPattern(pattern.point, pattern.side);
}

PatternId patternIdOf(const Content& content, std::uint32_t pattern)
{
    const anatomy::PatternRow& row = content.matrix->patterns()[pattern];
    return {content.atlas->muscles[row.muscle].triggerPoints[row.triggerPoint].id, row.side};
}

Telling tellApart(const Content& content, std::uint32_t pattern, std::uint32_t other)
{
    constexpr std::size_t kNamed = 2;
    const auto& rows = content.matrix->patterns();
    const anatomy::PatternRow& row = rows[pattern];
    const auto theirs = content.matrix->touched(rows[other]);
    Telling telling;
    for (const anatomy::Reach& reach : content.matrix->reached(row))
    {
        const bool shared = std::ranges::any_of(theirs, [&](const anatomy::Reach& their) {
            return their.region == reach.region && their.side == reach.side &&
                   their.shareOfRegion > 0.05f;
        });
        const std::string& name = content.atlas->regions[reach.region].name;
        const bool told = std::ranges::find(telling.onlyThere, name) != telling.onlyThere.end();
        if (!shared && !told && reach.level == anatomy::ZoneLevel::Essential &&
            telling.onlyThere.size() < kNamed)
        {
            telling.onlyThere.push_back(name);
        }
    }
    const std::string& loaded =
        content.atlas->muscles[row.muscle].triggerPoints[row.triggerPoint].loadedBy;
    telling.provokedBy = loaded.substr(0, loaded.find(". "));
    while (telling.provokedBy.ends_with('.'))
    {
        telling.provokedBy.pop_back();
    }
    return telling;
}

bool crossesOver(const Content& content, std::uint32_t pattern, const SkinField& place)
{
    const anatomy::PatternRow& row = content.matrix->patterns()[pattern];
    if (row.side == core::Side::Mid)
    {
        return false;
    }
    constexpr float kMidline = 0.004f;
    const float outwards = row.side == core::Side::Right ? -1.0f : 1.0f;
    const auto& positions = content.body->skin->positions;
    const auto& areas = content.matrix->vertexAreas();
    double here = 0.0;
    double across = 0.0;
    for (const SkinField* zone : {&row.essential, &row.spillover})
    {
        anatomy::forCommonVertices(*zone, place, [&](std::size_t i, std::size_t j) {
            const std::uint32_t vertex = (*zone)[i].vertex;
            const float x = outwards * positions[vertex].x;
            const double area = double((*zone)[i].weight) * place[j].weight * areas[vertex];
            (x < -kMidline ? across : here) += area;
        });
    }
    return across > here;
}

const SkinField& PainPainter::paint(const Content& content, std::size_t area,
                                    const std::vector<BrushStroke>& strokes)
{
    static const SkinField nothing;
    std::vector<Layer>& layers = layers_[area];
    std::size_t same = 0;
    while (same < strokes.size() && same < layers.size() && layers[same].stroke == strokes[same])
    {
        ++same;
    }
    std::vector<Layer> before(std::make_move_iterator(layers.begin() + std::ptrdiff_t(same)),
                              std::make_move_iterator(layers.end()));
    layers.resize(same);
    // Strokes that go on together (both hands) either all paint or all erase: the order of their
    // new parts does not matter.
    std::vector<SkinField> grown;
    bool goesOn = true;
    for (std::size_t i = same; i < strokes.size(); ++i)
    {
        const std::size_t old = i - same;
        BrushStroke part = strokes[i];
        Layer layer{part, {}};
        goesOn = goesOn && old < before.size() && continues(before[old].stroke, part) &&
                 part.erase == strokes[same].erase;
        if (goesOn)
        {
            layer.after = std::move(before[old].after);
            for (const SkinField& each : grown)
            {
                anatomy::applyStroke(layer.after, each, part.erase);
            }
            const auto painted = static_cast<std::ptrdiff_t>(before[old].stroke.points.size());
            part.points.erase(part.points.begin(), part.points.begin() + (painted - 1));
        }
        else if (i > 0)
        {
            layer.after = layers[i - 1].after;
        }
        if (auto field = anatomy::strokeField(*content.matrix, part))
        {
            anatomy::applyStroke(layer.after, *field, part.erase);
            grown.push_back(*std::move(field));
        }
        layers.push_back(std::move(layer));
    }
    return layers.empty() ? nothing : layers.back().after;
}

void PainPainter::refresh(AppState& state)
{
    PainTool& tool = state.session.pain;
    if (state.content.empty() || !tool.on)
    {
        tool.picture = state.content.empty() ? nullptr : tool.picture;
        return;
    }
    static_cast<void>(state.content.matrix->patternIndex());  // ready before the first stroke
    const bool sameContent = content_ == state.content;
    const bool known = sameContent && made_ != nullptr && work_.drawing == state.doc.pain.drawing &&
                       work_.point == state.doc.pain.point && compared_ == tool.compared &&
                       brushDown_ == tool.brushDown;
    if (known)
    {
        tool.picture = made_;
        return;
    }
    if (!sameContent)
    {
        layers_.clear();
        made_ = nullptr;
        sums_.forget();
        earlierOf_ = nullptr;
        content_ = state.content;
    }
    work_ = state.doc.pain;
    compared_ = tool.compared;
    brushDown_ = tool.brushDown;

    auto picture = std::make_shared<PainPicture>();
    paintAreas(*picture);
    answerDrawing(*picture);
    if (work_.point)
    {
        askAboutPoint(content_, *work_.point, *picture);
    }
    const SkinField& asked = work_.point ? picture->spot : picture->painted.all;
    picture->redFlags = anatomy::redFlagsFor(*content_.matrix, *content_.atlas, asked,
                                             anatomy::saidIn(work_.drawing));
    compare(*picture);
    made_ = std::move(picture);
    tool.picture = made_;
}

// What has not changed since the last picture is taken from there.
void PainPainter::paintAreas(PainPicture& picture)
{
    const std::vector<PainArea>& areas = work_.drawing.areas;
    layers_.resize(areas.size());
    bool same = made_ != nullptr && made_->areas.size() == areas.size();
    for (std::size_t i = 0; i < areas.size(); ++i)
    {
        const SkinField& field = paint(content_, i, areas[i].strokes);
        const bool kept =
            made_ != nullptr && i < made_->painted.areas.size() && made_->painted.areas[i] == field;
        same = same && kept;
        picture.areas.push_back(kept ? made_->areas[i] : dense(content_, field));
        picture.areaCm2.push_back(kept ? made_->areaCm2[i] : content_.matrix->areaCm2(field));
        picture.painted.areas.push_back(field);
    }
    if (same)
    {
        picture.painted.all = made_->painted.all;
        return;
    }
    for (const SkinField& field : picture.painted.areas)
    {
        picture.painted.all =
            picture.painted.all.empty() ? field : anatomy::united(picture.painted.all, field);
    }
}

// While the brush moves the sums follow what it touches; when it is lifted they are made afresh, so
// that a drawing has one answer however it was painted.
void PainPainter::answerDrawing(PainPicture& picture)
{
    if (made_ != nullptr && made_->painted.all == picture.painted.all && !answeredLive_)
    {
        picture.answer = made_->answer;
        return;
    }
    if (!brushDown_)
    {
        sums_.forget();
    }
    answeredLive_ = brushDown_;
    sums_.follow(*content_.matrix, picture.painted.all);
    picture.answer = anatomy::explain(*content_.matrix, *content_.atlas, sums_);
}

void PainPainter::compare(PainPicture& picture)
{
    if (compared_ != earlierOf_)
    {
        earlierOf_ = compared_;
        earlier_.clear();
        if (compared_ != nullptr)
        {
            const auto painted = anatomy::paintDrawing(*content_.matrix, *compared_);
            earlier_ = painted ? painted->all : SkinField();
        }
        earlierWeights_ = dense(content_, earlier_);
    }
    if (compared_ == nullptr)
    {
        return;
    }
    picture.earlier = earlierWeights_;
    // A table of regions need not follow the brush.
    if (!brushDown_)
    {
        picture.change = anatomy::compareDrawings(*content_.matrix, earlier_, picture.painted.all);
    }
    else if (made_ != nullptr)
    {
        picture.change = made_->change;
    }
}

}  // namespace knotlas::app
