#include "shell/key_chords.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>

namespace knotlas::shell
{
namespace
{

struct KeyName
{
    int key;
    const char* name;
};

constexpr std::array kNamedKeys{KeyName{GLFW_KEY_ESCAPE, "Esc"},
                                KeyName{GLFW_KEY_TAB, "Tab"},
                                KeyName{GLFW_KEY_ENTER, "Enter"},
                                KeyName{GLFW_KEY_KP_ENTER, "Enter"},
                                KeyName{GLFW_KEY_SPACE, "Space"},
                                KeyName{GLFW_KEY_HOME, "Home"},
                                KeyName{GLFW_KEY_END, "End"},
                                KeyName{GLFW_KEY_PAGE_UP, "PageUp"},
                                KeyName{GLFW_KEY_PAGE_DOWN, "PageDown"},
                                KeyName{GLFW_KEY_LEFT, "Left"},
                                KeyName{GLFW_KEY_RIGHT, "Right"},
                                KeyName{GLFW_KEY_UP, "Up"},
                                KeyName{GLFW_KEY_DOWN, "Down"},
                                KeyName{GLFW_KEY_DELETE, "Delete"},
                                KeyName{GLFW_KEY_BACKSPACE, "Backspace"}};

}  // namespace

std::string chordOf(int key, int scancode, int mods)
{
    std::string name;
    const auto named =
        std::ranges::find_if(kNamedKeys, [&](const KeyName& each) { return each.key == key; });
    if (named != kNamedKeys.end())
    {
        name = named->name;
    }
    else if (key >= GLFW_KEY_F1 && key <= GLFW_KEY_F25)
    {
        name = "F" + std::to_string(key - GLFW_KEY_F1 + 1);
    }
    else if ((mods & GLFW_MOD_CONTROL) != 0)
    {
        const char* printed = glfwGetKeyName(key, scancode);
        name = printed != nullptr ? printed : "";
        std::ranges::transform(name, name.begin(), [](char c) {
            return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        });
    }
    if (name.empty())
    {
        return {};
    }
    const std::string control = (mods & GLFW_MOD_CONTROL) != 0 ? "Ctrl+" : "";
    const std::string shift = (mods & GLFW_MOD_SHIFT) != 0 ? "Shift+" : "";
    return control + shift + name;
}

std::string chordOfCharacter(unsigned codePoint)
{
    // Space has a name of its own, told by the key callback.
    if (codePoint <= ' ' || codePoint >= 127)
    {
        return {};
    }
    const char c = static_cast<char>(codePoint);
    const bool lower = c >= 'a' && c <= 'z';
    return std::string(1, lower ? static_cast<char>(c - 'a' + 'A') : c);
}

}  // namespace knotlas::shell
