#pragma once

#include "anatomy/drawing_match.h"
#include "app/quiz/question.h"
#include "geometry/ray_scene.h"

#include <optional>

namespace knotlas::app
{

// How good an answer is.
struct QuizMark
{
    bool right = false;
    double score = 0.0;  // 0..1
    core::Side side = core::Side::Right;
    std::optional<double> offMm;          // of a point that was clicked
    std::optional<anatomy::Match> match;  // of a drawing

    bool operator==(const QuizMark& other) const
    {
        return right == other.right && score == other.score && side == other.side &&
               offMm == other.offMm && match.has_value() == other.match.has_value();
    }
};

// From this score on an answer that is shown on the body is right. A single dab within the
// essential zone just reaches it, since all of it is explained (anatomy::kExplainedPart).
inline constexpr double kRightFrom = 0.5;

// A click is as good as it gets within a fingertip of the point, worth half at the next distance
// and nothing at the last one.
inline constexpr double kOnPointMm = 12.0;
inline constexpr double kNearPointMm = 30.0;
inline constexpr double kFarFromPointMm = 48.0;

QuizMark markChoice(const QuizQuestion& question, std::size_t choice);

// What was painted against the zones of the point that is asked about, by true area as
// anatomy::explain scores it; on the side that fits better.
QuizMark markDrawing(const Content& content, const QuizQuestion& question,
                     const anatomy::SkinField& painted);

// A look through a place of the picture. Measured twice: on the skin, from where it enters to the
// skin above the point, and on the muscle, from where it meets the muscle to the point; the shorter
// one counts, on the side that fits better. Nothing when it misses the body.
struct QuizClick
{
    QuizMark mark;
    glm::vec3 at{0.0f};       // what was hit
    glm::vec3 pointAt{0.0f};  // where it should have been
};

std::optional<QuizClick> markClick(const Content& content, const QuizQuestion& question,
                                   const geometry::Ray& ray);

// The score of a click so far away.
double scoreOfDistance(double offMm);

}  // namespace knotlas::app
