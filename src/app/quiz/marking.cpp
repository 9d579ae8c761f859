#include "app/quiz/marking.h"

#include "anatomy/painted_drawing.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace knotlas::app
{
namespace
{

using anatomy::PatternRow;

// The patterns of the point on every side that it has.
std::vector<const PatternRow*> rowsOf(const Content& content, const QuizQuestion& question)
{
    std::vector<const PatternRow*> rows;
    for (const core::Side side : {core::Side::Right, core::Side::Left, core::Side::Mid})
    {
        if (const PatternRow* row = content.matrix->findPattern(question.point, side))
        {
            rows.push_back(row);
        }
    }
    return rows;
}

struct Distance
{
    double mm = 1e9;
    glm::vec3 at{0.0f};
    glm::vec3 pointAt{0.0f};

    void consider(const glm::vec3& hit, const glm::vec3& point)
    {
        const double between = 1000.0 * double{glm::distance(hit, point)};
        if (between < mm)
        {
            *this = {between, hit, point};
        }
    }
};

// Where the muscle is met that the point lies in; on the side that is meant.
void measureOnMuscle(const Content& content, const QuizQuestion& question, const PatternRow& row,
                     const geometry::Ray& ray, Distance& distance)
{
    for (const geometry::SurfacePoint& hit : content.rays->allHits(ray))
    {
        const anatomy::Part& part = content.body->parts[hit.mesh];
        const bool side =
            part.side == row.side || part.side == core::Side::Mid || row.side == core::Side::Mid;
        if (part.kind == anatomy::PartKind::Muscle && side &&
            content.atlas->describing(part.id) == content.atlas->findMuscle(question.muscle))
        {
            distance.consider(hit.position, row.position);
            return;
        }
    }
}

}  // namespace

QuizMark markChoice(const QuizQuestion& question, std::size_t choice)
{
    QuizMark mark;
    mark.right = choice == question.right;
    mark.score = mark.right ? 1.0 : 0.0;
    mark.side = question.side;
    return mark;
}

QuizMark markDrawing(const Content& content, const QuizQuestion& question,
                     const anatomy::SkinField& painted)
{
    QuizMark mark;
    mark.side = question.side;
    mark.match.emplace();
    if (painted.empty())
    {
        return mark;
    }
    const std::vector<const PatternRow*> rows = rowsOf(content, question);
    const anatomy::DrawingAnswer answer =
        anatomy::explain(*content.matrix, *content.atlas, painted);
    for (const anatomy::DrawingCandidate& candidate : answer.candidates)
    {
        const PatternRow* row = &content.matrix->patterns()[candidate.pattern];
        if (std::ranges::find(rows, row) != rows.end() && candidate.score > mark.score)
        {
            mark.score = candidate.score;
            mark.side = row->side;
            mark.match = candidate.match;
        }
    }
    mark.right = mark.score >= kRightFrom;
    return mark;
}

double scoreOfDistance(double offMm)
{
    if (offMm <= kNearPointMm)
    {
        const double part = (offMm - kOnPointMm) / (kNearPointMm - kOnPointMm);
        return 1.0 - 0.5 * std::clamp(part, 0.0, 1.0);
    }
    const double part = (offMm - kNearPointMm) / (kFarFromPointMm - kNearPointMm);
    return 0.5 - 0.5 * std::clamp(part, 0.0, 1.0);
}

std::optional<QuizClick> markClick(const Content& content, const QuizQuestion& question,
                                   const geometry::Ray& ray)
{
    const geometry::RayScene& skin = content.matrix->places().skin();
    const auto entered = skin.nearestHit(ray);
    if (!entered)
    {
        return std::nullopt;
    }
    QuizClick click;
    Distance best;
    for (const PatternRow* row : rowsOf(content, question))
    {
        Distance distance;
        if (const auto above = skin.nearestPoint(row->position))
        {
            distance.consider(entered->position, above->position);
        }
        measureOnMuscle(content, question, *row, ray, distance);
        if (distance.mm < best.mm)
        {
            best = distance;
            click.mark.side = row->side;
        }
    }
    click.mark.offMm = best.mm;
    click.mark.score = scoreOfDistance(best.mm);
    click.mark.right = click.mark.score >= kRightFrom;
    click.at = best.at;
    click.pointAt = best.pointAt;
    return click;
}

}  // namespace knotlas::app
