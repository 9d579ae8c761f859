#include "app/calm_marks.h"

#include "app/selection.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace knotlas::app
{
namespace
{

constexpr TimeS kRestS = 0.12;     // a camera that stands so long is at rest
constexpr TimeS kLongAfter = 1e4;  // any flight has ended
constexpr float kFadeS = 0.16f;
constexpr float kNumberS = 0.07f;      // a number that changes its side is mostly there
constexpr float kRoomToReturn = 9.0f;  // UI points: what comes back while the body turns will stay
constexpr int kMayHide = 8;            // of the subject's places, more than where it was put
constexpr float kLongestStepS = 0.1f;

float towards(float value, float goal, float most)
{
    return value + glm::clamp(goal - value, -most, most);
}

}  // namespace

CalmMarks::Track* CalmMarks::find(const Annotation& annotation)
{
    const auto known = std::ranges::find_if(tracks_, [&](const Track& track) {
        return track.triggerPoint == annotation.triggerPoint && track.side == annotation.side;
    });
    return known == tracks_.end() ? nullptr : &*known;
}

// A mark that appears is as it is seen; only its label fades in.
CalmMarks::Track& CalmMarks::trackOf(const Annotation& annotation)
{
    if (Track* known = find(annotation))
    {
        return *known;
    }
    Track track;
    track.triggerPoint = annotation.triggerPoint;
    track.side = annotation.side;
    track.visibility = annotation.visibility;
    return tracks_.emplace_back(std::move(track));
}

bool CalmMarks::mustLayOut(const AppState& state, const AnnotationLayout& layout, TimeS now)
{
    Circumstances circumstances{
        state.content,   {}, state.view.naming, state.view.labels, layout.sizeUi, layout.uiScale,
        layout.keepClear};
    for (const ShownPattern& shown : shownPatterns(state))
    {
        circumstances.shown.emplace_back(shown.point->id, shown.row->side);
    }
    const bool changed = !(circumstances_ == circumstances);
    if (changed)
    {
        std::erase_if(tracks_, [&](const Track& track) {
            return std::ranges::find(circumstances.shown,
                                     std::pair(track.triggerPoint, track.side)) ==
                   circumstances.shown.end();
        });
    }
    circumstances_ = std::move(circumstances);
    const scene::Camera rest = cameraAt(state, now + kLongAfter);
    if (!(rest == restCamera_))
    {
        restCamera_ = rest;
        restSince_ = now;
        laidOut_ = false;
    }
    return changed || (!laidOut_ && now - restSince_ >= kRestS);
}

// Decides where labels will stand when the camera has come to rest.
void CalmMarks::layOutAtRest(const AppState& state, const AnnotationLayout& layout)
{
    laidOut_ = true;
    std::vector<Annotation> annotations = marksOf(state, layout, restCamera_);
    for (std::size_t i = 0; i < annotations.size(); ++i)
    {
        const Track* track = find(annotations[i]);
        const glm::vec2 way =
            numberDirection(annotations, i, layout.uiScale,
                            track != nullptr ? std::optional(track->numberWay) : std::nullopt);
        annotations[i].numberAt = annotations[i].mark + way * kNumberReach * layout.uiScale;
    }
    keepMarksApart(annotations, layout.uiScale);
    const std::vector<glm::vec2> subject = subjectPoints(state, restCamera_, layout.sizeUi);
    const LabelPlanner planner(layout, annotations, subject);
    std::vector<const Annotation*> placed;
    for (Annotation& annotation : annotations)
    {
        Track& track = trackOf(annotation);
        if (!state.view.labels || annotation.labelVisibility <= 0.0f)
        {
            continue;
        }
        const auto slot =
            planner.best(annotation, placed, kLeastGap * layout.uiScale, track.wanted);
        track.wanted = slot.value_or(-1);
        if (slot)
        {
            planner.put(annotation, *slot);
            placed.push_back(&annotation);
        }
    }
}

// Marks stand where they are seen; what belongs to them changes gradually.
void CalmMarks::followMarks(std::vector<Annotation>& annotations, float uiScale, const Step& step)
{
    const float fade = step.atOnce ? 1.0f : step.seconds / kFadeS;
    const float slide = step.atOnce ? 1.0f : 1.0f - std::exp(-step.seconds / kNumberS);
    for (Track& track : tracks_)
    {
        track.seen = false;
    }
    for (std::size_t i = 0; i < annotations.size(); ++i)
    {
        Annotation& annotation = annotations[i];
        Track& track = trackOf(annotation);
        const bool numbered = track.numberWay != glm::vec2(0.0f);
        track.numberWay = numberDirection(annotations, i, uiScale,
                                          numbered ? std::optional(track.numberWay) : std::nullopt);
        constexpr float arrived = 0.02f;
        const bool there = !numbered || glm::distance(track.number, track.numberWay) < arrived;
        track.number = there ? track.numberWay : glm::mix(track.number, track.numberWay, slide);
        annotation.numberAt = annotation.mark + track.number * kNumberReach * uiScale;
        track.visibility = towards(track.visibility, annotation.visibility, fade);
        track.seen = true;
        settling_ = settling_ || track.visibility != annotation.visibility || !there;
        annotation.visibility = track.visibility;
        annotation.labelVisibility = labelVisibilityAt(track.visibility);
    }
    keepMarksApart(annotations, uiScale);
    for (Track& track : tracks_)
    {
        if (!track.seen)
        {
            track.alpha = 0.0f;
            track.room = 1e9f;
        }
    }
}

void CalmMarks::showLabels(std::vector<Annotation>& annotations, const LabelPlanner& planner,
                           float uiScale, const Step& step)
{
    const float fade = step.atOnce ? 1.0f : step.seconds / kFadeS;
    const float least = kLeastGap * uiScale;
    // What is seen of the labels as they stood in the last frame, each where its mark is now.
    std::vector<const Annotation*> shown;
    std::vector<Track*> tracks;
    for (Annotation& annotation : annotations)
    {
        Track& track = trackOf(annotation);
        tracks.push_back(&track);
        if (track.slot != track.wanted && (track.alpha <= 0.0f || step.atOnce))
        {
            track.slot = track.wanted;
            track.alpha = 0.0f;
            track.room = 1e9f;
            track.covers = -1;
        }
        if (track.slot >= 0)
        {
            planner.put(annotation, track.slot);
            track.covers = track.covers < 0 ? planner.covered(annotation) : track.covers;
        }
    }
    const auto visibleOthers = [&](std::size_t index) {
        shown.clear();
        for (std::size_t i = 0; i < annotations.size(); ++i)
        {
            // One that is fading in gives way to all that are seen, one that is seen to those
            // before it.
            const bool counts = tracks[index]->alpha <= 0.0f || i < index;
            if (i != index && counts && tracks[i]->slot >= 0 && tracks[i]->alpha > 0.0f)
            {
                shown.push_back(&annotations[i]);
            }
        }
    };
    for (std::size_t i = 0; i < annotations.size(); ++i)
    {
        Annotation& annotation = annotations[i];
        Track& track = *tracks[i];
        if (annotation.labelVisibility <= 0.0f && track.alpha <= 0.0f)
        {
            continue;
        }
        visibleOthers(i);
        float room = track.slot >= 0 ? planner.room(annotation, shown) : 0.0f;
        const bool hides =
            !laidOut_ && track.slot >= 0 && planner.covered(annotation) > track.covers + kMayHide;
        const bool away =
            track.alpha <= 0.0f && (room < least || hides) && annotation.labelVisibility > 0.0f;
        if (away && !step.atOnce && !laidOut_)
        {
            // It has lost its place on the way: it comes back where there is room for long.
            const auto slot = planner.best(annotation, shown, kRoomToReturn * uiScale);
            track.slot = track.wanted = slot.value_or(track.wanted);
            if (slot)
            {
                planner.put(annotation, *slot);
                room = planner.room(annotation, shown);
                track.room = room;
                track.covers = planner.covered(annotation);
            }
        }
        // A label that would soon touch something fades before it does.
        const float perSecond =
            step.seconds > 0.0f ? std::min(room - track.room, 0.0f) / step.seconds : 0.0f;
        const bool stays = track.slot >= 0 && (!hides || away) && track.slot == track.wanted &&
                           room >= least && room + perSecond * kFadeS > least;
        track.room = room;
        const float before = track.alpha;
        track.alpha = towards(track.alpha, stays ? 1.0f : 0.0f, fade);
        if (room < least)
        {
            track.alpha = std::min(track.alpha, std::max(room / least, 0.0f));
        }
        settling_ = settling_ || track.alpha != before || track.slot != track.wanted;
    }
    for (std::size_t i = 0; i < annotations.size(); ++i)
    {
        annotations[i].labelVisibility *= tracks[i]->alpha;
        annotations[i].labelled = tracks[i]->slot >= 0 && annotations[i].labelVisibility > 0.0f;
    }
}

std::vector<Annotation> CalmMarks::update(const AppState& state, const AnnotationLayout& layout,
                                          TimeS now)
{
    settling_ = false;
    // What is shown for the first time, and all with reduced motion, is there at once.
    const bool first = !last_;
    const Step step{
        first ? 0.0f : static_cast<float>(glm::clamp(now - *last_, 0.0, double{kLongestStepS})),
        first || state.view.reducedMotion};
    last_ = now;
    if (mustLayOut(state, layout, now))
    {
        layOutAtRest(state, layout);
    }
    const scene::Camera camera = cameraAt(state, now);
    std::vector<Annotation> annotations = marksOf(state, layout, camera);
    followMarks(annotations, layout.uiScale, step);
    if (state.view.labels)
    {
        const std::vector<glm::vec2> subject = subjectPoints(state, camera, layout.sizeUi);
        const LabelPlanner planner(layout, annotations, subject);
        showLabels(annotations, planner, layout.uiScale, step);
    }
    settling_ = settling_ || !laidOut_;
    return annotations;
}

}  // namespace knotlas::app
