#include "shell/words.h"

#include <cstdio>

namespace knotlas::shell
{

using core::Result;

core::Error usage(const std::string& message)
{
    return core::Error(message, core::ErrorKind::Usage);
}

ContentOptions contentOptions(const Words& words)
{
    return {words.body, words.atlas};
}

void print(const std::string& text)
{
    std::fwrite(text.data(), 1, text.size(), stdout);
}

Result<core::Side> bodySide(const Words& words)
{
    if (words.side.empty())
    {
        return core::Side::Right;
    }
    return oneOf<core::Side>("--side", words.side,
                             {{"right", core::Side::Right}, {"left", core::Side::Left}});
}

Result<std::size_t> topOf(const Words& words)
{
    if (words.top.empty())
    {
        return std::size_t{0};
    }
    const auto top = core::parseInt(words.top);
    if (!top || *top < 1)
    {
        return usage("--top: \"" + words.top + "\" is not a whole number above 0");
    }
    return static_cast<std::size_t>(*top);
}

Result<std::vector<const anatomy::Muscle*>> musclesNamed(const app::Content& content,
                                                         const std::string& id)
{
    std::vector<const anatomy::Muscle*> found;
    std::vector<std::string> known;
    for (const anatomy::Muscle& muscle : content.atlas->muscles)
    {
        known.push_back(muscle.id);
        if (anatomy::matchesId(muscle.id, id))
        {
            found.push_back(&muscle);
        }
    }
    if (found.empty())
    {
        return usage("unknown muscle \"" + id + "\"" + core::didYouMean(id, known));
    }
    return found;
}

Result<const anatomy::Region*> regionNamed(const app::Content& content, const std::string& id)
{
    if (const anatomy::Region* region = content.atlas->findRegion(id))
    {
        return region;
    }
    std::vector<std::string> known;
    for (const anatomy::Region& region : content.atlas->regions)
    {
        known.push_back(region.id);
    }
    return usage("unknown region \"" + id + "\"" + core::didYouMean(id, known));
}

}  // namespace knotlas::shell
