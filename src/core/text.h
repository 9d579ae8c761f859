#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace knotlas::core
{

// Strict number parsing, independent of the locale: the whole token must be one finite number.
std::optional<double> parseDouble(std::string_view token);
std::optional<std::int64_t> parseInt(std::string_view token);

// Shortest decimal text that reads back as the same number; '.' whatever the locale.
std::string formatNumber(double value);
// Fixed number of digits after the point; '.' whatever the locale.
std::string formatFixed(double value, int digits);

std::vector<std::string_view> split(std::string_view text, char separator);
std::string_view trim(std::string_view text);
std::string toLowerAscii(std::string_view text);

// `text` with every "{name}" of `values` in its place: filled("Saved {file}", {{"file", "a.png"}}).
std::string filled(std::string_view text,
                   std::initializer_list<std::pair<std::string_view, std::string_view>> values);
bool isValidUtf8(std::string_view text);

// A day of the calendar as "2026-03-09".
bool isIsoDate(std::string_view text);

// Lower case without diacritics (Latin-1 and Latin Extended-A), for search: "Músculo" -> "musculo".
std::string foldForSearch(std::string_view text);

// Damerau-Levenshtein distance in bytes (optimal string alignment).
int editDistance(std::string_view a, std::string_view b);

// The known word that `word` was most probably meant to be, if any is near enough.
std::optional<std::string> suggest(std::string_view word, std::span<const std::string> known);

// " (did you mean "x"?)", or nothing: ready to be appended to a message.
std::string didYouMean(std::string_view word, std::span<const std::string> known);

}  // namespace knotlas::core
