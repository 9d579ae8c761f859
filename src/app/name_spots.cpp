#include "app/name_spots.h"

#include "app/naming.h"
#include "app/sight.h"

#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

namespace knotlas::app
{
namespace
{

constexpr float kCells = 18'000.0f;        // rays for one picture
constexpr float kLeastCell = 3.0f;         // UI points at scale 1
constexpr float kLeastArea = 130.0f;       // of what is named, in square UI points at scale 1
constexpr float kMargin = 10.0f;           // of the names at the edges of the viewport
constexpr float kBesideBody = 26.0f;       // from the outline of the body to the names
constexpr float kWidest = 0.32f;           // of the viewport, for one column
constexpr float kNearPerM = 850.0f;        // UI points a metre, at scale 1: landmarks are near
constexpr float kLandmarkArea = 220.0f;    // as if so much of them were seen when they come near
constexpr float kLandmarkCoverM = 0.034f;  // felt through so much of skin and flesh
// Cartilages and tendons are less asked for than bones and muscles of their size.
constexpr float kLesserTissue = 0.3f;

bool isBone(anatomy::PartKind kind)
{
    return kind == anatomy::PartKind::Bone || kind == anatomy::PartKind::Cartilage;
}

bool wantsMuscles(AnatomyLabels labels)
{
    return labels == AnatomyLabels::Muscles || labels == AnatomyLabels::All;
}

bool wantsBones(AnatomyLabels labels)
{
    return labels == AnatomyLabels::Bones || labels == AnatomyLabels::All;
}

std::string landmarkName(const AppState& state, const std::string& landmark)
{
    const std::string node = "landmark." + landmark;
    const std::string_view latin =
        state.view.naming == Naming::Latin ? latinName(node) : std::string_view();
    return std::string(latin.empty() ? state.language->name(node) : latin);
}

// Cells of one thing on one side of the body that hang together in one half of the picture.
struct Patch
{
    std::vector<glm::ivec2> cells;
    int deepest = 0;  // of its cells, in steps from the edge
};

class Finder
{
  public:
    Finder(const AppState& state, const scene::Scene& scene, const AnnotationLayout& layout)
        : state_(state), scene_(scene), layout_(layout),
          cellSize_(std::max(std::sqrt(layout.sizeUi.x * layout.sizeUi.y / kCells),
                             kLeastCell * layout.uiScale)),
          sight_(scene, state.content,
                 glm::max(glm::ivec2(glm::ceil(layout.sizeUi / cellSize_)), glm::ivec2(1)),
                 layout.sizeUi.x / layout.sizeUi.y)
    {}

    NameableView find()
    {
        gatherThings();
        const std::vector<float> seen = seenAreas();
        view_.columns = placeColumns(seen);
        markOwners();
        measureDepths();
        addPatches();
        if (wantsBones(state_.view.anatomyLabels))
        {
            addLandmarks();
        }
        std::erase_if(view_.things, [](const NamedThing& thing) { return thing.spots.empty(); });
        return std::move(view_);
    }

  private:
    static constexpr int kNobody = -1;

    [[nodiscard]] std::size_t indexOf(const glm::ivec2& cell) const
    {
        return static_cast<std::size_t>(cell.y) * static_cast<std::size_t>(sight_.cells().x) +
               static_cast<std::size_t>(cell.x);
    }

    [[nodiscard]] bool contains(const glm::ivec2& cell) const
    {
        return cell.x >= 0 && cell.y >= 0 && cell.x < sight_.cells().x && cell.y < sight_.cells().y;
    }

    [[nodiscard]] glm::vec2 middleOf(const glm::ivec2& cell) const
    {
        return (glm::vec2(cell) + 0.5f) / glm::vec2(sight_.cells()) * layout_.sizeUi;
    }

    template <typename Use> void forCells(Use use) const
    {
        for (int y = 0; y < sight_.cells().y; ++y)
        {
            for (int x = 0; x < sight_.cells().x; ++x)
            {
                use(glm::ivec2(x, y), sight_.at(x, y));
            }
        }
    }

    // What each part of the body is named as; parts of one entry share its name.
    void gatherThings()
    {
        const std::vector<anatomy::Part>& parts = state_.content.body->parts;
        std::map<std::string, int> known;
        thingOf_.assign(parts.size(), kNobody);
        for (std::size_t i = 0; i < parts.size(); ++i)
        {
            const std::optional<NamedThing> thing = thingFor(parts[i]);
            if (!thing)
            {
                continue;
            }
            const auto [found, isNew] =
                known.emplace(thing->id, static_cast<int>(view_.things.size()));
            if (isNew)
            {
                view_.things.push_back(*thing);
            }
            thingOf_[i] = found->second;
        }
    }

