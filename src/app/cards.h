#pragma once

#include "app/print/picture.h"
#include "io/card_package.h"

namespace knotlas::app
{

// Cards for learning: for each point one that asks which muscle a pattern belongs to and one that
// asks where a muscle refers; for each muscle its attachments, nerve and action.
core::Result<io::CardPackage> cardPackage(const Press& press,
                                          const std::vector<const anatomy::Muscle*>& muscles);

// The same cards as a table, without pictures.
std::string cardTable(const Content& content, const std::vector<const anatomy::Muscle*>& muscles);

}  // namespace knotlas::app
