#pragma once

#include "ui/frame.h"

#include <string>
#include <string_view>

namespace knotlas::ui
{

ImVec2 textSize(const ImFont* font, std::string_view text);

// The text, or as much of its beginning as fits into `width` with an ellipsis behind it.
std::string elided(const ImFont* font, std::string_view text, float width);

// Draws at a place, without taking part in the layout.
void textAt(ImFont* font, const ImVec2& position, const glm::vec3& colour, std::string_view text);
void textCentred(ImFont* font, const Box& box, const glm::vec3& colour, std::string_view text);

// Wrapped at the width of the window, part of the layout.
void paragraph(ImFont* font, const glm::vec3& colour, std::string_view text);

// Name of a section: small, bold, with air above it.
void sectionTitle(Frame& frame, std::string_view text);

// "Nerve   spinal accessory": a muted name above its text.
void fact(Frame& frame, std::string_view name, std::string_view text);

void gap(const Frame& frame, float points);
void hairline(Frame& frame);

}  // namespace knotlas::ui