    [[nodiscard]] std::optional<NamedThing> thingFor(const anatomy::Part& part) const
    {
        const AnatomyLabels labels = state_.view.anatomyLabels;
        if (part.kind == anatomy::PartKind::Muscle && wantsMuscles(labels))
        {
            const anatomy::Muscle* entry = entryOf(state_, part.id);
            const std::string head = namedHead(state_, part.id);
            const std::string& id = entry != nullptr ? entry->id : head.empty() ? part.id : head;
            return NamedThing{"muscle." + id, displayName(state_, part.id), NameKind::Muscle, {}};
        }
        const bool named = !state_.language->name(part.nodeName()).empty();
        if (part.kind == anatomy::PartKind::Fascia && wantsMuscles(labels) && named)
        {
            return NamedThing{part.nodeName(), nameOf(state_, part), NameKind::Muscle, {}};
        }
        if (isBone(part.kind) && wantsBones(labels))
        {
            return NamedThing{part.nodeName(), nameOf(state_, part), NameKind::Bone, {}};
        }
        return std::nullopt;
    }

    // How much is seen of every thing, both sides together.
    [[nodiscard]] std::vector<float> seenAreas() const
    {
        std::vector<float> areas(view_.things.size(), 0.0f);
        forCells([&](const glm::ivec2&, const Sight::Cell& cell) {
            if (cell.part && thingOf_[*cell.part] != kNobody)
            {
                areas[static_cast<std::size_t>(thingOf_[*cell.part])] += cellSize_ * cellSize_;
            }
        });
        return areas;
    }

    // As wide as the widest name that is likely to be printed; beside the body where there is room,
    // at the edges of the viewport otherwise.
    [[nodiscard]] NameColumns placeColumns(const std::vector<float>& seen) const
    {
        const float scale = layout_.uiScale;
        NameColumns columns;
        const float widest = kWidest * layout_.sizeUi.x;
        std::vector<std::pair<float, float>> widths;  // area, width
        for (std::size_t i = 0; i < seen.size(); ++i)
        {
            if (seen[i] >= kLeastArea * scale * scale)
            {
                widths.emplace_back(seen[i], layout_.measure(view_.things[i].text).x);
            }
        }
        std::ranges::sort(widths, std::greater());
        const float rows = layout_.sizeUi.y / (1.3f * layout_.measure("Ag").y);
        widths.resize(std::min(widths.size(), static_cast<std::size_t>(2.0f * rows)));
        columns.width = wantsBones(state_.view.anatomyLabels) ? 0.2f * layout_.sizeUi.x : 0.0f;
        for (const auto& [area, width] : widths)
        {
            columns.width = std::max(columns.width, std::min(width, widest));
        }

        float from = layout_.sizeUi.x;
        float to = 0.0f;
        double sum = 0.0;
        std::size_t count = 0;
        forCells([&](const glm::ivec2& at, const Sight::Cell& cell) {
            if (cell.body)
            {
                const float x = middleOf(at).x;
                from = std::min(from, x);
                to = std::max(to, x);
                sum += x;
                ++count;
            }
        });
        columns.split =
            count == 0 ? 0.5f * layout_.sizeUi.x : static_cast<float>(sum / double(count));
        const float edge = kMargin * scale + columns.width;
        columns.left = std::max(from - kBesideBody * scale, edge);
        columns.right = std::min(to + kBesideBody * scale, layout_.sizeUi.x - edge);
        columns.leftOverBody = from < columns.left;
        columns.rightOverBody = to > columns.right;
        columns.split =
            std::clamp(columns.split, columns.left, std::max(columns.left, columns.right));
        return columns;
    }

    // Every cell belongs to a thing on one side of the body in one half of the picture; those that
    // the columns lie on belong to nobody.
    void markOwners()
    {
        owner_.assign(indexOf({0, sight_.cells().y}), kNobody);
        const float air = 14.0f * layout_.uiScale;
        forCells([&](const glm::ivec2& at, const Sight::Cell& cell) {
            const float x = middleOf(at).x;
            const bool covered = x < view_.columns.left + air || x > view_.columns.right - air;
            if (cell.part && thingOf_[*cell.part] != kNobody && !covered)
            {
                const auto side = static_cast<int>(state_.content.body->parts[*cell.part].side);
                const int half = x < view_.columns.split ? 0 : 1;
                owner_[indexOf(at)] = (thingOf_[*cell.part] * 3 + side) * 2 + half;
            }
        });
    }

