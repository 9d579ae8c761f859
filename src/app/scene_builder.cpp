#include "app/scene_builder.h"

#include "app/pain_mode.h"
#include "app/palette.h"
#include "app/skin_window.h"
#include "core/side.h"

#include <algorithm>
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

float layerOpacity(const Layers& layers, const anatomy::Part& part)
{
    switch (part.kind)
    {
    case anatomy::PartKind::Skin:
        return layers.skin;
    case anatomy::PartKind::Muscle:
        return part.superficial ? layers.superficialMuscles : layers.deepMuscles;
    case anatomy::PartKind::Fascia:
        return layers.superficialMuscles;
    case anatomy::PartKind::Bone:
    case anatomy::PartKind::Cartilage:
        break;
    }
    return layers.skeleton;
}

// A muscle's own opacity counts for all parts below its id; the most exact id wins.
float opacityOf(const Document& doc, const anatomy::Part& part)
{
    float opacity = layerOpacity(doc.layers, part);
    std::size_t exactness = 0;
    for (const auto& [id, own] : doc.muscleOpacity)
    {
        if (part.kind == anatomy::PartKind::Muscle && anatomy::matchesId(part.id, id) &&
            id.size() >= exactness)
        {
            opacity = own;
            exactness = id.size();
        }
    }
    return opacity;
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

std::string selectionKey(const AppState& state)
{
    std::string key = std::to_string(static_cast<int>(state.doc.side));
    for (const std::string& id : state.doc.selected)
    {
        key += '|' + id;
    }
    return key;
}

void addGlows(scene::Scene& scene, const std::vector<DeepPlace>& places, const glm::vec3& colour,
              float strength)
{
    for (const DeepPlace& place : places)
    {
        const scene::Glow glow{
            place.centre, place.radius, colour,
            strength * (place.level == anatomy::ZoneLevel::Essential ? 1.0f : kSpilloverGlow)};
        // Two points of a muscle may be felt in the same place, which glows but once.
        const auto same = [&](const scene::Glow& other) {
            return other.centre == glow.centre && other.colourSrgb == glow.colourSrgb;
        };
        if (scene.glows.size() < scene::kMaxGlows && std::ranges::none_of(scene.glows, same))
        {
            scene.glows.push_back(glow);
        }
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
    if (!state.doc.selected.empty())
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
    for (const std::string& id : state.doc.selected)
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
    const bool selecting = !state.doc.selected.empty();
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
        addGlows(scene, felt.places, colours[shown.slot], strength);
    }
    const std::string key = selectionKey(state) + '#' + state.doc.triggerPoint.value_or("") + '+' +
                            state.session.preview +
                            (state.view.deepPain == DeepPain::Glow ? "g" : "");
    for (std::size_t slot = 0; slot < slots.size(); ++slot)
    {
        const auto paint = [&](const std::vector<const anatomy::SkinField*>& fields,
                               scene::ZoneStyle style, const char* suffix) {
            Weights weights = dense(key + '/' + std::to_string(slot) + suffix, fields);
            if (weights != nullptr && scene.paints.size() < scene::kMaxPaints)
            {
                scene.paints.push_back({std::move(weights), colours[slot], style,
                                        static_cast<std::uint32_t>(slot), strength});
            }
        };
        paint(slots[slot].solid, scene::ZoneStyle::Solid, "e");
        paint(slots[slot].stippled, scene::ZoneStyle::Stippled, "s");
        paint(slots[slot].deep, scene::ZoneStyle::Deep, "d");
    }
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
