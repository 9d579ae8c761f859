#pragma once

#include "io/atlas_entries.h"

#include <string>
#include <string_view>
#include <vector>

namespace knotlas::io
{

// The members that entries of the atlas have in common. Faults go to the cursor's list; what is
// defined or referred to goes to the draft or to `defined` and `used`.

std::string readId(JsonObject& object, std::vector<UsedName>& defined);
std::string readName(const JsonCursor& at, std::vector<UsedName>& used);
std::vector<std::string> readNames(JsonObject& object, std::string_view member,
                                   std::vector<UsedName>& used, std::size_t minimum = 1);
// The required member "sources": at least one.
std::vector<anatomy::Citation> readCitations(JsonObject& object, AtlasDraft& draft);

// A text that no other entry should have: copied and not yet edited, probably.
std::string readOwnText(JsonObject& object, std::string_view member, AtlasDraft& draft);
// A text for people to read.
std::string readProse(JsonObject& object, std::string_view member, TextStyle style,
                      AtlasDraft& draft);
std::string readOptionalProse(JsonObject& object, std::string_view member, TextStyle style,
                              AtlasDraft& draft);

// "C7_spinous", or an object with one of "landmark", "between" and "muscle".
anatomy::Place readPlace(const JsonCursor& at, AtlasDraft& draft);
std::vector<anatomy::Stroke> readStrokes(JsonObject& object, AtlasDraft& draft);
// Where each stroke stands.
std::vector<Finding> strokePlaces(JsonObject& object);

// One row of a file of the kind "declared".
void readDeclaredRow(const JsonCursor& at, AtlasDraft& draft);

}  // namespace knotlas::io
