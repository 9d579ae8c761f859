#include "io/foreign_names.h"

#include "core/text.h"

#include <algorithm>
#include <array>
#include <vector>

namespace knotlas::io
{

namespace
{

using anatomy::PartKind;
using core::Side;
using Words = std::vector<std::string>;

struct KindWords
{
    PartKind kind;
    std::string_view words;
};

// Words that tell the kind of a mesh; the first kind wins ("tensor fascia lata" is a muscle).
constexpr std::array kKindWords{
    KindWords{PartKind::Muscle,
              "muscle abductor adductor anconeus biceps brachialis brachioradialis buccinator "
              "coccygeus coracobrachialis deltoid depressor diaphragm digastric extensor fibularis "
              "flexor frontalis gastrocnemius gemellus geniohyoid gluteus gracilis iliacus "
              "iliocostalis iliopsoas infraspinatus intercostal interosseous interossei latissimus "
              "levator longissimus longus lumbrical masseter mentalis multifidus mylohyoid nasalis "
              "oblique obliquus obturator occipitalis omohyoid opponens orbicularis palmaris "
              "pectineus pectoralis peroneus piriformis plantaris platysma popliteus procerus "
              "pronator psoas pterygoid quadratus quadriceps rectus rhomboid rhomboideus risorius "
              "rotatores sartorius scalene scalenus semimembranosus semispinalis semitendinosus "
              "serratus soleus spinalis splenius sternocleidomastoid sternohyoid sternothyroid "
              "stylohyoid subclavius subscapularis supinator supraspinatus temporalis tensor teres "
              "thyrohyoid tibialis transversus trapezius triceps vastus zygomaticus"},
    KindWords{PartKind::Cartilage, "cartilage disc disk labrum meniscus"},
    KindWords{PartKind::Fascia, "aponeurosis fascia ligament linea retinaculum tendon tract"},
    KindWords{PartKind::Bone,
              "bone atlas axis calcaneus capitate clavicle coccyx concha cranium cuboid cuneiform "
              "ethmoid femur fibula hamate humerus hyoid lunate mandible manubrium maxilla "
              "metacarpal metatarsal navicular patella phalanx pisiform radius rib sacrum scaphoid "
              "scapula skeleton skull sphenoid sternum talus teeth tibia tooth trapezium trapezoid "
              "triquetral ulna vertebra vomer"},
    KindWords{PartKind::Skin, "skin body integument"},
};

// What others call otherwise than we do.
struct Alias
{
    std::string_view theirs;
    std::string_view ours;
};

constexpr std::array kAliases{
    Alias{"trapezius.descending", "trapezius.upper"},
    Alias{"trapezius.transverse", "trapezius.middle"},
    Alias{"trapezius.ascending", "trapezius.lower"},
    Alias{"rhomboid_major", "rhomboid.major"},
    Alias{"rhomboid_minor", "rhomboid.minor"},
    Alias{"rhomboideus_major", "rhomboid.major"},
    Alias{"rhomboideus_minor", "rhomboid.minor"},
    Alias{"rectus_capitis_posterior_major", "suboccipital.rectus_capitis_posterior_major"},
    Alias{"rectus_capitis_posterior_minor", "suboccipital.rectus_capitis_posterior_minor"},
    Alias{"obliquus_capitis_superior", "suboccipital.obliquus_capitis_superior"},
    Alias{"obliquus_capitis_inferior", "suboccipital.obliquus_capitis_inferior"},
};

Words wordsOf(std::string_view name)
{
    Words words(1);
    for (const char c : core::toLowerAscii(name))
    {
        const bool separator = std::string_view(" _-.,()/:;").find(c) != std::string_view::npos;
        if (!separator)
        {
            words.back().push_back(c);
        }
        else if (!words.back().empty())
        {
            words.emplace_back();
        }
    }
    std::erase_if(words, [](const std::string& word) { return word.empty(); });
    return words;
}

// Catalogue numbers: "FMA33586", "FJ1521M".
bool isCatalogueNumber(const std::string& word)
{
    const std::size_t letters = word.starts_with("fma") ? 3 : word.starts_with("fj") ? 2 : 0;
    return letters > 0 && word.size() > letters && word[letters] >= '0' && word[letters] <= '9';
}

std::optional<Side> sideOf(const std::string& word, bool last)
{
    if (word == "right" || (last && word == "r"))
    {
        return Side::Right;
    }
    if (word == "left" || (last && word == "l"))
    {
        return Side::Left;
    }
    return std::nullopt;
}

std::optional<Side> takeSide(Words& words)
{
    for (std::size_t i = 0; i < words.size(); ++i)
    {
        if (const std::optional<Side> side = sideOf(words[i], i + 1 == words.size()))
        {
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
            return side;
        }
    }
    return std::nullopt;
}

std::optional<PartKind> kindOf(const Words& words)
{
    for (const KindWords& known : kKindWords)
    {
        for (const std::string_view word : core::split(known.words, ' '))
        {
            if (std::ranges::find(words, word) != words.end())
            {
                return known.kind;
            }
        }
    }
    return std::nullopt;
}

std::string joined(Words::const_iterator first, Words::const_iterator last)
{
    std::string id;
    for (; first != last; ++first)
    {
        id += (id.empty() ? "" : "_") + *first;
    }
    return id;
}

// "descending part of trapezius" -> "trapezius.descending".
std::string idOf(const Words& words)
{
    static const Words kPartOf{"part", "of"};
    const auto partOf = std::ranges::search(words, kPartOf);
    std::string id = joined(words.begin(), words.end());
    if (!partOf.empty() && partOf.begin() != words.begin() && partOf.end() != words.end())
    {
        id = joined(partOf.end(), words.end()) + "." + joined(words.begin(), partOf.begin());
    }
    const auto* alias = std::ranges::find(kAliases, id, &Alias::theirs);
    return alias == kAliases.end() ? id : std::string(alias->ours);
}

}  // namespace

std::optional<PartName> parsePartName(std::string_view nodeName)
{
    if (nodeName == "skin")
    {
        return PartName{PartKind::Skin, "skin", Side::Mid};
    }
    for (const PartKind kind :
         {PartKind::Muscle, PartKind::Bone, PartKind::Cartilage, PartKind::Fascia})
    {
        const std::string prefix = std::string(anatomy::toString(kind)) + ".";
        if (nodeName.starts_with(prefix) && nodeName.size() > prefix.size())
        {
            return PartName{kind, std::string(nodeName.substr(prefix.size())), std::nullopt};
        }
    }
    return std::nullopt;
}

std::optional<PartName> parseForeignName(std::string_view nodeName)
{
    Words words = wordsOf(nodeName);
    std::erase_if(words, isCatalogueNumber);
    const std::optional<Side> side = takeSide(words);
    const std::optional<PartKind> kind = kindOf(words);
    if (!kind)
    {
        return std::nullopt;
    }
    return PartName{*kind, *kind == PartKind::Skin ? "skin" : idOf(words), side};
}

bool isModellingAid(std::string_view nodeName)
{
    return nodeName.starts_with("joint-") || nodeName.starts_with("helper-");
}

}  // namespace knotlas::io
