#include "app/anatomy_names.h"

#include "app/name_spots.h"
#include "app/planar.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

namespace knotlas::app
{
namespace
{

// UI points at scale 1.
constexpr float kMargin = 10.0f;  // at the edges of the viewport
constexpr float kAir = 5.0f;      // between a name and its line, and around what is kept clear
// Between two names, in heights of a line; a column is divided into quarters of that.
constexpr float kPitch = 1.22f;
constexpr std::size_t kSteps = 4;
// A page that is filled to the brim is not read.
constexpr float kFilled = 0.72f;
constexpr float kClearOfOthers = 6.0f;  // from a line to the end of another one
constexpr float kKept = 1.3f;           // how much smaller a thing may be that was named before

struct Candidate
{
    const NamedThing* thing = nullptr;
    const NamedSpot* spot = nullptr;
    bool inLeftColumn = false;
    float priority = 0.0f;
    glm::vec2 size{0.0f};
    glm::vec2 port{0.0f};
};

// The largest spot of a thing in one half of the picture.
const NamedSpot* bestSpot(const NamedThing& thing, const NameColumns& columns, bool left)
{
    const NamedSpot* best = nullptr;
    for (const NamedSpot& spot : thing.spots)
    {
        const bool reachable = spot.at.x > columns.left && spot.at.x < columns.right;
        if (reachable && (spot.at.x < columns.split) == left &&
            (best == nullptr || spot.area > best->area))
        {
            best = &spot;
        }
    }
    return best;
}

// One column: its free places, and the names in them.
class Column
{
  public:
    Column(const NameColumns& columns, const AnnotationLayout& layout, bool left)
        : columns_(columns), layout_(layout), left_(left)
    {
        height_ = layout.measure("Ag").y;
        step_ = height_ * kPitch / static_cast<float>(kSteps);
        const float edge = kMargin * layout.uiScale + 0.5f * height_;
        for (float y = edge; y <= layout.sizeUi.y - edge; y += step_)
        {
            if (isFree(y))
            {
                places_.push_back(y);
            }
        }
        std::size_t room = 0;
        for (std::size_t i = 0; i < places_.size(); i = after(i))
        {
            ++room;
        }
        most_ = static_cast<std::size_t>(std::ceil(kFilled * static_cast<float>(room)));
    }

    [[nodiscard]] bool full() const { return names_.size() >= most_; }

    [[nodiscard]] std::size_t count() const { return names_.size(); }

    void add(Candidate candidate)
    {
        candidate.inLeftColumn = left_;
        names_.push_back(candidate);
    }

    // Gives every name a place near the height of what it names, without crossing lines.
    std::vector<Candidate> placed()
    {
        while (!names_.empty() && !assign())
        {
            names_.erase(std::ranges::min_element(names_, {}, &Candidate::priority));
        }
        untangle();
        spread();
        std::erase_if(names_,
                      [&](const Candidate& name) { return isBarred(name.port, name.spot->at); });
        return std::move(names_);
    }

  private:
    [[nodiscard]] float portX() const
    {
        const float air = kAir * layout_.uiScale;
        return left_ ? columns_.left + air : columns_.right - air;
    }

    [[nodiscard]] bool isFree(float y) const
    {
        const float from = left_ ? columns_.left - columns_.width : columns_.right;
        const Rect row{{from, y - 0.5f * height_}, {from + columns_.width, y + 0.5f * height_}};
        const Rect wide = grown(row, kAir * layout_.uiScale);
        return std::ranges::none_of(layout_.keepClear,
                                    [&](const Rect& other) { return overlap(wide, other); });
    }

    // The first place that leaves room for a name at place `i`.
    [[nodiscard]] std::size_t after(std::size_t i) const
    {
        const float next = places_[i] + (static_cast<float>(kSteps) - 0.5f) * step_;
        return static_cast<std::size_t>(std::ranges::lower_bound(places_, next) - places_.begin());
    }

