#include "app/app_state.h"

#include "app/camera_rig.h"
#include "app/class_view.h"
#include "app/learn_mode.h"
#include "app/naming.h"
#include "app/presenting.h"
#include "app/quiz_mode.h"

#include <glm/common.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace knotlas::app
{
namespace
{

// A zone needs this long to appear after a selection; then it pulses once.
constexpr double kFadeS = 0.25;
constexpr double kPulseS = 0.60;
constexpr double kPulseDepth = 0.40;
constexpr double kPi = 3.14159265358979;

// Quick at first, then settling: no overshoot, so that what is looked at never swings past.
double eased(double t)
{
    const double rest = 1.0 - t;
    return 1.0 - rest * rest * rest;
}

// The shorter way round between two azimuths.
float shortestTurn(float from, float to)
{
    return std::remainder(to - from, 2.0f * 3.14159265f);
}

constexpr std::array<std::string_view, 4> kAnatomyLabels{"off", "muscles", "bones", "all"};

}  // namespace

std::string_view toString(AnatomyLabels labels)
{
    return kAnatomyLabels[static_cast<std::size_t>(labels)];
}

AnatomyLabels anatomyLabelsNamed(std::string_view word)
{
    const auto found = std::ranges::find(kAnatomyLabels, word);
    const auto index = found == kAnatomyLabels.end() ? 0 : found - kAnatomyLabels.begin();
    return static_cast<AnatomyLabels>(index);
}

scene::Camera cameraAt(const AppState& state, TimeS now)
{
    const scene::Camera& to = state.view.camera;
    if (!state.session.flight)
    {
        return to;
    }
    const CameraFlight& flight = *state.session.flight;
    const double elapsed = (now - flight.start) / flight.durationS;
    if (elapsed >= 1.0)
    {
        return to;
    }
    const auto t = static_cast<float>(eased(std::max(elapsed, 0.0)));
    scene::Camera camera = to;
    camera.target = glm::mix(flight.from.target, to.target, t);
    // Distances are felt as ratios.
    camera.distance = flight.from.distance * std::pow(to.distance / flight.from.distance, t);
    camera.azimuthRad =
        flight.from.azimuthRad + t * shortestTurn(flight.from.azimuthRad, to.azimuthRad);
    camera.elevationRad = glm::mix(flight.from.elevationRad, to.elevationRad, t);
    camera.fovYRad = glm::mix(flight.from.fovYRad, to.fovYRad, t);
    return camera;
}

void tick(AppState& state, TimeS now, const Viewport& viewport)
{
    Session& session = state.session;
    session.now = now;
    if (!(session.viewport == viewport))
    {
        session.viewport = viewport;
        if (const auto camera = namedView(state, session.framing, viewport.aspect()))
        {
            state.view.camera = *camera;
        }
    }
    if (session.flight && now >= session.flight->start + session.flight->durationS)
    {
        session.flight.reset();
    }
    std::erase_if(session.toasts, [&](const Toast& toast) { return toast.until <= now; });
    tickQuiz(state, now);
    tickPresenting(state, now);
}

bool animating(const AppState& state, TimeS now)
{
    const Session& session = state.session;
    const bool flying = session.flight && now < session.flight->start + session.flight->durationS;
    const bool somethingShown = !state.doc.selected.empty() || state.doc.region;
    const double moving = somethingShown ? kFadeS + kPulseS : kFadeS;
    const bool fading = !state.view.reducedMotion && now < session.selectedAt + moving;
    return flying || fading || classHelpMoves(state, now) || presentingMoves(state, now);
}

float zoneStrength(const AppState& state, TimeS now)
{
    const double since = now - state.session.selectedAt;
    if (state.view.reducedMotion || since >= kFadeS + kPulseS)
    {
        return 1.0f;
    }
    if (since < kFadeS)
    {
        return static_cast<float>(eased(std::max(since / kFadeS, 0.0)));
    }
    const double wave = std::sin(kPi * (since - kFadeS) / kPulseS);
    return static_cast<float>(1.0 - kPulseDepth * wave * wave);
}

float windowStrength(const AppState& state, TimeS now)
{
    if (state.view.reducedMotion)
    {
        return 1.0f;
    }
    return static_cast<float>(std::clamp((now - state.session.selectedAt) / kFadeS, 0.0, 1.0));
}

float labelFactor(LabelSize size)
{
    switch (size)
    {
    case LabelSize::Small:
        return 0.85f;
    case LabelSize::Large:
        return 1.4f;
    case LabelSize::Normal:
        break;
    }
    return 1.0f;
}

std::optional<TimeS> nextChange(const AppState& state, TimeS now)
{
    std::optional<TimeS> next;
    const auto consider = [&](TimeS at) { next = std::min(next.value_or(at), at); };
    for (const Toast& toast : state.session.toasts)
    {
        consider(toast.until);
    }
    if (const std::optional<TimeS> help = nextClassHelpChange(state, now))
    {
        consider(*help);
    }
    if (const std::optional<TimeS> present = nextPresentChange(state, now))
    {
        consider(*present);
    }
    if (const std::optional<TimeS> learn = nextLearnChange(state, now))
    {
        consider(*learn);
    }
    if (const std::optional<TimeS> quiz = nextQuizChange(state, now))
    {
        consider(*quiz);
    }
    return next;
}

const anatomy::Muscle* entryOf(const AppState& state, std::string_view muscleId)
{
    if (state.content.atlas == nullptr)
    {
        return nullptr;
    }
    return state.content.atlas->describing(muscleId);
}

std::vector<std::string> muscleIds(const AppState& state)
{
    std::vector<std::string> ids;
    if (state.content.empty())
    {
        return ids;
    }
    for (const anatomy::Muscle& muscle : state.content.atlas->muscles)
    {
        ids.push_back(muscle.id);
    }
    for (const anatomy::Part& part : state.content.body->parts)
    {
        if (part.kind == anatomy::PartKind::Muscle && part.side != core::Side::Left)
        {
            ids.push_back(part.id);
        }
    }
    // "trapezius" stands for all of its parts.
    for (std::size_t i = 0, count = ids.size(); i < count; ++i)
    {
        const std::size_t dot = ids[i].find('.');
        if (dot != std::string::npos)
        {
            ids.push_back(ids[i].substr(0, dot));
        }
    }
    std::ranges::sort(ids);
    const auto rest = std::ranges::unique(ids);
    ids.erase(rest.begin(), rest.end());
    return ids;
}

bool isMuscleId(const AppState& state, std::string_view id)
{
    const std::vector<std::string> ids = muscleIds(state);
    return std::ranges::find(ids, id) != ids.end();
}

void forgetUnknown(AppState& state)
{
    Document& doc = state.doc;
    std::erase_if(doc.selected, [&](const std::string& id) { return !isMuscleId(state, id); });
    const bool knowsPoint = doc.triggerPoint && state.content.matrix != nullptr &&
                            state.content.atlas->findTriggerPoint(*doc.triggerPoint) != nullptr;
    if (!knowsPoint)
    {
        doc.triggerPoint.reset();
    }
    if (doc.region &&
        (state.content.atlas == nullptr || state.content.atlas->findRegion(*doc.region) == nullptr))
    {
        doc.region.reset();
    }
}

void setContent(AppState& state, Content content)
{
    leaveQuiz(state, state.session.now);  // its questions are about what was loaded
    state.content = std::move(content);
    forgetUnknown(state);
    state.session.hover.reset();
    state.session.preview.clear();
    state.session.cycle = {};
    state.session.pain.picture.reset();
    state.session.pain.preview.reset();
}

void notify(AppState& state, std::string text, bool isError)
{
    constexpr TimeS shownS = 4.0;
    constexpr TimeS errorShownS = 10.0;
    constexpr std::size_t maxMessages = 500;
    Session& session = state.session;
    if (isError)
    {
        session.messages.push_back(text);
        if (session.messages.size() > maxMessages)
        {
            session.messages.erase(session.messages.begin());
        }
    }
    const TimeS until = session.now + (isError ? errorShownS : shownS);
    session.toasts.push_back({std::move(text), isError, until});
}

std::string namedHead(const AppState& state, std::string_view id)
{
    while (!id.empty() && state.language->name("muscle." + std::string(id)).empty())
    {
        const std::size_t dot = id.rfind('.');
        id = id.substr(0, dot == std::string_view::npos ? 0 : dot);
    }
    return std::string(id);
}

std::string displayName(const AppState& state, std::string_view id)
{
    if (const anatomy::Muscle* entry = entryOf(state, id))
    {
        return nameOf(state, *entry);
    }
    const std::string head = namedHead(state, id);
    if (head.empty())
    {
        return anatomy::readableName(id);
    }
    const std::string node = "muscle." + head;
    const std::string_view latin =
        state.view.naming == Naming::Latin ? latinName(node) : std::string_view();
    return latin.empty() ? std::string(state.language->name(node)) : shortLatin(latin);
}

std::string nameOf(const AppState& state, const anatomy::Muscle& muscle)
{
    const bool latin = state.view.naming == Naming::Latin && !muscle.latin.empty();
    return latin ? shortLatin(muscle.latin) : muscle.name;
}

std::string nameOf(const AppState& state, const anatomy::Muscle& muscle,
                   const anatomy::TriggerPoint& point)
{
    return nameOf(state, muscle) + "  " + point.label;
}

std::string nameOf(const AppState& state, const anatomy::Part& part)
{
    if (part.kind == anatomy::PartKind::Muscle)
    {
        return displayName(state, part.id);
    }
    const std::string node = part.nodeName();
    const std::string_view latin =
        state.view.naming == Naming::Latin ? latinName(node) : std::string_view();
    const std::string_view name = latin.empty() ? state.language->name(node) : latin;
    return name.empty() ? displayName(state, part.id) : std::string(name);
}

}  // namespace knotlas::app
