#pragma once

#include "ui/frame.h"

#include <string>
#include <string_view>

namespace knotlas::ui
{

ImVec2 textSize(const ImFont* font, std::string_view text);

// The text, or as much of its beginning as fits into `width` with an ellipsis behind it.
std::string elided(const ImFont* font, std::string_view text, float width);

// The first words of a long report.
std::string beginningOf(std::string_view text);

// Draws at a place, without taking part in the layout.
void textAt(ImFont* font, const ImVec2& position, const glm::vec3& colour, std::string_view text);
void textCentred(ImFont* font, const Box& box, const glm::vec3& colour, std::string_view text);

// Lines that are wrapped at `width`, with the air between them that reading needs.
ImVec2 wrappedSize(const ImFont* font, std::string_view text, float width);
// Where the last line ends: its right end and its top.
ImVec2 wrappedEnd(const ImFont* font, std::string_view text, float width);
void wrappedAt(ImFont* font, const ImVec2& position, const glm::vec3& colour, std::string_view text,
               float width);

// The same at the width of the window or card, part of the layout.
void paragraph(ImFont* font, const glm::vec3& colour, std::string_view text);

// A paragraph between rows, which begin further to the left.
void note(Frame& frame, ImFont* font, const glm::vec3& colour, std::string_view text);

// Name of a section: small, bold, with air above it.
void sectionTitle(Frame& frame, std::string_view text);

// A muted name above its text; nothing when there is no text.
void fact(Frame& frame, std::string_view name, std::string_view text);

void gap(const Frame& frame, float points);
void hairline(Frame& frame);

}  // namespace knotlas::ui