    // Names in the order of what they name, each as near to its height as the others let it:
    // the cheapest of all assignments. False when there is no room.
    bool assign()
    {
        std::ranges::stable_sort(names_, [](const Candidate& a, const Candidate& b) {
            return a.spot->at.y < b.spot->at.y;
        });
        constexpr float never = std::numeric_limits<float>::infinity();
        const std::size_t count = names_.size();
        const std::size_t end = places_.size();
        // cost[i][p]: names i and later, in places p and later.
        std::vector<std::vector<float>> cost(count + 1, std::vector<float>(end + 1, never));
        std::ranges::fill(cost[count], 0.0f);
        for (std::size_t i = count; i-- > 0;)
        {
            for (std::size_t p = end; p-- > 0;)
            {
                const float away = places_[p] - names_[i].spot->at.y;
                cost[i][p] = std::min(cost[i][p + 1], away * away + cost[i + 1][after(p)]);
            }
        }
        if (cost[0][0] == never)
        {
            return false;
        }
        std::size_t p = 0;
        for (std::size_t i = 0; i < count; ++i)
        {
            while (cost[i][p] == cost[i][p + 1])
            {
                ++p;
            }
            names_[i].port = {portX(), places_[p]};
            p = after(p);
        }
        return true;
    }

    // Exchanging the places of two names whose lines cross makes their lines shorter together, so
    // this ends.
    void untangle()
    {
        constexpr int most = 10'000;  // rounding could go round in circles
        bool crossing = true;
        for (int swaps = 0; crossing && swaps < most;)
        {
            crossing = false;
            for (std::size_t i = 0; i < names_.size(); ++i)
            {
                for (std::size_t j = i + 1; j < names_.size(); ++j)
                {
                    if (segmentsCross(names_[i].port, names_[i].spot->at, names_[j].port,
                                      names_[j].spot->at))
                    {
                        std::swap(names_[i].port, names_[j].port);
                        crossing = true;
                        ++swaps;
                    }
                }
            }
        }
    }

    // How near lines come to the ends of others, at their nearest; below nothing when they cross or
    // run over what is kept clear.
    [[nodiscard]] float airAround(std::size_t index, const glm::vec2& anchor) const
    {
        float air = kClearOfOthers * layout_.uiScale;
        const glm::vec2& port = names_[index].port;
        if (isBarred(port, anchor))
        {
            return -1.0f;
        }
        for (std::size_t j = 0; j < names_.size(); ++j)
        {
            if (j == index)
            {
                continue;
            }
            const glm::vec2& otherPort = names_[j].port;
            const glm::vec2& otherAnchor = names_[j].spot->at;
            if (segmentsCross(port, anchor, otherPort, otherAnchor))
            {
                return -1.0f;
            }
            air = std::min({air, distanceToSegment(anchor, otherPort, otherAnchor),
                            distanceToSegment(otherAnchor, port, anchor)});
        }
        return air;
    }

    // A line that runs over the end of another one points to another spot of the same thing.
    void spread()
    {
        constexpr float asGood = 0.9f;
        for (std::size_t i = 0; i < names_.size(); ++i)
        {
            Candidate& name = names_[i];
            float best = airAround(i, name.spot->at);
            const float least = asGood * name.spot->area;
            for (const NamedSpot& spot : name.thing->spots)
            {
                const bool here = spot.area >= least && (spot.at.x < columns_.split) == left_ &&
                                  spot.at.x > columns_.left && spot.at.x < columns_.right;
                if (best < kClearOfOthers * layout_.uiScale && here && airAround(i, spot.at) > best)
                {
                    best = airAround(i, spot.at);
                    name.spot = &spot;
                }
            }
        }
    }

    // Whether the line would run over something that is to be kept clear.
    [[nodiscard]] bool isBarred(const glm::vec2& port, const glm::vec2& anchor) const
    {
        return std::ranges::any_of(
            layout_.keepClear, [&](const Rect& rect) { return segmentMeets(port, anchor, rect); });
    }