    [[nodiscard]] int ownerAt(const glm::ivec2& cell) const
    {
        return contains(cell) ? owner_[indexOf(cell)] : kNobody;
    }

    // How many steps each cell is from another owner's.
    void measureDepths()
    {
        depth_.assign(owner_.size(), 0);
        std::vector<glm::ivec2> front;
        forCells([&](const glm::ivec2& at, const Sight::Cell&) {
            const int owner = ownerAt(at);
            const bool edge = std::ranges::any_of(
                kSteps, [&](const glm::ivec2& step) { return ownerAt(at + step) != owner; });
            if (owner != kNobody && edge)
            {
                depth_[indexOf(at)] = 1;
                front.push_back(at);
            }
        });
        for (std::size_t next = 0; next < front.size(); ++next)
        {
            const glm::ivec2 at = front[next];
            for (const glm::ivec2& step : kSteps)
            {
                const glm::ivec2 neighbour = at + step;
                if (ownerAt(neighbour) == ownerAt(at) && depth_[indexOf(neighbour)] == 0)
                {
                    depth_[indexOf(neighbour)] = depth_[indexOf(at)] + 1;
                    front.push_back(neighbour);
                }
            }
        }
    }

    // The largest patch of every owner gets a spot.
    void addPatches()
    {
        std::map<int, Patch> largest;
        std::vector<bool> visited(owner_.size(), false);
        forCells([&](const glm::ivec2& at, const Sight::Cell&) {
            if (ownerAt(at) == kNobody || visited[indexOf(at)])
            {
                return;
            }
            Patch patch = patchFrom(at, visited);
            Patch& best = largest[ownerAt(at)];
            if (patch.cells.size() > best.cells.size())
            {
                best = std::move(patch);
            }
        });
        for (const auto& [owner, patch] : largest)
        {
            NamedThing& thing = view_.things[static_cast<std::size_t>(owner / 6)];
            const float area = static_cast<float>(patch.cells.size()) * cellSize_ * cellSize_;
            const bool lesser =
                thing.id.starts_with("cartilage.") || thing.id.starts_with("fascia.");
            const float weight = area * (lesser ? kLesserTissue : 1.0f);
            if (weight >= kLeastArea * layout_.uiScale * layout_.uiScale)
            {
                addSpots(thing, patch, weight);
            }
        }
    }

    Patch patchFrom(const glm::ivec2& start, std::vector<bool>& visited) const
    {
        Patch patch;
        patch.cells.push_back(start);
        visited[indexOf(start)] = true;
        for (std::size_t next = 0; next < patch.cells.size(); ++next)
        {
            const glm::ivec2 at = patch.cells[next];
            patch.deepest = std::max(patch.deepest, depth_[indexOf(at)]);
            for (const glm::ivec2& step : kSteps)
            {
                const glm::ivec2 neighbour = at + step;
                if (ownerAt(neighbour) == ownerAt(at) && !visited[indexOf(neighbour)])
                {
                    visited[indexOf(neighbour)] = true;
                    patch.cells.push_back(neighbour);
                }
            }
        }
        return patch;
    }

    // Well inside the patch: near its middle, and a little above and below it, where a line may
    // keep clear of others.
    void addSpots(NamedThing& thing, const Patch& patch, float weight) const
    {
        constexpr std::array<float, 3> heights{0.5f, 0.28f, 0.72f};
        constexpr float secondBest = 0.99f;
        glm::vec2 middle{0.0f};
        int top = patch.cells.front().y;
        int bottom = top;
        for (const glm::ivec2& cell : patch.cells)
        {
            middle += glm::vec2(cell) / static_cast<float>(patch.cells.size());
            top = std::min(top, cell.y);
            bottom = std::max(bottom, cell.y);
        }
        for (const float height : heights)
        {
            const bool first = height == heights.front();
            const float y = static_cast<float>(top) + height * static_cast<float>(bottom - top);
            NamedSpot spot = spotNear(patch, first ? middle : glm::vec2(middle.x, y));
            spot.area = first ? weight : secondBest * weight;
            thing.spots.push_back(spot);
        }
    }

