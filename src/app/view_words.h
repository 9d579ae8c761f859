#pragma once

#include "app/app_state.h"

#include <array>
#include <string_view>
#include <utility>

namespace knotlas::app
{

// The words of commands and settings for choices of the view.
template <typename T, std::size_t N> using Words = std::array<std::pair<std::string_view, T>, N>;

inline constexpr Words<scene::Style, 3> kStyleWords{{{"standard", scene::Style::Standard},
                                                     {"print", scene::Style::Print},
                                                     {"contrast", scene::Style::HighContrast}}};
inline constexpr Words<DeepPain, 2> kDeepPainWords{
    {{"glow", DeepPain::Glow}, {"skin", DeepPain::Skin}}};
inline constexpr Words<LabelSize, 3> kLabelSizeWords{
    {{"small", LabelSize::Small}, {"normal", LabelSize::Normal}, {"large", LabelSize::Large}}};

template <typename T, std::size_t N> std::string_view wordOf(T value, const Words<T, N>& words)
{
    for (const auto& [word, meaning] : words)
    {
        if (meaning == value)
        {
            return word;
        }
    }
    return words.front().first;
}

// The first choice when the word is unknown, as in settings of another version.
template <typename T, std::size_t N> T valueOf(std::string_view word, const Words<T, N>& words)
{
    for (const auto& [known, meaning] : words)
    {
        if (known == word)
        {
            return meaning;
        }
    }
    return words.front().second;
}

}  // namespace knotlas::app