    const NameColumns& columns_;
    const AnnotationLayout& layout_;
    bool left_;
    float height_ = 0.0f;
    float step_ = 0.0f;
    std::vector<float> places_;  // heights of the middles of free rows, downwards
    std::size_t most_ = 0;
    std::vector<Candidate> names_;
};

AnatomyName finished(const Candidate& candidate, const NameColumns& columns)
{
    AnatomyName name;
    name.id = candidate.thing->id;
    name.text = candidate.thing->text;
    name.kind = candidate.thing->kind;
    name.inLeftColumn = candidate.inLeftColumn;
    name.overBody = candidate.inLeftColumn ? columns.leftOverBody : columns.rightOverBody;
    name.anchor = candidate.spot->at;
    name.pointWorld = candidate.spot->pointWorld;
    name.port = candidate.port;
    const float x = candidate.inLeftColumn ? columns.left - candidate.size.x : columns.right;
    name.textMin = {x, candidate.port.y - 0.5f * candidate.size.y};
    name.textMax = name.textMin + candidate.size;
    return name;
}

const AnatomyName* findName(std::span<const AnatomyName> names, const std::string& id)
{
    const auto found = std::ranges::find(names, id, &AnatomyName::id);
    return found == names.end() ? nullptr : &*found;
}

// The column for a thing that could be named on either side: where it was, where more of it is
// seen, or where there are fewer names.
std::optional<bool> chooseLeft(const NamedSpot* left, const NamedSpot* right,
                               const AnatomyName* before, const Column& leftColumn,
                               const Column& rightColumn)
{
    constexpr float asGood = 0.5f;
    const float leftArea = left != nullptr && !leftColumn.full() ? left->area : 0.0f;
    const float rightArea = right != nullptr && !rightColumn.full() ? right->area : 0.0f;
    if (leftArea <= 0.0f && rightArea <= 0.0f)
    {
        return std::nullopt;
    }
    const bool either = std::min(leftArea, rightArea) >= asGood * std::max(leftArea, rightArea);
    const bool wasLeft = before != nullptr && before->inLeftColumn;
    if (before != nullptr && (wasLeft ? leftArea : rightArea) > 0.0f)
    {
        return wasLeft;
    }
    if (either && leftColumn.count() != rightColumn.count())
    {
        return leftColumn.count() < rightColumn.count();
    }
    return leftArea >= rightArea;
}

// Names of landmarks crowd: the next one keeps away from those that are pointed at.
bool isCrowded(const NamedSpot& spot, std::span<const glm::vec2> taken, float distance)
{
    return std::ranges::any_of(
        taken, [&](const glm::vec2& other) { return glm::distance(spot.at, other) < distance; });
}

}  // namespace

std::vector<AnatomyName> layOutNames(std::span<const NamedThing> things, const NameColumns& columns,
                                     const AnnotationLayout& layout,
                                     std::span<const AnatomyName> previous)
{
    std::vector<Candidate> candidates;
    for (const NamedThing& thing : things)
    {
        Candidate candidate;
        candidate.thing = &thing;
        candidate.size = layout.measure(thing.text);
        for (const NamedSpot& spot : thing.spots)
        {
            candidate.priority = std::max(candidate.priority, spot.area);
        }
        candidate.priority *= findName(previous, thing.id) != nullptr ? kKept : 1.0f;
        if (candidate.size.x <= columns.width)
        {
            candidates.push_back(candidate);
        }
    }
    std::ranges::stable_sort(candidates, std::ranges::greater(), &Candidate::priority);

    constexpr float crowded = 14.0f;
    Column left(columns, layout, true);
    Column right(columns, layout, false);
    std::vector<glm::vec2> taken;
    for (Candidate& candidate : candidates)
    {
        const NamedSpot* inLeft = bestSpot(*candidate.thing, columns, true);
        const NamedSpot* inRight = bestSpot(*candidate.thing, columns, false);
        const std::optional<bool> toLeft =
            chooseLeft(inLeft, inRight, findName(previous, candidate.thing->id), left, right);
        if (!toLeft)
        {
            continue;
        }
        candidate.spot = *toLeft ? inLeft : inRight;
        if (candidate.thing->kind == NameKind::Landmark &&
            isCrowded(*candidate.spot, taken, crowded * layout.uiScale))
        {
            continue;
        }
        taken.push_back(candidate.spot->at);
        (*toLeft ? left : right).add(candidate);
    }
    std::vector<AnatomyName> names;
    for (Column* column : {&left, &right})
    {
        for (const Candidate& candidate : column->placed())
        {
            names.push_back(finished(candidate, columns));
        }
    }
    return names;
}

std::vector<AnatomyName> nameAnatomy(const AppState& state, const scene::Scene& scene,
                                     const AnnotationLayout& layout,
                                     std::span<const AnatomyName> previous)
{
    if (state.view.anatomyLabels == AnatomyLabels::Off)
    {
        return {};
    }
    const NameableView view = nameableIn(state, scene, layout);
    return layOutNames(view.things, view.columns, layout, previous);
}

}  // namespace knotlas::app
