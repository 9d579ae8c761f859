#include "app/pain_command_table.h"

#include "core/text.h"

#include <array>
#include <optional>
#include <utility>

namespace knotlas::app
{
namespace
{

using anatomy::PainQuality;
using core::Error;
using core::ErrorKind;
using core::Result;

constexpr std::array kQualities{
    PainQuality::Aching,   PainQuality::Burning,   PainQuality::Tingling,
    PainQuality::Stabbing, PainQuality::Throbbing, PainQuality::Pressing,
    PainQuality::Cramping, PainQuality::Shooting,  PainQuality::Numb};

Error usage(const std::string& message)
{
    return Error(message, ErrorKind::Usage);
}

Result<Command> made(PainCommand command)
{
    return Command(std::move(command));
}

template <typename C> Result<Command> plain(const Arguments& arguments, C command = {})
{
    if (!arguments.empty())
    {
        return usage("takes no argument");
    }
    return made(std::move(command));
}

std::string joined(const Arguments& words)
{
    std::string text;
    for (const std::string_view word : words)
    {
        text += (text.empty() ? "" : " ") + std::string(word);
    }
    return text;
}

// All words as numbers within the same limits.
Result<std::vector<float>> numbers(const Arguments& arguments, double low, double high)
{
    std::vector<float> values;
    for (const std::string_view word : arguments)
    {
        const std::optional<double> value = core::parseDouble(word);
        if (!value || *value < low || *value > high)
        {
            return usage("\"" + std::string(word) + "\" is not a number from " +
                         core::formatNumber(low) + " to " + core::formatNumber(high));
        }
        values.push_back(static_cast<float>(*value));
    }
    return values;
}

Result<float> oneNumber(const Arguments& arguments, double low, double high, const char* what)
{
    if (arguments.size() != 1)
    {
        return usage("needs " + std::string(what));
    }
    Result<std::vector<float>> values = numbers(arguments, low, high);
    if (!values)
    {
        return std::move(values).error();
    }
    return values->front();
}

Result<Command> stroke(const Arguments& arguments, bool erase)
{
    if (arguments.empty() || arguments.size() % 2 != 0)
    {
        return usage("needs points of the picture: X Y, 0..1, as many as the stroke has");
    }
    Result<std::vector<float>> values = numbers(arguments, 0.0, 1.0);
    if (!values)
    {
        return std::move(values).error();
    }
    PaintStroke command;
    command.erase = erase;
    for (std::size_t i = 0; i < values->size(); i += 2)
    {
        command.points01.emplace_back((*values)[i], (*values)[i + 1]);
    }
    return made(std::move(command));
}

Result<PatternId> pattern(const Arguments& arguments)
{
    const auto side =
        arguments.size() == 2 ? core::parseSide(arguments[1]) : std::optional(core::Side::Right);
    if (arguments.empty() || arguments.size() > 2 || !side)
    {
        return usage("needs the id of a trigger point and, if wanted, right or left");
    }
    return PatternId{std::string(arguments[0]), *side};
}

Result<Command> text(DrawingText which, const Arguments& arguments)
{
    return made(SetDrawingText{which, joined(arguments)});
}

Result<Command> request(DrawingRequest::Kind kind, const Arguments& arguments)
{
    return Command(DrawingRequest{kind, joined(arguments)});
}

Result<Command> requestOfFile(DrawingRequest::Kind kind, const Arguments& arguments)
{
    if (arguments.empty())
    {
        return usage("needs the file of a drawing");
    }
    return request(kind, arguments);
}

}  // namespace

Result<Command> parsePainMode(const Arguments& arguments)
{
    return plain<TogglePainMode>(arguments);
}

Result<Command> parsePainPoint(const Arguments& arguments)
{
    if (arguments.empty())
    {
        return made(PainPoint{});
    }
    const bool inBody = arguments.size() == 3;
    if (!inBody && arguments.size() != 2)
    {
        return usage("needs a point of the picture, 0..1 and 0..1, or X Y Z in metres");
    }
    Result<std::vector<float>> values = numbers(arguments, inBody ? -10.0 : 0.0, inBody ? 10 : 1);
    if (!values)
    {
        return std::move(values).error();
    }
    const std::vector<float>& v = *values;
    PainPoint command;
    if (inBody)
    {
        command.pointWorld = glm::vec3(v[0], v[1], v[2]);
    }
    else
    {
        command.point01 = glm::vec2(v[0], v[1]);
    }
    return made(command);
}

Result<Command> parsePaintStroke(const Arguments& arguments)
{
    return stroke(arguments, false);
}

Result<Command> parseEraseStroke(const Arguments& arguments)
{
    return stroke(arguments, true);
}

Result<Command> parseBrush(const Arguments& arguments)
{
    constexpr float kStep = 1.2f;
    if (arguments.size() == 1 && (arguments[0] == "larger" || arguments[0] == "smaller"))
    {
        return made(ScaleBrush{arguments[0] == "larger" ? kStep : 1.0f / kStep});
    }
    Result<float> radius = oneNumber(arguments, double{kLeastBrushMm}, double{kLargestBrushMm},
                                     "a radius in millimetres, larger or smaller");
    if (!radius)
    {
        return std::move(radius).error();
    }
    return made(SetBrush{*radius});
}

Result<Command> parseMirroredStrokes(const Arguments& arguments)
{
    if (arguments.size() != 1 || (arguments[0] != "on" && arguments[0] != "off"))
    {
        return usage("needs on or off");
    }
    return made(SetMirroredStrokes{arguments[0] == "on"});
}

Result<Command> parseAddPainArea(const Arguments& arguments)
{
    return plain<AddPainArea>(arguments);
}

Result<Command> parseChoosePainArea(const Arguments& arguments)
{
    Result<float> number = oneNumber(arguments, 1.0, 8.0, "the number of an area");
    if (!number)
    {
        return std::move(number).error();
    }
    return made(ChoosePainArea{static_cast<std::size_t>(*number) - 1});
}

Result<Command> parseRemovePainArea(const Arguments& arguments)
{
    return plain<RemovePainArea>(arguments);
}

Result<Command> parsePainIntensity(const Arguments& arguments)
{
    Result<float> number = oneNumber(arguments, 1.0, 10.0, "an intensity from 1 to 10");
    if (!number)
    {
        return std::move(number).error();
    }
    return made(SetPainIntensity{static_cast<int>(*number)});
}

Result<Command> parsePainQuality(const Arguments& arguments)
{
    std::vector<std::string> known;
    for (const PainQuality quality : kQualities)
    {
        known.emplace_back(anatomy::toString(quality));
        if (arguments.size() == 1 && arguments[0] == known.back())
        {
            return made(TogglePainQuality{quality});
        }
    }
    std::string list;
    for (const std::string& word : known)
    {
        list += (list.empty() ? "" : ", ") + word;
    }
    return usage("needs one of " + list +
                 (arguments.empty() ? "" : core::didYouMean(arguments[0], known)));
}

Result<Command> parsePainDepth(const Arguments& arguments)
{
    if (arguments.size() != 1 || (arguments[0] != "surface" && arguments[0] != "deep"))
    {
        return usage("needs surface or deep");
    }
    return made(SetPainDepth{arguments[0] == "deep" ? anatomy::PainDepth::Deep
                                                    : anatomy::PainDepth::Surface});
}

Result<Command> parseDrawingDate(const Arguments& arguments)
{
    return text(DrawingText::Date, arguments);
}

Result<Command> parseDrawingName(const Arguments& arguments)
{
    return text(DrawingText::Name, arguments);
}

Result<Command> parseDrawingNote(const Arguments& arguments)
{
    return text(DrawingText::Note, arguments);
}

Result<Command> parseClearDrawing(const Arguments& arguments)
{
    return plain<ClearDrawing>(arguments);
}

Result<Command> parseSaveDrawing(const Arguments& arguments)
{
    return request(DrawingRequest::Kind::Save, arguments);
}

Result<Command> parseOpenDrawing(const Arguments& arguments)
{
    return requestOfFile(DrawingRequest::Kind::Open, arguments);
}

Result<Command> parseCompareDrawing(const Arguments& arguments)
{
    return requestOfFile(DrawingRequest::Kind::Compare, arguments);
}

Result<Command> parseEndComparison(const Arguments& arguments)
{
    return plain<CompareWith>(arguments);
}

Result<Command> parseSaveReport(const Arguments& arguments)
{
    return request(DrawingRequest::Kind::Report, arguments);
}

Result<Command> parseTakeRecovered(const Arguments& arguments)
{
    return plain<TakeRecovered>(arguments, TakeRecovered{true});
}

Result<Command> parseDiscardRecovered(const Arguments& arguments)
{
    return plain<TakeRecovered>(arguments, TakeRecovered{false});
}

Result<Command> parsePreviewPattern(const Arguments& arguments)
{
    if (arguments.empty())
    {
        return made(PreviewPattern{});
    }
    Result<PatternId> id = pattern(arguments);
    if (!id)
    {
        return std::move(id).error();
    }
    return made(PreviewPattern{*std::move(id)});
}

Result<Command> parseOpenCandidate(const Arguments& arguments)
{
    Result<PatternId> id = pattern(arguments);
    if (!id)
    {
        return std::move(id).error();
    }
    return made(OpenCandidate{*std::move(id)});
}

Result<Command> parseBackToPain(const Arguments& arguments)
{
    return plain<BackToPain>(arguments);
}

}  // namespace knotlas::app