    [[nodiscard]] NamedSpot spotNear(const Patch& patch, const glm::vec2& wish) const
    {
        constexpr float wellInside = 0.6f;
        const auto least = static_cast<int>(wellInside * static_cast<float>(patch.deepest));
        const glm::ivec2* best = nullptr;
        for (const glm::ivec2& cell : patch.cells)
        {
            const bool inside = depth_[indexOf(cell)] >= least;
            if (inside && (best == nullptr || glm::distance(glm::vec2(cell), wish) <
                                                  glm::distance(glm::vec2(*best), wish)))
            {
                best = &cell;
            }
        }
        return {middleOf(*best), sight_.at(best->x, best->y).pointWorld, 0.0f};
    }

    void addLandmarks()
    {
        for (const auto& [id, position] : state_.content.body->landmarks.all())
        {
            const std::string name = landmarkName(state_, id);
            if (name.empty())
            {
                continue;
            }
            NamedThing thing{"landmark." + id, name, NameKind::Landmark, {}};
            addLandmarkSpot(thing, position);
            if (position.x != 0.0f)
            {
                addLandmarkSpot(thing, {-position.x, position.y, position.z});
            }
            view_.things.push_back(std::move(thing));
        }
    }

    // In square UI points, as of an area; nothing when the point is out of the picture or far.
    [[nodiscard]] std::optional<NamedSpot> nearSpot(const glm::vec3& position) const
    {
        const glm::vec3 seen = scene_.camera.project(position, layout_.sizeUi.x / layout_.sizeUi.y);
        const glm::vec2 at = glm::vec2(seen.x, seen.y) * layout_.sizeUi;
        const float margin = 2.0f * kMargin * layout_.uiScale;
        const bool within = seen.z > 0.0f && at.x > margin && at.y > margin &&
                            at.x < layout_.sizeUi.x - margin && at.y < layout_.sizeUi.y - margin;
        const float perM = layout_.sizeUi.y / (2.0f * std::tan(0.5f * scene_.camera.fovYRad) *
                                               std::max(seen.z, 0.01f));
        const float nearness = perM / (kNearPerM * layout_.uiScale);
        if (!within || nearness < 1.0f)
        {
            return std::nullopt;
        }
        const float area = kLandmarkArea * nearness * layout_.uiScale * layout_.uiScale;
        return NamedSpot{at, position, area};
    }

    void addLandmarkSpot(NamedThing& thing, const glm::vec3& position) const
    {
        if (!nearSpot(position))
        {
            return;
        }
        const std::optional<glm::vec3> onBone = nearestOfBone(position);
        const std::optional<NamedSpot> spot = onBone ? nearSpot(*onBone) : std::nullopt;
        if (spot && sight_.seesPoint(*onBone, kLandmarkCoverM))
        {
            thing.spots.push_back(*spot);
        }
    }

    // Landmarks are measured; the bone that is drawn may lie a little beside them.
    [[nodiscard]] std::optional<glm::vec3> nearestOfBone(const glm::vec3& position) const
    {
        constexpr float farthestM = 0.008f;
        float nearest = farthestM * farthestM;
        std::optional<glm::vec3> best;
        for (const anatomy::Part& part : state_.content.body->parts)
        {
            if (!isBone(part.kind))
            {
                continue;
            }
            for (const glm::vec3& vertex : part.mesh->positions)
            {
                const glm::vec3 away = vertex - position;
                const float distance = glm::dot(away, away);
                if (distance < nearest)
                {
                    nearest = distance;
                    best = vertex;
                }
            }
        }
        return best;
    }

    static constexpr std::array<glm::ivec2, 4> kSteps{
        {glm::ivec2(1, 0), glm::ivec2(-1, 0), glm::ivec2(0, 1), glm::ivec2(0, -1)}};

    const AppState& state_;
    const scene::Scene& scene_;
    const AnnotationLayout& layout_;
    float cellSize_;
    Sight sight_;
    NameableView view_;
    std::vector<int> thingOf_;  // of each part
    std::vector<int> owner_;    // of each cell
    std::vector<int> depth_;
};

}  // namespace

NameableView nameableIn(const AppState& state, const scene::Scene& scene,
                        const AnnotationLayout& layout)
{
    if (state.content.empty())
    {
        return {};
    }
    return Finder(state, scene, layout).find();
}

}  // namespace knotlas::app
