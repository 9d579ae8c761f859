// The report as a table for people and as JSON.
#include "core/text.h"
#include "sculpt/report.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace knotlas::sculpt
{
namespace
{

using core::formatFixed;
using Json = nlohmann::ordered_json;

// `text` at the left or right end of a column; longer text pushes the rest.
std::string left(const std::string& text, std::size_t width)
{
    return text + std::string(text.size() < width ? width - text.size() : 1, ' ');
}

std::string right(const std::string& text, std::size_t width)
{
    return std::string(text.size() < width ? width - text.size() : 1, ' ') + text;
}

std::string percent(double share)
{
    return formatFixed(100.0 * share, 1);
}

std::string orDash(const std::optional<float>& value, int digits)
{
    return value ? formatFixed(*value, digits) : "-";
}

std::string figureLine(const Report& report)
{
    return report.undone.empty()
               ? std::string()
               : "Figure \"" + report.undone +
                     "\": muscles, skin and landmarks are compared with the measured body after\n"
                     "the figure is undone; parts are checked as they are\n\n";
}

std::string targetLines(const Report& report)
{
    std::string text = "Targets\n";
    for (const Target& target : report.targets)
    {
        const std::string limits =
            target.from > 0.0 ? formatFixed(target.from, 2) + " to " : std::string("at most ");
        text += left(target.met() ? "pass" : "FAIL", 6) + left(target.what, 52) +
                right(formatFixed(target.value, 2), 10) + "   " + limits +
                formatFixed(target.to, 2) + "\n";
    }
    return text;
}

std::string fitLines(const Report& report)
{
    std::string text = "\n" + left("Muscle beside the measured one", 48) + right("centroid", 9) +
                       right("origin", 9) + right("insertion", 10) + right("volume", 9) + "\n";
    std::string missing;
    for (const FitReport& fit : report.fits)
    {
        if (fit.missing)
        {
            missing += (missing.empty() ? "" : ", ") + fit.id;
            continue;
        }
        text +=
            left(fit.id, 48) + right(orDash(fit.centroidMm, 1), 9) +
            right(orDash(fit.originMm, 1), 9) + right(orDash(fit.insertionMm, 1), 10) +
            right(fit.volumeRatio ? "x " + formatFixed(*fit.volumeRatio, 2) : "-", 9) +
            (fit.scale != 1.0f ? "   of the measured volume x " + formatFixed(fit.scale, 2) : "") +
            "\n";
    }
    return text + (missing.empty() ? "" : "measured, but not in this body: " + missing + "\n");
}

std::string partLine(const PartReport& part)
{
    const MeshCheck& mesh = part.mesh;
    std::string state = mesh.sound()    ? "sound"
                        : !mesh.finite  ? "NOT FINITE"
                        : !mesh.closed  ? "NOT CLOSED"
                        : !mesh.outward ? "INSIDE OUT"
                                        : "NOT MANIFOLD";
    std::string text = left(part.name, 48) + right(std::to_string(mesh.triangles), 8) +
                       right(formatFixed(mesh.volumeMl, 1), 9) + "  " + left(state, 13) +
                       right(formatFixed(mesh.minAngleDegrees, 1), 6) +
                       right(percent(mesh.badlyShaded), 7) + right(percent(part.outsideShare), 8) +
                       right(formatFixed(part.outsideMm, 1), 7) +
                       right(percent(part.inMuscles), 8) + right(percent(part.inFasciae), 8) +
                       right(percent(part.inBones), 8);
    if (part.worstShare > 0.0)
    {
        text += right(percent(part.worstShare), 8) + " % in " + part.worstNeighbour + ", " +
                formatFixed(part.worstDepthMm, 1) + " mm deep";
    }
    return text + "\n";
}

std::string partLines(const Report& report)
{
    std::string text = "\n" + left("Part", 48) + right("triang.", 8) + right("ml", 9) + "  " +
                       left("mesh", 13) + right("angle", 6) + right("shade%", 7) +
                       right("out %", 8) + right("out mm", 7) + right("musc. %", 8) +
                       right("fasc. %", 8) + right("bone %", 8) + "  most\n";
    for (const PartReport& part : report.parts)
    {
        text += partLine(part);
    }
    return text;
}

std::string surfaceLines(const Report& report)
{
    std::string text = "\n" + left("Skin beside the measured section", 48) + right("median", 9) +
                       right("worst", 9) + "\n";
    for (const DistanceReport& section : report.skin)
    {
        text += left(section.name, 48) + right(formatFixed(section.medianMm, 1), 9) +
                right(formatFixed(section.worstMm, 1), 9) + "\n";
    }
    text += "\n" + left("Landmark", 48) + right("measured", 9) + right("off bone", 9) + "\n";
    for (const LandmarkReport& landmark : report.landmarks)
    {
        text += left(landmark.id, 48) + right(formatFixed(landmark.measuredMm, 1), 9) +
                right(orDash(landmark.surfaceMm, 1), 9) + "\n";
    }
    return text;
}

double rounded(double value)
{
    return core::parseDouble(formatFixed(value, 4)).value_or(0.0);
}

Json jsonOf(const std::optional<float>& value)
{
    return value ? Json(rounded(*value)) : Json(nullptr);
}

Json jsonOf(const PartReport& part)
{
    const MeshCheck& mesh = part.mesh;
    return {{"name", part.name},
            {"triangles", mesh.triangles},
            {"volumeMl", rounded(mesh.volumeMl)},
            {"closed", mesh.closed},
            {"outward", mesh.outward},
            {"manifold", mesh.manifold},
            {"finite", mesh.finite},
            {"minAngleDegrees", rounded(mesh.minAngleDegrees)},
            {"needles", rounded(mesh.needles)},
            {"badlyShaded", rounded(mesh.badlyShaded)},
            {"outsideShare", rounded(part.outsideShare)},
            {"outsideMm", rounded(part.outsideMm)},
            {"inMuscles", rounded(part.inMuscles)},
            {"inFasciae", rounded(part.inFasciae)},
            {"inBones", rounded(part.inBones)},
            {"worstNeighbour", part.worstNeighbour},
            {"worstShare", rounded(part.worstShare)},
            {"worstDepthMm", rounded(part.worstDepthMm)}};
}

Json jsonOf(const FitReport& fit)
{
    return {{"id", fit.id},
            {"missing", fit.missing},
            {"centroidMm", jsonOf(fit.centroidMm)},
            {"originMm", jsonOf(fit.originMm)},
            {"insertionMm", jsonOf(fit.insertionMm)},
            {"volumeRatio", jsonOf(fit.volumeRatio)},
            {"scale", rounded(fit.scale)}};
}

Json jsonOf(const DistanceReport& section)
{
    return {{"name", section.name},
            {"medianMm", rounded(section.medianMm)},
            {"worstMm", rounded(section.worstMm)}};
}

Json jsonOf(const LandmarkReport& landmark)
{
    return {{"id", landmark.id},
            {"measuredMm", rounded(landmark.measuredMm)},
            {"surfaceMm", jsonOf(landmark.surfaceMm)}};
}

Json jsonOf(const Target& target)
{
    return {{"what", target.what},
            {"value", rounded(target.value)},
            {"from", target.from},
            {"to", target.to},
            {"met", target.met()}};
}

template <typename Elements> Json listOf(const Elements& elements)
{
    Json list = Json::array();
    for (const auto& element : elements)
    {
        list.push_back(jsonOf(element));
    }
    return list;
}

}  // namespace

std::string describe(const Report& report)
{
    return figureLine(report) + targetLines(report) + fitLines(report) + partLines(report) +
           surfaceLines(report);
}

std::string toJson(const Report& report)
{
    const Json json{{"undoneFigure", report.undone},  {"targets", listOf(report.targets)},
                    {"muscles", listOf(report.fits)}, {"parts", listOf(report.parts)},
                    {"skin", listOf(report.skin)},    {"landmarks", listOf(report.landmarks)}};
    return json.dump(1) + "\n";
}

}  // namespace knotlas::sculpt
