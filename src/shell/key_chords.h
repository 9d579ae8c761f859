#pragma once

#include <string>

namespace knotlas::shell
{

// The chord of a key of GLFW that types nothing, or of a letter held with Ctrl ("Ctrl+Z", "F1");
// empty for what arrives as a character.
std::string chordOf(int key, int scancode, int mods);

// The chord of a character that was typed; empty for what has a name of its own, or none.
std::string chordOfCharacter(unsigned codePoint);

}  // namespace knotlas::shell
