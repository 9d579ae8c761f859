#include "app/language_reader.h"

#include "io/file_bytes.h"

namespace knotlas::app
{
namespace
{

core::Result<Texts> textsOf(const std::filesystem::path& file, std::string_view kind)
{
    constexpr std::size_t kMaxBytes = std::size_t{4} << 20;
    if (!std::filesystem::exists(file))
    {
        return Texts();
    }
    const core::Result<std::string> text = io::readFile(file, kMaxBytes);
    if (!text)
    {
        return text.error();
    }
    return parseTexts(*text, kind, io::toUtf8(file));
}

}  // namespace

core::Result<std::shared_ptr<const Language>> readLanguage(const std::filesystem::path& folder)
{
    if (!std::filesystem::is_directory(folder))
    {
        return core::Error(io::toUtf8(folder) + ": no such folder");
    }
    core::Result<Texts> strings = textsOf(folder / "interface.json", "strings");
    if (!strings)
    {
        return std::move(strings).error();
    }
    core::Result<Texts> names = textsOf(folder / "names.json", "names");
    if (!names)
    {
        return std::move(names).error();
    }
    core::Result<Texts> phrases = textsOf(folder / "phrases.json", "phrases");
    if (!phrases)
    {
        return std::move(phrases).error();
    }
    return std::make_shared<const Language>(*std::move(strings), *std::move(names),
                                            *std::move(phrases));
}

}  // namespace knotlas::app
