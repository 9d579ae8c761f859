#include "app/atlas_check.h"

#include "anatomy/consistency.h"
#include "app/content.h"
#include "core/text.h"

#include <algorithm>
#include <map>

namespace knotlas::app
{
namespace
{

using anatomy::Atlas;
using anatomy::PatternRow;
using anatomy::PlaceResolver;
using anatomy::ReferralMatrix;
using anatomy::TriggerPoint;
using anatomy::ZoneLevel;
using io::Finding;

constexpr float kMmPerMetre = 1000.0f;

class BodyCheck
{
  public:
    BodyCheck(const io::AtlasReading& reading, const ReferralMatrix& matrix)
        : reading_(reading), matrix_(matrix), places_(matrix.places())
    {
        for (const io::UsedName& point : reading.triggerPoints)
        {
            pointAt_.emplace(point.name, &point.where);
        }
    }

    std::vector<Finding> run()
    {
        for (const anatomy::Muscle& muscle : reading_.atlas->muscles)
        {
            for (const TriggerPoint& point : muscle.triggerPoints)
            {
                checkPoint(point, point.muscle.empty() ? muscle.id : point.muscle);
                checkReach(point);
            }
        }
        for (const io::UsedStroke& stroke : reading_.strokes)
        {
            checkStroke(stroke);
        }
        add(anatomy::compareRows(*reading_.atlas));
        add(anatomy::compareZones(matrix_, *reading_.atlas));
        return std::move(findings_);
    }

  private:
    void warn(const Finding& where, std::string message)
    {
        Finding finding = where;
        finding.severity = io::Severity::Warning;
        finding.message = std::move(message);
        findings_.push_back(std::move(finding));
    }

    [[nodiscard]] const Finding& placeOf(const std::string& point) const
    {
        return *pointAt_.at(point);
    }

    void checkPoint(const TriggerPoint& point, const std::string& muscle)
    {
        constexpr float kFarMm = 25.0f;
        constexpr float kLeftMm = 2.0f;
        if (!places_.hasMuscle(muscle))
        {
            return;
        }
        const auto onMuscle = places_.onMuscle(point.place, muscle);
        if (!onMuscle)
        {
            return;
        }
        if (const float mm = kMmPerMetre * onMuscle->distance; mm > kFarMm)
        {
            warn(placeOf(point.id), "the place lies " + core::formatFixed(double{mm}, 0) +
                                        " mm outside of \"" + muscle + "\"");
        }
        if (kMmPerMetre * onMuscle->position.x > kLeftMm)
        {
            warn(placeOf(point.id), "the point lies on the left side; the atlas is written for the "
                                    "right, where the first number of \"offset_mm\" leads away "
                                    "from the midline");
        }
    }

    // A stroke may cross the midline; one that lies beyond it as a whole is probably a slip.
    void checkStroke(const io::UsedStroke& at)
    {
        constexpr float kLeftM = 0.005f;
        const TriggerPoint* point = reading_.atlas->findTriggerPoint(at.triggerPoint);
        if (point == nullptr)
        {
            return;
        }
        const anatomy::Stroke& stroke = point->zones[at.zone].strokes[at.stroke];
        const bool left = std::ranges::all_of(stroke.points, [&](const anatomy::Place& place) {
            const auto onSkin = places_.onSkin(place);
            return onSkin && onSkin->position.x > kLeftM;
        });
        if (left)
        {
            warn(at.where, "the stroke lies on the left side as a whole; zones are written for the "
                           "right (let it begin at the midline if it is meant to cross)");
        }
    }

    void checkReach(const TriggerPoint& point)
    {
        const PatternRow* row =
            matrix_.findPattern(point.id, point.onlySide.value_or(core::Side::Right));
        if (row == nullptr)
        {
            return;
        }
        const std::vector<anatomy::Reach> reached = matrix_.reached(*row);
        for (const ZoneLevel level : {ZoneLevel::Essential, ZoneLevel::Spillover})
        {
            const bool drawn =
                std::ranges::find(point.zones, level, &anatomy::Zone::level) != point.zones.end();
            const bool any =
                std::ranges::find(reached, level, &anatomy::Reach::level) != reached.end();
            if (drawn && !any)
            {
                warn(placeOf(point.id),
                     "the " + std::string(toString(level)) + " zone reaches no region of the skin");
            }
        }
    }

    void add(const std::vector<anatomy::Disagreement>& disagreements)
    {
        for (const anatomy::Disagreement& each : disagreements)
        {
            if (!each.row)
            {
                warn(placeOf(each.triggerPoint), each.message);
                continue;
            }
            const io::DeclaredPlace& at = reading_.declaredAt[*each.row];
            warn(!each.phrases                           ? at.row
                 : *each.phrases == ZoneLevel::Essential ? at.essential
                                                         : at.spillover,
                 each.message);
        }
    }

    const io::AtlasReading& reading_;
    const ReferralMatrix& matrix_;
    const PlaceResolver& places_;
    std::map<std::string, const Finding*> pointAt_;
    std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> checkOnBody(const io::AtlasReading& reading,
                                 const std::shared_ptr<const anatomy::Body>& body)
{
    std::vector<Finding> findings = unknownPlaces(reading, *body);
    if (!reading.atlas || io::hasErrors(findings))
    {
        return findings;
    }
    const auto atlas = std::make_shared<const Atlas>(*reading.atlas);
    const core::Result<ReferralMatrix> matrix = ReferralMatrix::build(body, atlas);
    if (!matrix)
    {
        findings.push_back(
            {reading.folder, 0, 0, io::Severity::Error, matrix.error().message(), ""});
        return findings;
    }
    const std::vector<Finding> more = BodyCheck(reading, *matrix).run();
    findings.insert(findings.end(), more.begin(), more.end());
    io::sortByPlace(findings);
    return findings;
}

}  // namespace knotlas::app
