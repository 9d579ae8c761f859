#pragma once

#include "core/result.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace knotlas::app
{

// Texts by key, as the files of data/lang hold them.
using Texts = std::map<std::string, std::string, std::less<>>;

// The words of the interface. Immutable; English is built in.
class Language
{
  public:
    // Texts that are missing from `strings`, `names` and `phrases` are those of English.
    Language(Texts strings, Texts names, Texts phrases = {});

    static std::shared_ptr<const Language> english();

    // The text of the interface; the key itself when no language has it.
    [[nodiscard]] std::string_view text(std::string_view key) const;

    // What stands in the program's own tables in English (commands, gestures, palettes), in this
    // language: the English words are the key. The words themselves when it has no others.
    [[nodiscard]] std::string_view said(std::string_view english) const;

    // The name of a part of the body ("bone.femur"); empty when it has none.
    [[nodiscard]] std::string_view name(std::string_view node) const;

    [[nodiscard]] const Texts& strings() const { return strings_; }

    [[nodiscard]] const Texts& phrases() const { return phrases_; }

  private:
    Texts strings_;
    Texts names_;
    Texts phrases_;
};

// Names of parts of the body in Terminologia Anatomica; empty when it has none.
std::string_view latinName(std::string_view node);

// "musculus trapezius, pars descendens" -> "M. trapezius, pars descendens".
std::string shortLatin(std::string_view name);

// The texts of one language file of the given kind ("strings", "names" or "phrases"). Errors name
// line and column.
core::Result<Texts> parseTexts(const std::string& json, std::string_view kind,
                               const std::string& file);

// The files that are built in, by their path below data/lang.
const std::map<std::string, std::string, std::less<>>& embeddedLanguageFiles();

}  // namespace knotlas::app
