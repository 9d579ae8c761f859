#pragma once

#include "anatomy/pain_drawing.h"
#include "core/result.h"
#include "io/diagnostics.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace knotlas::io
{

inline constexpr const char* kDrawingKind = "pain_drawing";

// What a document may hold; the reader refuses more.
inline constexpr std::size_t kMaxDrawingAreas = 8;  // as many as can be painted at once
inline constexpr std::size_t kMaxDrawingPoints = 20'000;
inline constexpr std::size_t kMaxDrawingName = 200;    // bytes
inline constexpr std::size_t kMaxDrawingNote = 8'000;  // bytes
inline constexpr float kMinBrushMm = 1.0f;
inline constexpr float kMaxBrushMm = 120.0f;

// The colour of an area that names none, by its place in the drawing.
glm::u8vec3 usualAreaColour(std::size_t area);

// All findings, and the drawing when there was no error.
struct DrawingReading
{
    std::optional<anatomy::PainDrawing> drawing;
    std::vector<Finding> findings;
};

DrawingReading readDrawing(const std::filesystem::path& file);

// The document as text: the same drawing always gives the same bytes, and reading them gives the
// same drawing, to a hundredth of a millimetre.
std::string drawingText(const anatomy::PainDrawing& drawing);

core::Result<void> writeDrawing(const std::filesystem::path& file,
                                const anatomy::PainDrawing& drawing);

}  // namespace knotlas::io
