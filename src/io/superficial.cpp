#include "io/superficial.h"

#include "core/text.h"

#include <algorithm>

namespace knotlas::io
{

namespace
{

// Beginnings of ids, up to a '.' or '_'.
constexpr std::string_view kCovered =
    // neck
    "suboccipital longus_capitis longus_colli rectus_capitis scalenus splenius semispinalis "
    "levator_scapulae geniohyoid mylohyoid sternothyroid thyrohyoid stylohyoid pterygoid "
    // back
    "rhomboid serratus_posterior longissimus iliocostalis spinalis multifidus rotatores "
    "interspinales intertransversarii levatores_costarum quadratus_lumborum "
    // chest and belly
    "pectoralis_minor subclavius intercostal transversus_thoracis transversus_abdominis "
    "internal_oblique diaphragm "
    // shoulder and arm
    "supraspinatus subscapularis coracobrachialis "
    // forearm and hand
    "flexor_digitorum_profundus flexor_pollicis_longus pronator_quadratus supinator "
    "abductor_pollicis_longus extensor_pollicis extensor_indicis adductor_pollicis "
    "opponens interosseous interossei lumbrical "
    // pelvis and hip
    "psoas iliacus iliopsoas piriformis gemellus obturator quadratus_femoris gluteus_minimus "
    "levator_ani coccygeus "
    // thigh, leg and foot
    "vastus_intermedius adductor_brevis adductor_magnus popliteus plantaris tibialis_posterior "
    "flexor_hallucis_longus flexor_digitorum_longus quadratus_plantae flexor_hallucis_brevis";

bool beginsWith(std::string_view id, std::string_view beginning)
{
    return id.starts_with(beginning) &&
           (id.size() == beginning.size() || id[beginning.size()] == '.' ||
            id[beginning.size()] == '_');
}

}  // namespace

bool isSuperficial(std::string_view muscleId)
{
    static const std::vector<std::string_view> kBeginnings = core::split(kCovered, ' ');
    return std::ranges::none_of(kBeginnings, [muscleId](std::string_view beginning) {
        return beginsWith(muscleId, beginning);
    });
}

bool isCutaneous(std::string_view muscleId)
{
    return beginsWith(muscleId, "platysma");
}

}  // namespace knotlas::io
