#pragma once

#include "app/language.h"
#include "core/result.h"

#include <filesystem>
#include <memory>

namespace knotlas::app
{

// The language of one folder of data/lang. A file that is missing is in English as a whole; a
// broken one is an Error.
core::Result<std::shared_ptr<const Language>> readLanguage(const std::filesystem::path& folder);

}  // namespace knotlas::app
