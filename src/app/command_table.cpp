#include "app/command_table.h"

#include "app/camera_rig.h"
#include "app/learn_command_table.h"
#include "app/lesson_command_table.h"
#include "app/pain_command_table.h"
#include "app/palette.h"
#include "app/presenting_command_table.h"
#include "app/quiz_command_table.h"
#include "app/view_words.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace knotlas::app
{
namespace
{

using core::Error;
using core::ErrorKind;
using core::Result;

Error usage(const std::string& message)
{
    return Error(message, ErrorKind::Usage);
}

Error needs(std::string_view what)
{
    return usage("needs " + std::string(what));
}

// One of several words, given as (word, value) pairs.
template <typename T, std::size_t N>
Result<T> oneOf(std::string_view word, const std::array<std::pair<std::string_view, T>, N>& words)
{
    std::vector<std::string> known;
    for (const auto& [name, value] : words)
    {
        if (name == word)
        {
            return value;
        }
        known.emplace_back(name);
    }
    std::string list;
    for (const std::string& name : known)
    {
        list += (list.empty() ? "" : ", ") + name;
    }
    return usage("\"" + std::string(word) + "\" is not one of " + list +
                 core::didYouMean(word, known));
}

Result<float> number(std::string_view word, double low, double high)
{
    const std::optional<double> value = core::parseDouble(word);
    if (!value || *value < low || *value > high)
    {
        return usage("\"" + std::string(word) + "\" is not a number from " +
                     core::formatNumber(low) + " to " + core::formatNumber(high));
    }
    return static_cast<float>(*value);
}

constexpr std::array<std::pair<std::string_view, SideChoice>, 3> kSides{
    {{"right", SideChoice::Right}, {"left", SideChoice::Left}, {"both", SideChoice::Both}}};
constexpr std::array<std::pair<std::string_view, Layer>, 4> kLayers{
    {{"skin", Layer::Skin},
     {"superficial", Layer::SuperficialMuscles},
     {"deep", Layer::DeepMuscles},
     {"skeleton", Layer::Skeleton}}};
constexpr std::array<std::pair<std::string_view, bool>, 2> kSwitch{{{"on", true}, {"off", false}}};
constexpr std::array<std::pair<std::string_view, scene::Theme>, 2> kThemes{
    {{"light", scene::Theme::Light}, {"dark", scene::Theme::Dark}}};

constexpr std::array<std::pair<std::string_view, Naming>, 2> kNamings{
    {{"english", Naming::English}, {"latin", Naming::Latin}}};

constexpr std::array<std::pair<std::string_view, AnatomyLabels>, 4> kAnatomyLabels{
    {{"off", AnatomyLabels::Off},
     {"muscles", AnatomyLabels::Muscles},
     {"bones", AnatomyLabels::Bones},
     {"all", AnatomyLabels::All}}};

template <typename C> Result<Command> plain(const Arguments& arguments)
{
    if (!arguments.empty())
    {
        return usage("takes no argument");
    }
    return Command(C{});
}

template <Dialog kDialog> Result<Command> dialog(const Arguments&)
{
    return Command(ShowDialog{kDialog});
}

template <Focus kFocus> Result<Command> focus(const Arguments&)
{
    return Command(FocusPanel{kFocus});
}

// ID [right|left|both]
template <typename C> Result<Command> muscle(const Arguments& arguments)
{
    if (arguments.empty() || arguments.size() > 2)
    {
        return needs("the id of a muscle and, if wanted, a side");
    }
    C command{std::string(arguments[0]), std::nullopt};
    if (arguments.size() == 2)
    {
        Result<SideChoice> side = oneOf(arguments[1], kSides);
        if (!side)
        {
            return std::move(side).error();
        }
        command.side = *side;
    }
    return Command(std::move(command));
}

template <typename C> Result<Command> withId(const Arguments& arguments)
{
    if (arguments.size() != 1)
    {
        return needs("one id");
    }
    return Command(C{std::string(arguments[0])});
}

// A member of C that is one of several words.
template <typename C, typename T, std::size_t N>
Result<Command> chosen(const Arguments& arguments,
                       const std::array<std::pair<std::string_view, T>, N>& words)
{
    if (arguments.size() != 1)
    {
        return needs("one word");
    }
    Result<T> value = oneOf(arguments[0], words);
    if (!value)
    {
        return std::move(value).error();
    }
    return Command(C{*value});
}

Result<Command> side(const Arguments& arguments)
{
    return chosen<SetSide>(arguments, kSides);
}

Result<Command> toggleLayer(const Arguments& arguments)
{
    return chosen<ToggleLayer>(arguments, kLayers);
}

Result<Command> naming(const Arguments& arguments)
{
    return chosen<SetNaming>(arguments, kNamings);
}

Result<Command> style(const Arguments& arguments)
{
    return chosen<SetStyle>(arguments, kStyleWords);
}

Result<Command> deepPain(const Arguments& arguments)
{
    return chosen<SetDeepPain>(arguments, kDeepPainWords);
}

Result<Command> labelSize(const Arguments& arguments)
{
    return chosen<SetLabelSize>(arguments, kLabelSizeWords);
}

Result<Command> theme(const Arguments& arguments)
{
    return chosen<SetTheme>(arguments, kThemes);
}

Result<Command> labels(const Arguments& arguments)
{
    return chosen<SetLabels>(arguments, kSwitch);
}

Result<Command> anatomyLabels(const Arguments& arguments)
{
    return chosen<SetAnatomyLabels>(arguments, kAnatomyLabels);
}

// [ID]
Result<Command> preview(const Arguments& arguments)
{
    if (arguments.size() > 1)
    {
        return needs("the id of a muscle, or nothing");
    }
    return Command(PreviewMuscle{arguments.empty() ? std::string() : std::string(arguments[0])});
}

Result<Command> reducedMotion(const Arguments& arguments)
{
    return chosen<SetReducedMotion>(arguments, kSwitch);
}

template <Layer kLayer> Result<Command> layerOpacity(const Arguments& arguments)
{
    if (arguments.size() != 1)
    {
        return needs("an opacity from 0 to 1");
    }
    Result<float> opacity = number(arguments[0], 0.0, 1.0);
    if (!opacity)
    {
        return std::move(opacity).error();
    }
    return Command(SetLayerOpacity{kLayer, *opacity});
}

Result<Command> muscleOpacity(const Arguments& arguments)
{
    if (arguments.size() != 2)
    {
        return needs("the id of a muscle and an opacity from 0 to 1");
    }
    Result<float> opacity = number(arguments[1], 0.0, 1.0);
    if (!opacity)
    {
        return std::move(opacity).error();
    }
    return Command(SetMuscleOpacity{std::string(arguments[0]), *opacity});
}

Result<Command> view(const Arguments& arguments)
{
    if (arguments.size() != 1)
    {
        return needs("front, back, left, right, top, bottom, auto or AZIMUTH,ELEVATION");
    }
    if (arguments[0] != "auto" && !namedDirection(arguments[0]))
    {
        static const std::vector<std::string> known{"front", "back",   "left", "right",
                                                    "top",   "bottom", "auto"};
        return usage("\"" + std::string(arguments[0]) + "\" is not a view" +
                     core::didYouMean(arguments[0], known));
    }
    return Command(SetView{std::string(arguments[0])});
}

// Reads up to three numbers within the same limits.
template <std::size_t N>
Result<std::array<float, N>> numbers(const Arguments& arguments, double low, double high,
                                     std::string_view what)
{
    if (arguments.size() != N)
    {
        return needs(what);
    }
    std::array<float, N> values{};
    for (std::size_t i = 0; i < N; ++i)
    {
        Result<float> value = number(arguments[i], low, high);
        if (!value)
        {
            return std::move(value).error();
        }
        values[i] = *value;
    }
    return values;
}

Result<Command> orbit(const Arguments& arguments)
{
    auto angles = numbers<2>(arguments, -3600.0, 3600.0, "two angles in degrees");
    if (!angles)
    {
        return std::move(angles).error();
    }
    return Command(Orbit{(*angles)[0], (*angles)[1]});
}

Result<Command> glide(const Arguments& arguments)
{
    auto speed = numbers<2>(arguments, -3600.0, 3600.0, "two speeds in degrees per second");
    if (!speed)
    {
        return std::move(speed).error();
    }
    return Command(Glide{(*speed)[0], (*speed)[1]});
}

Result<Command> pan(const Arguments& arguments)
{
    auto shift = numbers<2>(arguments, -10.0, 10.0, "two parts of the picture's height");
    if (!shift)
    {
        return std::move(shift).error();
    }
    return Command(Pan{(*shift)[0], (*shift)[1]});
}

Result<Command> zoom(const Arguments& arguments)
{
    auto factor = numbers<1>(arguments, 0.01, 100.0, "a factor, above 1 to come nearer");
    if (!factor)
    {
        return std::move(factor).error();
    }
    return Command(Zoom{(*factor)[0], {0.5f, 0.5f}});
}

template <bool kAdd> Result<Command> click(const Arguments& arguments)
{
    auto point = numbers<2>(arguments, 0.0, 1.0, "a point of the picture, 0..1 and 0..1");
    if (!point)
    {
        return std::move(point).error();
    }
    return Command(Click{{(*point)[0], (*point)[1]}, kAdd});
}

Result<Command> hover(const Arguments& arguments)
{
    if (arguments.empty())
    {
        return Command(HoverAt{});
    }
    auto point = numbers<2>(arguments, 0.0, 1.0, "a point of the picture, 0..1 and 0..1");
    if (!point)
    {
        return std::move(point).error();
    }
    return Command(HoverAt{glm::vec2((*point)[0], (*point)[1])});
}

Result<Command> focusPoint(const Arguments& arguments)
{
    auto point = numbers<3>(arguments, -100.0, 100.0, "a point: X Y Z in metres");
    if (!point)
    {
        return std::move(point).error();
    }
    return Command(FocusPoint{{(*point)[0], (*point)[1], (*point)[2]}});
}

// An id of one of `rows` (palettes, skin tones).
template <typename C, typename Rows>
Result<Command> fromRows(const Arguments& arguments, const Rows& rows)
{
    if (arguments.size() != 1)
    {
        return needs("one id");
    }
    std::vector<std::string> known;
    for (const auto& row : rows)
    {
        known.emplace_back(row.id);
    }
    if (std::ranges::find(known, arguments[0]) == known.end())
    {
        return usage("\"" + std::string(arguments[0]) + "\" is not known" +
                     core::didYouMean(arguments[0], known));
    }
    return Command(C{std::string(arguments[0])});
}

Result<Command> palette(const Arguments& arguments)
{
    return fromRows<SetPalette>(arguments, palettes());
}

Result<Command> skinTone(const Arguments& arguments)
{
    return fromRows<SetSkinTone>(arguments, skinTones());
}

Result<Command> uiScale(const Arguments& arguments)
{
    auto scale = numbers<1>(arguments, 0.75, 4.0, "a scale from 0.75 to 4");
    if (!scale)
    {
        return std::move(scale).error();
    }
    return Command(SetUiScale{(*scale)[0]});
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

Result<Command> searchText(const Arguments& arguments)
{
    return Command(Search{joined(arguments)});
}

Result<Command> openPath(const Arguments& arguments)
{
    if (arguments.empty())
    {
        return needs("the path of a body file or of an atlas folder");
    }
    return Command(OpenPath{joined(arguments)});
}

constexpr int kLeastPictureSide = 16;
constexpr int kLargestPictureSide = 16'384;

// "1920x1080"; nothing when it is not a size at all.
std::optional<glm::ivec2> sizeIn(std::string_view word)
{
    const std::vector<std::string_view> parts = core::split(word, 'x');
    const auto width = parts.size() == 2 ? core::parseInt(parts[0]) : std::nullopt;
    const auto height = parts.size() == 2 ? core::parseInt(parts[1]) : std::nullopt;
    const auto fits = [](const auto& side) {
        return side && *side >= kLeastPictureSide && *side <= kLargestPictureSide;
    };
    if (!fits(width) || !fits(height))
    {
        return std::nullopt;
    }
    return glm::ivec2(*width, *height);
}

// [FILE] [WIDTHxHEIGHT] and words in any order: `word` takes those that it knows.
template <typename C, typename Word>
Result<Command> pictureCommand(const Arguments& arguments, C command, std::string_view words,
                               Word word)
{
    const std::vector<std::string> known{"transparent", "no-labels"};
    bool named = false;
    bool sized = false;
    for (const std::string_view argument : arguments)
    {
        if (word(command, argument))
        {
            continue;
        }
        if (!named)
        {
            named = true;
            command.file = std::filesystem::path(std::string(argument));
            continue;
        }
        const auto size = sized ? std::nullopt : sizeIn(argument);
        if (!size)
        {
            return usage("\"" + std::string(argument) +
                         "\" is not a size such as 1920x1080 (16 to 16384)" + std::string(words) +
                         core::didYouMean(argument, known));
        }
        sized = true;
        command.widthPx = size->x;
        command.heightPx = size->y;
    }
    return Command(std::move(command));
}

template <typename C> bool takesLook(C& command, std::string_view word)
{
    const bool transparent = word == "transparent";
    const bool bare = word == "no-labels";
    command.transparent = command.transparent || transparent;
    command.labels = command.labels && !bare;
    return transparent || bare;
}

Result<Command> savePicture(const Arguments& arguments)
{
    return pictureCommand(arguments, SavePicture{}, ", nor transparent or no-labels",
                          takesLook<SavePicture>);
}

// "48": frames; "90deg": degrees; "6s": seconds.
bool takesTurn(Turn& turn, std::string_view word)
{
    const auto numberBefore = [&](std::string_view unit) -> std::optional<double> {
        return word.ends_with(unit) ? core::parseDouble(word.substr(0, word.size() - unit.size()))
                                    : std::nullopt;
    };
    const auto within = [](const std::optional<double>& value, double low, double high) {
        return value && *value >= low && *value <= high;
    };
    const auto degrees = numberBefore("deg");
    const auto seconds = numberBefore("s");
    const auto frames = core::parseInt(word);
    if (within(degrees, -kMostDegrees, kMostDegrees))
    {
        turn.degrees = static_cast<float>(*degrees);
        return true;
    }
    if (within(seconds, kLeastSeconds, kMostSeconds))
    {
        turn.seconds = static_cast<float>(*seconds);
        return true;
    }
    if (frames && *frames >= kLeastFrames && *frames <= kMostFrames)
    {
        turn.frames = static_cast<int>(*frames);
        return true;
    }
    return false;
}

Result<Command> saveTurntable(const Arguments& arguments)
{
    return pictureCommand(arguments, SaveTurntable{},
                          ", nor FRAMES, DEGREESdeg, SECONDSs, transparent or no-labels",
                          [](SaveTurntable& command, std::string_view word) {
                              return takesTurn(command.turn, word) || takesLook(command, word);
                          });
}

Result<Command> saveContactSheet(const Arguments& arguments)
{
    return pictureCommand(arguments, SaveContactSheet{}, "",
                          [](SaveContactSheet&, std::string_view) { return false; });
}

constexpr std::array kRows{
    // Look at
    CommandRow{{"Look at", "view", "NAME",
                "Turn to front, back, left, right, top, bottom, auto, or AZIMUTH,ELEVATION", "",
                ""},
               view},
    CommandRow{{"Look at", "view", "front", "Look from the front", "1", "view front"}, view},
    CommandRow{{"Look at", "view", "back", "Look from the back", "2", "view back"}, view},
    CommandRow{{"Look at", "view", "left", "Look from the body's left", "3", "view left"}, view},
    CommandRow{{"Look at", "view", "right", "Look from the body's right", "4", "view right"}, view},
    CommandRow{{"Look at", "view", "top", "Look from above", "5", "view top"}, view},
    CommandRow{{"Look at", "view", "auto", "Show all of the selection", "F", "view auto"}, view},
    CommandRow{{"Look at", "reset-view", "", "Whole body from the front", "Home", "reset-view"},
               plain<ResetView>},
    CommandRow{{"Look at", "orbit", "AZIMUTH ELEVATION", "Turn by angles in degrees", "", ""},
               orbit},
    CommandRow{{"Look at", "orbit", "-15 0", "Turn to the left", "Left", "orbit -15 0"}, orbit},
    CommandRow{{"Look at", "orbit", "15 0", "Turn to the right", "Right", "orbit 15 0"}, orbit},
    CommandRow{{"Look at", "orbit", "0 10", "Turn upwards", "Up", "orbit 0 10"}, orbit},
    CommandRow{{"Look at", "orbit", "0 -10", "Turn downwards", "Down", "orbit 0 -10"}, orbit},
    CommandRow{{"Look at", "zoom", "FACTOR", "Come nearer (above 1) or go away", "", ""}, zoom},
    CommandRow{{"Look at", "zoom", "1.2", "Come nearer", "+", "zoom 1.2"}, zoom},
    CommandRow{{"Look at", "zoom", "0.8333", "Go away", "-", "zoom 0.8333"}, zoom},
    CommandRow{{"Look at", "pan", "RIGHT UP", "Move by parts of the picture's height", "", ""},
               pan},
    CommandRow{{"Look at", "toggle-view-lock", "", "Standard views only, or free turning", "K",
                "toggle-view-lock"},
               plain<ToggleViewLock>},
    CommandRow{{"Look at", "hold-camera", "", "Stop a camera that moves", "", ""},
               plain<HoldCamera>},
    CommandRow{{"Look at", "glide", "AZIMUTH ELEVATION",
                "Go on turning, degrees per second, and come to rest", "", ""},
               glide},
    CommandRow{{"Look at", "focus", "X Y Z", "Orbit around a point in body space, metres", "", ""},
               focusPoint},
    // Choose
    CommandRow{{"Choose", "select-muscle", "ID [SIDE]",
                "Show a muscle, its points and the pain they refer", "", ""},
               muscle<SelectMuscle>},
    CommandRow{{"Choose", "add-muscle", "ID [SIDE]",
                "Add a muscle to the comparison, or take it out", "", ""},
               muscle<AddMuscle>},
    CommandRow{{"Choose", "preview-muscle", "[ID]",
                "Show the pattern of a muscle beside the selection for a moment", "", ""},
               preview},
    CommandRow{{"Choose", "select-trigger-point", "ID", "Show the pattern of one point", "", ""},
               withId<SelectTriggerPoint>},
    CommandRow{
        {"Choose", "select-region", "ID", "Ask which muscles refer pain to a region", "", ""},
        withId<SelectRegion>},
    CommandRow{{"Choose", "clear-selection", "", "Select nothing; close what is open", "Esc",
                "clear-selection"},
               plain<ClearSelection>},
    CommandRow{{"Choose", "set-side", "right|left|both", "Side whose patterns are shown", "", ""},
               side},
    CommandRow{{"Choose", "click", "X Y", "Click a point of the picture (0..1)", "", ""},
               click<false>},
    CommandRow{{"Choose", "click-add", "X Y", "Click and add to the comparison", "", ""},
               click<true>},
    CommandRow{{"Choose", "hover", "[X Y]", "Move the cursor over a point of the picture", "", ""},
               hover},
    CommandRow{{"Choose", "search", "TEXT", "Search names, regions and what patients say", "", ""},
               searchText},
    CommandRow{
        {"Choose", "focus-search", "", "Write in the search field", "/ or Ctrl+F", "focus-search"},
        focus<Focus::SearchField>},
    CommandRow{{"Choose", "focus-list", "", "Go to the list of muscles", "Tab", "focus-list"},
               focus<Focus::MuscleList>},
    // Layers
    CommandRow{{"Layers", "set-skin-opacity", "VALUE", "Opacity of the skin, 0 to 1", "", ""},
               layerOpacity<Layer::Skin>},
    CommandRow{{"Layers", "set-superficial-opacity", "VALUE",
                "Opacity of the superficial muscles, 0 to 1", "", ""},
               layerOpacity<Layer::SuperficialMuscles>},
    CommandRow{
        {"Layers", "set-deep-opacity", "VALUE", "Opacity of the deep muscles, 0 to 1", "", ""},
        layerOpacity<Layer::DeepMuscles>},
    CommandRow{
        {"Layers", "set-skeleton-opacity", "VALUE", "Opacity of the skeleton, 0 to 1", "", ""},
        layerOpacity<Layer::Skeleton>},
    CommandRow{{"Layers", "toggle-layer", "LAYER",
                "Show or hide skin, superficial, deep or skeleton", "", ""},
               toggleLayer},
    CommandRow{{"Layers", "toggle-layer", "skin", "Skin on or off", "S", "toggle-layer skin"},
               toggleLayer},
    CommandRow{{"Layers", "toggle-layer", "superficial", "Superficial muscles on or off", "M",
                "toggle-layer superficial"},
               toggleLayer},
    CommandRow{
        {"Layers", "toggle-layer", "deep", "Deep muscles on or off", "D", "toggle-layer deep"},
        toggleLayer},
    CommandRow{
        {"Layers", "toggle-layer", "skeleton", "Skeleton on or off", "B", "toggle-layer skeleton"},
        toggleLayer},
    CommandRow{{"Layers", "set-opacity", "ID VALUE", "Opacity of one muscle, 0 to 1", "", ""},
               muscleOpacity},
    // Appearance
    CommandRow{{"Appearance", "set-theme", "light|dark", "Choose the theme", "", ""}, theme},
    CommandRow{{"Appearance", "toggle-theme", "", "Light or dark", "T", "toggle-theme"},
               plain<ToggleTheme>},
    CommandRow{{"Appearance", "set-palette", "ID", "Colours of the patterns", "", ""}, palette},
    CommandRow{{"Appearance", "set-style", "standard|print|contrast",
                "In colour, in greyscale for print, or in high contrast", "", ""},
               style},
    CommandRow{{"Appearance", "set-deep-pain", "glow|skin",
                "Pain felt inside the body: as a glow there, or on the skin", "", ""},
               deepPain},
    CommandRow{{"Appearance", "set-label-size", "small|normal|large",
                "Size of marks, labels and legend", "", ""},
               labelSize},
    CommandRow{{"Appearance", "set-skin-tone", "ID", "Tone of the skin", "", ""}, skinTone},
    CommandRow{{"Appearance", "set-naming", "english|latin", "Names of muscles and bones", "", ""},
               naming},
    CommandRow{{"Appearance", "toggle-naming", "", "English or Latin names", "N", "toggle-naming"},
               plain<ToggleNaming>},
    CommandRow{{"Appearance", "set-ui-scale", "VALUE", "Size of the interface, 0.75 to 4", "", ""},
               uiScale},
    CommandRow{{"Appearance", "set-labels", "on|off", "Labels of the trigger points", "", ""},
               labels},
    CommandRow{{"Appearance", "set-anatomy-labels", "off|muscles|bones|all",
                "Names of what is seen of the body", "", ""},
               anatomyLabels},
    CommandRow{{"Appearance", "cycle-anatomy-labels", "",
                "Names in the body: none, muscles, bones, all", "L", "cycle-anatomy-labels"},
               plain<CycleAnatomyLabels>},
    CommandRow{{"Appearance", "set-reduced-motion", "on|off", "Jump instead of flying", "", ""},
               reducedMotion},
    CommandRow{
        {"Appearance", "toggle-panel", "", "Show or hide the side panel", "P", "toggle-panel"},
        plain<TogglePanel>},
    // Teach
    CommandRow{{"Teach", "toggle-class-view", "", "Class view: no panels, large texts", "F5",
                "toggle-class-view"},
               plain<ToggleClassView>},
    CommandRow{
        {"Teach", "toggle-spotlight", "", "Spotlight at the cursor", "H", "toggle-spotlight"},
        plain<ToggleSpotlight>},
    // Presenting
    CommandRow{{"Teach", "toggle-pen", "", "Pen: draw on the view with the left button", "A",
                "toggle-pen"},
               parsePen},
    CommandRow{{"Teach", "set-ink-colour", "red|blue|yellow|plain|next", "Colour of the pen", "V",
                "set-ink-colour next"},
               parseInkColour},
    CommandRow{{"Teach", "set-ink-width", "thinner|thicker", "Thinner or thicker ink", "", ""},
               parseInkWidth},
    CommandRow{{"Teach", "set-ink-fades", "on|off|toggle", "Ink that fades, or stays", "X",
                "set-ink-fades toggle"},
               parseInkFades},
    CommandRow{{"Teach", "toggle-eraser", "", "Eraser of the pen", "E", "toggle-eraser"},
               parseEraser},
    CommandRow{{"Teach", "clear-ink", "", "Wipe all ink away", "C", "clear-ink"}, parseClearInk},
    CommandRow{{"Teach", "draw-ink", "X Y ...", "Draw along points of the picture (0..1)", "", ""},
               parseDrawInk},
    CommandRow{
        {"Teach", "erase-ink", "X Y ...", "Take away the strokes at points of the picture", "", ""},
        parseEraseInk},
    CommandRow{{"Teach", "toggle-lens", "", "Lens at the cursor", "Z", "toggle-lens"}, parseLens},
    CommandRow{{"Teach", "set-lens", "stronger|weaker", "Magnification of the lens", "", ""},
               parseLensPower},
    CommandRow{{"Teach", "move-pointer", "RIGHT DOWN",
                "Move pen, lens or spotlight by parts of the picture's height", "", ""},
               parseMovePointer},
    CommandRow{
        {"Teach", "press-pointer", "", "Put the pen down at the pointer, or lift it", "", ""},
        parsePressPointer},
    CommandRow{{"Teach", "blank-screen", "[black|white]",
                "Black screen (B in the class view); any key or click ends it", ".",
                "blank-screen black"},
               parseBlank},
    CommandRow{{"Teach", "blank-screen", "white", "White screen; any key or click ends it", ",",
                "blank-screen white"},
               parseBlank},
    CommandRow{{"Teach", "toggle-notes", "", "Window with the notes for the teacher", "F6",
                "toggle-notes"},
               parseNotes},
    CommandRow{{"Teach", "restart-clock", "", "Count the time of the notes from now", "", ""},
               parseRestartClock},
    CommandRow{{"Teach", "show-class-keys", "", "Class view: its keys for a while", "?",
                "show-class-keys"},
               parseClassKeys},
    // What is taught
    CommandRow{{"Teach", "toggle-learn", "", "What is taught: knots, causes, techniques", "F2",
                "toggle-learn"},
               parseToggleLearn},
    CommandRow{{"Teach", "open-chapter", "[ID]", "Open a chapter of what is taught", "", ""},
               parseOpenChapter},
    CommandRow{{"Teach", "turn-chapter", "next|previous", "Next or previous chapter", "", ""},
               parseTurnChapter},
    CommandRow{{"Teach", "choose-cycle-step", "NUMBER|next|previous",
                "A step of the circle of a knot, 1 to 6", "", ""},
               parseCycleStep},
    CommandRow{{"Teach", "walk-cycle", "", "Once around the circle of a knot", "", ""},
               parseWalkCycle},
    CommandRow{{"Teach", "choose-technique", "[ID [on-cycle]]",
                "Open a technique, or show where it breaks the circle", "", ""},
               parseTechnique},
    CommandRow{{"Teach", "choose-timer", "NUMBER", "One of the timers of the technique", "", ""},
               parsePractice},
    CommandRow{{"Teach", "start-timer", "", "Start the timer of the technique", "", ""},
               parseStartTimer},
    CommandRow{{"Teach", "pause-timer", "", "Pause the timer of the technique", "", ""},
               parsePauseTimer},
    CommandRow{{"Teach", "reset-timer", "", "Set the timer of the technique back", "", ""},
               parseResetTimer},
    // A lesson takes its keys only while it plays; the interface knows when.
    CommandRow{{"Teach", "open-lesson", "FILE", "Open a lesson and show its first step", "", ""},
               parseOpenLesson},
    CommandRow{{"Teach", "next-step", "", "Next step of the lesson", "", ""}, parseNextStep},
    CommandRow{{"Teach", "previous-step", "", "Previous step of the lesson", "", ""},
               parsePreviousStep},
    CommandRow{{"Teach", "go-to-step", "NUMBER", "A step of the lesson, from 1", "", ""},
               parseGoToStep},
    CommandRow{{"Teach", "show-answer", "[CHOICE]",
                "Answer of the lesson's question, after a choice (from 1) or without", "", ""},
               parseShowAnswer},
    CommandRow{{"Teach", "toggle-lesson-note", "", "Teacher's note of the lesson's step", "", ""},
               parseLessonNote},
    CommandRow{{"Teach", "close-lesson", "", "Leave the lesson", "", ""}, parseCloseLesson},
    // Pain
    CommandRow{{"Pain", "toggle-pain-mode", "", "Where does it hurt: point or paint on the skin",
                "W", "toggle-pain-mode"},
               parsePainMode},
    CommandRow{{"Pain", "pain-point", "[X Y [Z]]",
                "Ask about a point of the picture (0..1), or of the body in metres", "", ""},
               parsePainPoint},
    CommandRow{
        {"Pain", "paint-stroke", "X Y ...", "Paint along points of the picture (0..1)", "", ""},
        parsePaintStroke},
    CommandRow{
        {"Pain", "erase-stroke", "X Y ...", "Erase along points of the picture (0..1)", "", ""},
        parseEraseStroke},
    CommandRow{
        {"Pain", "set-brush", "MM|larger|smaller", "Radius of the brush, 4 to 60 mm", "", ""},
        parseBrush},
    CommandRow{{"Pain", "set-brush", "smaller", "Smaller brush", "[", "set-brush smaller"},
               parseBrush},
    CommandRow{{"Pain", "set-brush", "larger", "Larger brush", "]", "set-brush larger"},
               parseBrush},
    CommandRow{{"Pain", "set-mirrored-strokes", "on|off", "Paint on both sides at once", "", ""},
               parseMirroredStrokes},
    CommandRow{{"Pain", "add-pain-area", "", "Another pain, in its own colour", "", ""},
               parseAddPainArea},
    CommandRow{{"Pain", "choose-pain-area", "NUMBER", "Go on painting one of the areas", "", ""},
               parseChoosePainArea},
    CommandRow{{"Pain", "remove-pain-area", "", "Take the chosen area away", "", ""},
               parseRemovePainArea},
    CommandRow{{"Pain", "set-pain-intensity", "1..10", "How strong the chosen pain is", "", ""},
               parsePainIntensity},
    CommandRow{{"Pain", "toggle-pain-quality", "WORD",
                "How the chosen pain feels: aching, burning, tingling and so on", "", ""},
               parsePainQuality},
    CommandRow{{"Pain", "set-pain-depth", "surface|deep", "Where the chosen pain is felt", "", ""},
               parsePainDepth},
    CommandRow{
        {"Pain", "set-drawing-date", "DATE", "Date of the drawing, such as 2026-03-09", "", ""},
        parseDrawingDate},
    CommandRow{
        {"Pain", "set-drawing-name", "TEXT", "Whose drawing it is, if that should be kept", "", ""},
        parseDrawingName},
    CommandRow{{"Pain", "set-drawing-note", "TEXT", "A note about the drawing", "", ""},
               parseDrawingNote},
    CommandRow{{"Pain", "clear-drawing", "", "Begin a new pain drawing", "", ""},
               parseClearDrawing},
    CommandRow{
        {"Pain", "save-drawing", "[FILE]", "Save the pain drawing", "Ctrl+Shift+S", "save-drawing"},
        parseSaveDrawing},
    CommandRow{{"Pain", "open-drawing", "FILE", "Open a pain drawing", "", ""}, parseOpenDrawing},
    CommandRow{{"Pain", "compare-drawing", "FILE", "Compare with an earlier pain drawing", "", ""},
               parseCompareDrawing},
    CommandRow{{"Pain", "end-comparison", "", "Compare with the earlier drawing no longer", "", ""},
               parseEndComparison},
    CommandRow{{"Pain", "save-report", "[FILE]", "Save a report of the drawing as PDF", "Ctrl+P",
                "save-report"},
               parseSaveReport},
    CommandRow{
        {"Pain", "recover-drawing", "", "Take the drawing that was not saved last time", "", ""},
        parseTakeRecovered},
    CommandRow{{"Pain", "discard-recovered", "",
                "Let go of the drawing that was not saved last time", "", ""},
               parseDiscardRecovered},
    CommandRow{
        {"Pain", "preview-pattern", "[ID [SIDE]]", "Show a pattern over what was painted", "", ""},
        parsePreviewPattern},
    CommandRow{
        {"Pain", "open-candidate", "ID [SIDE]", "Open what could send the pain there", "", ""},
        parseOpenCandidate},
    CommandRow{{"Pain", "back-to-pain", "", "Back from an opened muscle to where it hurts", "", ""},
               parseBackToPain},
    // Quiz
    CommandRow{{"Quiz", "toggle-quiz", "", "Quiz: questions on muscles and their patterns", "Q",
                "toggle-quiz"},
               parseToggleQuiz},
    CommandRow{{"Quiz", "set-quiz-mode", "practice|test|duel|duel-together",
                "Practice with hints, a test, or a duel of two halves of the class", "", ""},
               parseQuizMode},
    CommandRow{{"Quiz", "set-quiz-kinds", "KIND ...",
                "What is asked: pattern, refers, point, name, story", "", ""},
               parseQuizKinds},
    CommandRow{{"Quiz", "set-quiz-scope", "all|area ID|muscles ID ...|lesson TITLE",
                "Which muscles are asked about", "", ""},
               parseQuizScope},
    CommandRow{{"Quiz", "set-quiz-length", "QUESTIONS", "How many questions a quiz has", "", ""},
               parseQuizLength},
    CommandRow{{"Quiz", "set-quiz-time", "SECONDS [MINUTES]",
                "Time for a question and for the whole quiz; 0: no limit", "", ""},
               parseQuizTime},
    CommandRow{{"Quiz", "set-student", "[NAME]", "Whose answers are kept; nobody: a guest", "", ""},
               parseStudent},
    CommandRow{{"Quiz", "start-quiz", "[KIND ...] [SEED]", "Begin to ask", "", ""}, parseStartQuiz},
    CommandRow{{"Quiz", "answer", "NUMBER [left|right]", "Choose one of the answers", "", ""},
               parseAnswer},
    CommandRow{{"Quiz", "submit-answer", "", "Give what was painted as the answer", "", ""},
               parseSubmitAnswer},
    CommandRow{{"Quiz", "clear-answer", "", "Paint the answer anew", "", ""}, parseClearAnswer},
    CommandRow{{"Quiz", "quiz-cursor", "RIGHT DOWN", "Move the cross-hair by parts of the picture",
                "", ""},
               parseQuizCursor},
    CommandRow{{"Quiz", "place-at-cursor", "", "Click or paint at the cross-hair", "", ""},
               parsePlaceAtCursor},
    CommandRow{{"Quiz", "take-hint", "", "The next hint", "", ""}, parseHint},
    CommandRow{{"Quiz", "next-question", "", "On to the next question", "", ""}, parseNextQuestion},
    CommandRow{
        {"Quiz", "review-question", "NUMBER", "Show an answer of the result on the body", "", ""},
        parseReviewQuestion},
    CommandRow{{"Quiz", "end-quiz", "", "Show the result; from there, leave the quiz", "", ""},
               parseEndQuiz},
    CommandRow{{"Quiz", "export-quiz", "[FILE]", "Save all answers as a table (CSV)", "", ""},
               parseExportQuiz},
    // Program
    CommandRow{{"Program", "save-picture", "[FILE] [SIZE] [transparent] [no-labels]",
                "Save a picture of what is shown", "F12 or Ctrl+S", "show-save-picture"},
               savePicture},
    CommandRow{
        {"Program", "show-save-picture", "", "Choose the size of a picture and save it", "", ""},
        dialog<Dialog::SavePicture>},
    CommandRow{{"Program", "save-turntable",
                "[FILE.webp|FOLDER] [SIZE] [FRAMES] [DEGREESdeg] [SECONDSs] [transparent] "
                "[no-labels]",
                "Save a turn around what is shown", "", ""},
               saveTurntable},
    CommandRow{{"Program", "save-contact-sheet", "[FILE] [SIZE]",
                "Save the best views of the muscle on one sheet", "", ""},
               saveContactSheet},
    CommandRow{{"Program", "copy-picture", "", "Copy the picture", "Ctrl+Shift+C", "copy-picture"},
               plain<CopyPicture>},
    CommandRow{{"Program", "stop-work", "", "Stop the picture that is being made", "", ""},
               plain<StopWork>},
    CommandRow{{"Program", "open", "PATH", "Open a body file or an atlas folder", "", ""},
               openPath},
    CommandRow{{"Program", "reload", "", "Read body and atlas again", "Ctrl+R", "reload"},
               plain<Reload>},
    CommandRow{{"Program", "undo", "", "Undo", "Ctrl+Z", "undo"}, plain<Undo>},
    CommandRow{{"Program", "redo", "", "Redo", "Ctrl+Shift+Z or Ctrl+Y", "redo"}, plain<Redo>},
    CommandRow{{"Program", "show-cheat-sheet", "", "Keys and gestures", "F1", "show-cheat-sheet"},
               dialog<Dialog::CheatSheet>},
    CommandRow{{"Program", "show-about", "", "Credits, versions, licences", "", ""},
               dialog<Dialog::About>},
    CommandRow{{"Program", "show-messages", "", "What went wrong, and where", "", ""},
               dialog<Dialog::Messages>},
    CommandRow{{"Program", "dismiss-hint", "", "Do not show the first hint again", "", ""},
               plain<DismissHint>},
    CommandRow{{"Program", "quit", "", "Leave Knotlas", "Ctrl+Q", "quit"}, plain<Quit>},
};

constexpr std::array<GestureSpec, 13> kGestures{{
    {"Drag", "Turn the body"},
    {"Right or middle drag, Shift+drag", "Move the picture"},
    {"Wheel", "Come nearer to what is under the cursor"},
    {"Double click", "Orbit around what was hit"},
    {"Click", "Select the muscle under the cursor; again: the one beneath it"},
    {"Ctrl+click", "Add a muscle to the comparison"},
    {"Hover", "Name of the muscle under the cursor"},
    {"Drop a file or folder", "Open a body, an atlas, a lesson or a pain drawing"},
    {"Drag with the pen", "Draw on the view; right or middle drag turns the body"},
    {"Ctrl+wheel with the lens", "Magnification of the lens"},
    {"Drag on the skin", "Where it hurts: paint; with the right button erase"},
    {"Middle drag, drag beside the body", "Where it hurts: turn the body"},
    {"Ctrl+wheel", "Where it hurts: size of the brush"},
}};

constexpr auto kSpecs = [] {
    std::array<CommandSpec, kRows.size()> specs{};
    for (std::size_t i = 0; i < specs.size(); ++i)
    {
        specs[i] = kRows[i].spec;
    }
    return specs;
}();

std::vector<std::string_view> chordsOf(const CommandSpec& spec)
{
    std::vector<std::string_view> chords;
    std::string_view rest = spec.keys;
    constexpr std::string_view separator = " or ";
    while (!rest.empty())
    {
        const std::size_t end = std::min(rest.find(separator), rest.size());
        chords.push_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + separator.size(), rest.size()));
    }
    return chords;
}

}  // namespace

