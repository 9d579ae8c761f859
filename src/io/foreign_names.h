#pragma once

#include "anatomy/body.h"
#include "core/side.h"

#include <optional>
#include <string>
#include <string_view>

namespace knotlas::io
{

// What a node's name says about its mesh.
struct PartName
{
    anatomy::PartKind kind = anatomy::PartKind::Muscle;
    std::string id;
    std::optional<core::Side> side;  // when the name tells
};

// Our own names: "skin", "bone.femur", "muscle.trapezius.upper".
std::optional<PartName> parsePartName(std::string_view nodeName);

// Names as other atlases write them, by the words in them: "Right piriformis",
// "FJ1521_FMA33586_Descending_part_of_right_trapezius" (trapezius.upper, right), "body" (skin).
std::optional<PartName> parseForeignName(std::string_view nodeName);

// Aids of modelling programs that are no part of a body: "joint-l-eye", "helper-tights".
bool isModellingAid(std::string_view nodeName);

}  // namespace knotlas::io
