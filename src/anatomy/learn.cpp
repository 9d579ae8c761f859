#include "anatomy/learn.h"

#include <algorithm>

namespace knotlas::anatomy
{
namespace
{

template <typename T> const T* findById(const std::vector<T>& all, std::string_view id)
{
    const auto found = std::ranges::find(all, id, &T::id);
    return found == all.end() ? nullptr : &*found;
}

bool shows(const LearnChapter& chapter, LearnFigure figure)
{
    return std::ranges::find(chapter.sections, figure, &LearnSection::figure) !=
           chapter.sections.end();
}

}  // namespace

std::string_view toString(LearnBasis basis)
{
    switch (basis)
    {
    case LearnBasis::Seen:
        return "seen";
    case LearnBasis::Textbook:
        return "textbook";
    case LearnBasis::Editorial:
        break;
    }
    return "editorial";
}

std::string_view toString(Voice voice)
{
    switch (voice)
    {
    case Voice::Plain:
        return "plain";
    case Voice::PopularGuides:
        return "popular";
    case Voice::BetterEvidence:
        break;
    }
    return "evidence";
}

std::string_view toString(LearnFigure figure)
{
    switch (figure)
    {
    case LearnFigure::None:
        return "none";
    case LearnFigure::Cycle:
        return "cycle";
    case LearnFigure::Techniques:
        break;
    }
    return "techniques";
}

const LearnChapter* LearnBook::findChapter(std::string_view id) const
{
    return findById(chapters, id);
}

const Technique* LearnBook::findTechnique(std::string_view id) const
{
    return findById(techniques, id);
}

const LearnChapter* LearnBook::chapterWith(LearnFigure figure) const
{
    const auto found = std::ranges::find_if(
        chapters, [&](const LearnChapter& chapter) { return shows(chapter, figure); });
    return found == chapters.end() ? nullptr : &*found;
}

std::vector<const Technique*> LearnBook::techniquesFor(std::string_view muscle) const
{
    std::vector<const Technique*> found;
    for (const Technique& technique : techniques)
    {
        if (std::ranges::find(technique.muscles, muscle) != technique.muscles.end())
        {
            found.push_back(&technique);
        }
    }
    return found;
}

bool LearnBook::breaks(const Technique& technique, std::size_t step) const
{
    return step < cycle.steps.size() &&
           std::ranges::find(technique.breaks, cycle.steps[step].id) != technique.breaks.end();
}

}  // namespace knotlas::anatomy