std::span<const CommandRow> commandRows()
{
    return kRows;
}

std::span<const CommandSpec> commandTable()
{
    return kSpecs;
}

std::span<const GestureSpec> gestureTable()
{
    return kGestures;
}

const CommandSpec* commandForKeys(std::string_view chord)
{
    for (const CommandSpec& spec : kSpecs)
    {
        const std::vector<std::string_view> chords = chordsOf(spec);
        if (std::ranges::find(chords, chord) != chords.end())
        {
            return &spec;
        }
    }
    return nullptr;
}

core::Result<Command> parseCommand(std::string_view text)
{
    Arguments words;
    for (const std::string_view word : core::split(core::trim(text), ' '))
    {
        if (!word.empty())
        {
            words.push_back(word);
        }
    }
    if (words.empty())
    {
        return usage("an empty command");
    }
    const std::string name(words.front());
    const auto row = std::ranges::find_if(
        kRows, [&](const CommandRow& candidate) { return candidate.spec.name == name; });
    if (row == kRows.end())
    {
        std::vector<std::string> known;
        for (const CommandSpec& spec : kSpecs)
        {
            known.emplace_back(spec.name);
        }
        return usage("unknown command \"" + name + "\"" + core::didYouMean(name, known));
    }
    words.erase(words.begin());
    Result<Command> command = row->parse(words);
    if (!command)
    {
        return std::move(command).error().within(name);
    }
    return command;
}

}  // namespace knotlas::app
