#include "anatomy/body.h"

namespace knotlas::anatomy
{

std::string_view toString(PartKind kind)
{
    switch (kind)
    {
    case PartKind::Skin:
        return "skin";
    case PartKind::Muscle:
        return "muscle";
    case PartKind::Fascia:
        return "fascia";
    case PartKind::Bone:
        return "bone";
    case PartKind::Cartilage:
        break;
    }
    return "cartilage";
}

std::string Part::nodeName() const
{
    return kind == PartKind::Skin ? id : std::string(toString(kind)) + "." + id;
}

bool matchesId(std::string_view part, std::string_view id)
{
    return part.starts_with(id) && (part.size() == id.size() || part[id.size()] == '.');
}

bool isOfMuscle(const Part& part, std::string_view id)
{
    return part.kind == PartKind::Muscle && part.side != core::Side::Left &&
           matchesId(part.id, id) && !part.mesh->triangles.empty();
}

std::string readableName(std::string_view id)
{
    std::string name;
    for (const char c : id)
    {
        if (c == '.')
        {
            name += ", ";
        }
        else
        {
            name += c == '_' ? ' ' : c;
        }
    }
    if (!name.empty() && name.front() >= 'a' && name.front() <= 'z')
    {
        name.front() = static_cast<char>(name.front() - 'a' + 'A');
    }
    return name;
}

}  // namespace knotlas::anatomy
