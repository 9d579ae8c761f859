#pragma once

#include "app/content.h"
#include "core/result.h"
#include "core/side.h"
#include "core/text.h"
#include "shell/options.h"

#include <string>
#include <utility>
#include <vector>

namespace knotlas::shell
{

// Words as they were typed; turned into values, with suggestions, once all of them are known.
struct Words
{
    std::string body;
    std::string atlas;
    std::vector<std::string> muscles;
    std::string triggerPoint;
    std::string region;
    std::string point;
    std::string side;
    std::string view;
    std::string size;
    std::vector<std::string> layers;
    std::string skinOpacity;
    std::string theme;
    std::string output;
    std::string script;
    std::string reference;
    std::string id;
    std::vector<std::string> paths;
    std::string top;
    std::string drawing;
    std::string compare;
    std::string lesson;
    std::string csv;
    std::string student;
    std::string results;
    std::string paper = "a4";
    bool all = false;
    bool labels = false;
    bool transparent = false;
    bool noLabels = false;
    bool contactSheet = false;
    std::string turntable;
    std::string degrees;
    std::string seconds;
    bool json = false;
    bool commands = false;
    bool firstFrame = false;
};

core::Error usage(const std::string& message);
ContentOptions contentOptions(const Words& words);

// To standard output.
void print(const std::string& text);

template <typename T>
core::Result<T> oneOf(const std::string& option, const std::string& word,
                      const std::vector<std::pair<std::string, T>>& choices)
{
    std::vector<std::string> known;
    for (const auto& [name, value] : choices)
    {
        if (name == word)
        {
            return value;
        }
        known.push_back(name);
    }
    return usage(option + ": unknown \"" + word + "\"" + core::didYouMean(word, known));
}

// Right when nothing was said.
core::Result<core::Side> bodySide(const Words& words);

// How many candidates; 0 when nothing was said: all.
core::Result<std::size_t> topOf(const Words& words);

// The entries that `id` names: itself, or all parts of the head of a hierarchy. Kind Usage, with a
// suggestion, when there are none.
core::Result<std::vector<const anatomy::Muscle*>> musclesNamed(const app::Content& content,
                                                               const std::string& id);

// Kind Usage, with a suggestion, when the atlas has no such region.
core::Result<const anatomy::Region*> regionNamed(const app::Content& content,
                                                 const std::string& id);

}  // namespace knotlas::shell
