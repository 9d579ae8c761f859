#include "app/scene_builder.h"

#include "app/pain_mode.h"
#include "app/palette.h"
#include "app/part_opacity.h"
#include "app/quiz_mode.h"
#include "app/skin_window.h"
#include "core/assert.h"
#include "core/side.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

namespace knotlas::app
{
namespace
{

constexpr float kCoveringOpacity = 0.16f;  // of what lies above the selection
constexpr std::size_t kMaxCached = 64;
constexpr glm::vec3 kRegionColourSrgb{0.33f, 0.58f, 0.80f};
constexpr glm::vec3 kRegionPrintSrgb{0.25f};
constexpr std::uint32_t kRegionPattern = 99;
constexpr float kSpilloverGlow = 0.6f;  // what only some feel glows less
constexpr std::uint32_t kPreviewPattern = 98;
constexpr std::uint32_t kEarlierPattern = 97;
constexpr std::uint32_t kSpotPattern = 96;
constexpr std::uint32_t kFirstAreaPattern = 1000;

scene::Material materialOf(anatomy::PartKind kind)
{
    switch (kind)
    {
    case anatomy::PartKind::Skin:
        return scene::Material::Skin;
    case anatomy::PartKind::Muscle:
        return scene::Material::Muscle;
    case anatomy::PartKind::Fascia:
        return scene::Material::Fascia;
    case anatomy::PartKind::Bone:
        return scene::Material::Bone;
    case anatomy::PartKind::Cartilage:
        break;
    }
    return scene::Material::Cartilage;
}

// The same slight variation for a muscle on both sides, whatever else is in the body.
float tintOf(const std::string& id)
{
    std::uint32_t hash = 2166136261U;  // FNV-1a
    for (const char c : id)
    {
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    }
    return static_cast<float>(hash % 1024U) / 1023.0f;
}

bool contains(const std::vector<std::uint32_t>& sorted, std::uint32_t value)
{
    return std::ranges::binary_search(sorted, value);
}

// What stands out: the selection, or what the quiz asks about.
std::vector<std::string> standingOut(const AppState& state)
{
    std::vector<std::string> asked = quizHighlight(state);
    return asked.empty() ? state.doc.selected : asked;
}

std::string selectionKey(const AppState& state)
{
    std::string key = std::to_string(static_cast<int>(state.doc.side));
    for (const std::string& id : standingOut(state))
    {
        key += '|' + id;
    }
    return key;
}

struct MuscleGlow
{
    scene::Glow glow;
    std::size_t slot = 0;
    bool spillover = false;
};

// What nearly everyone feels first, and of that the first place of every muscle before the second
// of any: where there are too many, every muscle keeps some.
void addGlows(scene::Scene& scene, const std::vector<MuscleGlow>& glows)
{
    struct Ranked
    {
        bool spillover = false;
        std::size_t turn = 0;
        const scene::Glow* glow = nullptr;
    };

    std::vector<Ranked> ranked;
    std::map<std::pair<std::size_t, bool>, std::size_t> turns;
    for (std::size_t i = 0; i < glows.size(); ++i)
    {
        const auto& [glow, slot, spillover] = glows[i];
        // Two points of a muscle may be felt in the same place, which glows but once.
        const auto same = [&, slot = slot, &glow = glow](const MuscleGlow& other) {
            return other.slot == slot && other.glow.centre == glow.centre;
        };
        if (std::any_of(glows.begin(), glows.begin() + static_cast<std::ptrdiff_t>(i), same))
        {
            continue;
        }
        ranked.push_back({spillover, turns[{slot, spillover}]++, &glows[i].glow});
    }
    std::ranges::stable_sort(ranked, {},
                             [](const Ranked& one) { return std::pair(one.spillover, one.turn); });
    for (const Ranked& one : ranked)
    {
        if (scene.glows.size() < scene::kMaxGlows)
        {
            scene.glows.push_back(*one.glow);
        }
    }
}

// Every muscle has its solid and its stippled zone: two for each of four. The faint borders above
// what glows inside the body stand back where there is no room for all.
void keepAllZones(std::vector<scene::Paint>& paints)
{
    static_assert(2 * std::tuple_size_v<decltype(Palette::patternsSrgb)> <= scene::kMaxPaints);
    while (paints.size() > scene::kMaxPaints)
    {
        const auto last = std::find_if(paints.rbegin(), paints.rend(), [](const scene::Paint& one) {
            return one.style == scene::ZoneStyle::Deep;
        });
        KNOTLAS_ASSERT(last != paints.rend());
        paints.erase(std::next(last).base());
    }
}

}  // namespace

scene::Scene SceneBuilder::build(const AppState& state, TimeS now)
{
    if (!(content_ == state.content))
    {
        looks_.clear();
        fields_.clear();
        felt_.clear();
        content_ = state.content;
    }
    scene::Scene scene;
    scene.camera = cameraAt(state, now);
    scene.look.theme = state.view.theme;
    scene.look.style = state.view.style;
    scene.look.skinToneSrgb = skinColour(state.view);
    if (state.content.empty())
    {
        return scene;
    }
    scene.standing = state.content.body->skin;
    addDrawables(scene, state);
    addPaints(scene, state, zoneStrength(state, now));
    addPain(scene, state);
    if (!standingOut(state).empty())
    {
        scene.window = {lookOf(state).openness, windowStrength(state, now)};
    }
    return scene;
}

const SceneBuilder::SelectionLook& SceneBuilder::lookOf(const AppState& state)
{
    const std::string key = selectionKey(state);
    if (const auto known = looks_.find(key); known != looks_.end())
    {
        return known->second;
    }
    if (looks_.size() >= kMaxCached)
    {
        looks_.clear();
    }
    SelectionLook look;
    for (const std::string& id : standingOut(state))
    {
        const std::vector<std::uint32_t> parts = partsOf(state, id);
        look.parts.insert(look.parts.end(), parts.begin(), parts.end());
    }
    std::ranges::sort(look.parts);
    look.covering = coveringParts(state.content, look.parts);
    look.openness =
        std::make_shared<const std::vector<float>>(openSkinAbove(state.content, look.parts));
    return looks_.emplace(key, std::move(look)).first->second;
}

void SceneBuilder::addDrawables(scene::Scene& scene, const AppState& state)
{
    const std::vector<anatomy::Part>& parts = state.content.body->parts;
    const bool selecting = !standingOut(state).empty();
    static const SelectionLook nothing;
    const SelectionLook& look = selecting ? lookOf(state) : nothing;
    for (std::uint32_t i = 0; i < parts.size(); ++i)
    {
        const anatomy::Part& part = parts[i];
        scene::Drawable drawable;
        drawable.id = i;
        drawable.mesh = part.mesh;
        drawable.material = materialOf(part.kind);
        const bool paintedOn = part.kind == anatomy::PartKind::Skin && paintsSkin(state);
        drawable.opacity = paintedOn ? 1.0f : opacityOf(state.doc, part);
        drawable.tint = tintOf(part.id);
        const bool selected = contains(look.parts, i);
        if (selected)
        {
            drawable.emphasis = scene::Emphasis::Selected;
            drawable.opacity = std::max(drawable.opacity, 1.0f);
        }
        else if (state.session.hover && state.session.hover->part == i)
        {
            drawable.emphasis = scene::Emphasis::Hovered;
        }
        else if (selecting && part.kind == anatomy::PartKind::Muscle)
        {
            drawable.emphasis = scene::Emphasis::Subdued;
        }
        if (contains(look.covering, i))
        {
            drawable.opacity *= kCoveringOpacity;
        }
        if (drawable.opacity > 0.0f)
        {
            scene.drawables.push_back(std::move(drawable));
        }
    }
}

void SceneBuilder::addPaints(scene::Scene& scene, const AppState& state, float strength)
{
    addPatterns(scene, state, strength);
    addRegion(scene, state, strength);
    addQuizPattern(scene, state, strength);
}

// The zones alone, without the muscle that they belong to.
void SceneBuilder::addQuizPattern(scene::Scene& scene, const AppState& state, float strength)
{
    const anatomy::PatternRow* row = quizPattern(state);
    if (row == nullptr)
    {
        return;
    }
    const glm::vec3& colour = patternColours(state.view).front();
    const std::string& point = state.session.quiz.run.question.point;
    const std::string key = "quiz" + point + std::string(core::toString(row->side));
    const auto paint = [&](const anatomy::SkinField& field, scene::ZoneStyle style,
                           const char* suffix) {
        if (Weights weights = dense(key + suffix, {&field}))
        {
            scene.paints.push_back({std::move(weights), colour, style, 0, strength});
        }
    };
    paint(row->essential, scene::ZoneStyle::Solid, "e");
    paint(row->spillover, scene::ZoneStyle::Stippled, "s");
}

void SceneBuilder::addPatterns(scene::Scene& scene, const AppState& state, float strength)
{
    // All points of one selected muscle share their paints: what nearly everyone feels, what some
    // do, and the skin above what is felt deep.
    struct Fields
    {
        std::vector<const anatomy::SkinField*> solid;
        std::vector<const anatomy::SkinField*> stippled;
        std::vector<const anatomy::SkinField*> deep;
    };

    const std::array<glm::vec3, 4>& colours = patternColours(state.view);
    std::vector<Fields> slots(shownMuscles(state).size());
    std::vector<MuscleGlow> glows;
    for (const ShownPattern& shown : shownPatterns(state))
    {
        Fields& fields = slots[shown.slot];
        const bool pain = shown.point->kind == anatomy::PointKind::Pain;
        auto& essential = pain ? fields.solid : fields.stippled;
        if (state.view.deepPain == DeepPain::Skin || !feltDeep(*shown.point))
        {
            essential.push_back(&shown.row->essential);
            fields.stippled.push_back(&shown.row->spillover);
            continue;
        }
        const FeltFields& felt = feltFields(shown);
        essential.push_back(&felt.essential);
        fields.stippled.push_back(&felt.spillover);
        fields.deep.push_back(&felt.aboveDeep);
        for (const DeepPlace& place : felt.places)
        {
            const bool spillover = place.level == anatomy::ZoneLevel::Spillover;
            glows.push_back({{place.centre, place.radius, colours[shown.slot],
                              spillover ? kSpilloverGlow * strength : strength},
                             shown.slot,
                             spillover});
        }
    }
    addGlows(scene, glows);
    const std::string key = selectionKey(state) + '#' + state.doc.triggerPoint.value_or("") + '+' +
                            state.session.preview +
                            (state.view.deepPain == DeepPain::Glow ? "g" : "");
    std::vector<scene::Paint> paints;
    for (std::size_t slot = 0; slot < slots.size(); ++slot)
    {
        const auto paint = [&](const std::vector<const anatomy::SkinField*>& fields,
                               scene::ZoneStyle style, const char* suffix) {
            Weights weights = dense(key + '/' + std::to_string(slot) + suffix, fields);
            if (weights != nullptr)
            {
                paints.push_back({std::move(weights), colours[slot], style,
                                  static_cast<std::uint32_t>(slot), strength});
            }
        };
        paint(slots[slot].solid, scene::ZoneStyle::Solid, "e");
        paint(slots[slot].stippled, scene::ZoneStyle::Stippled, "s");
        paint(slots[slot].deep, scene::ZoneStyle::Deep, "d");
    }
    keepAllZones(paints);
    std::ranges::move(paints, std::back_inserter(scene.paints));
}

void SceneBuilder::addRegion(scene::Scene& scene, const AppState& state, float strength)
{
    if (!state.doc.region || scene.paints.size() >= scene::kMaxPaints)
    {
        return;
    }
    std::vector<const anatomy::SkinField*> fields;
    for (const anatomy::RegionRow& row : state.content.matrix->regions())
    {
        if (state.content.atlas->regions[row.region].id == *state.doc.region &&
            shows(state.doc.side, row.side))
        {
            fields.push_back(&row.field);
        }
    }
    Weights weights = dense(
        "region" + *state.doc.region + std::to_string(static_cast<int>(state.doc.side)), fields);
    if (weights != nullptr)
    {
        const bool print = state.view.style == scene::Style::Print;
        scene.paints.push_back({std::move(weights), print ? kRegionPrintSrgb : kRegionColourSrgb,
                                scene::ZoneStyle::Solid, kRegionPattern, strength});
    }
}

const FeltFields& SceneBuilder::feltFields(const ShownPattern& shown)
{
    const std::string key = shown.point->id + std::string(core::toString(shown.row->side));
    const auto known = felt_.find(key);
    return known != felt_.end()
               ? known->second
               : felt_.emplace(key, fieldsByDepth(*content_.matrix, *shown.row, *shown.point))
                     .first->second;
}

// Where it hurts: the pattern of a candidate first, so that there is room for it.
void SceneBuilder::addPain(scene::Scene& scene, const AppState& state)
{
    const PainTool& tool = state.session.pain;
    if (!tool.on || tool.picture == nullptr)
    {
        return;
    }
    const auto add = [&](const SkinWeights& weights, const glm::vec3& colour,
                         scene::ZoneStyle style, std::uint32_t pattern) {
        if (weights != nullptr && scene.paints.size() < scene::kMaxPaints)
        {
            scene.paints.push_back({weights, colour, style, pattern, 1.0f});
        }
    };
    const anatomy::PatternRow* preview = tool.preview ? rowOf(content_, *tool.preview) : nullptr;
    if (preview != nullptr)
    {
        const std::string key =
            "preview" + tool.preview->point + std::string(core::toString(tool.preview->side));
        add(dense(key + 'e', {&preview->essential}), kPreviewColourSrgb, scene::ZoneStyle::Solid,
            kPreviewPattern);
        add(dense(key + 's', {&preview->spillover}), kPreviewColourSrgb, scene::ZoneStyle::Stippled,
            kPreviewPattern);
    }
    const PainPicture& picture = *tool.picture;
    const std::vector<anatomy::PainArea>& areas = state.doc.pain.drawing.areas;
    add(picture.spotWeights, kSpotColourSrgb, scene::ZoneStyle::Solid, kSpotPattern);
    add(picture.earlier, kEarlierColourSrgb, scene::ZoneStyle::Stippled, kEarlierPattern);
    for (std::size_t i = 0; i < std::min(areas.size(), picture.areas.size()); ++i)
    {
        add(picture.areas[i], glm::vec3(areas[i].colour) / 255.0f, scene::ZoneStyle::Solid,
            kFirstAreaPattern + static_cast<std::uint32_t>(i));
    }
}

// The highest of several sparse fields, for every vertex of the skin; null when nothing is painted.
SceneBuilder::Weights SceneBuilder::dense(const std::string& key,
                                          const std::vector<const anatomy::SkinField*>& fields)
{
    if (const auto known = fields_.find(key); known != fields_.end())
    {
        return known->second;
    }
    if (fields_.size() >= kMaxCached)
    {
        fields_.clear();
    }
    Weights weights;
    const bool painted = std::ranges::any_of(
        fields, [](const anatomy::SkinField* field) { return !field->empty(); });
    if (painted)
    {
        std::vector<float> values(content_.body->skin->positions.size(), 0.0f);
        for (const anatomy::SkinField* field : fields)
        {
            for (const anatomy::VertexWeight& entry : *field)
            {
                values[entry.vertex] = std::max(values[entry.vertex], entry.weight);
            }
        }
        weights = std::make_shared<const std::vector<float>>(std::move(values));
    }
    fields_.emplace(key, weights);
    return weights;
}

}  // namespace knotlas::app
