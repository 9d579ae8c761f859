#pragma once

#include "core/result.h"
#include "io/document.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace knotlas::io
{

// The typefaces of printed pages: DejaVu Sans, regular and bold.
class Fonts
{
  public:
    // From the folder that travels with the program.
    static core::Result<Fonts> load(const std::filesystem::path& folder);

    ~Fonts();
    Fonts(Fonts&&) noexcept;
    Fonts& operator=(Fonts&&) noexcept;

    // How wide a line of text is, in the unit of `size`.
    [[nodiscard]] float width(std::string_view text, FontFace face, float size) const;

    // Whether the face has all letters of the text.
    [[nodiscard]] bool covers(std::string_view text, FontFace face) const;

    struct Impl;

    [[nodiscard]] const Impl& impl() const { return *impl_; }

  private:
    explicit Fonts(std::unique_ptr<Impl> impl);

    std::unique_ptr<Impl> impl_;
};

}  // namespace knotlas::io
