#pragma once

#include "app/print/sheet.h"

namespace knotlas::app
{

// The sheet of one muscle: views with zones, points, facts, self-care with warnings first, sources,
// notice. One page, unless the muscle has so much to tell that it would be too small to read.
core::Result<std::vector<io::Page>> musclePages(const Press& press, const anatomy::Muscle& muscle);

core::Result<io::Document> muscleHandout(const Press& press,
                                         const std::vector<const anatomy::Muscle*>& muscles);

// The warnings that belong to a muscle: its own, then those of the regions to which it refers pain.
std::vector<std::string> warningsFor(const Content& content, const anatomy::Muscle& muscle);

// The name of a side's pattern for print: "Upper trapezius TrP1".
std::string patternName(const Content& content, const anatomy::PatternRow& row);

}  // namespace knotlas::app
