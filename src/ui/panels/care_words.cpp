#include "ui/panels/care_words.h"

namespace knotlas::ui
{

std::string_view careWords(const Frame& frame, anatomy::SelfCareBy by)
{
    switch (by)
    {
    case anatomy::SelfCareBy::Anyone:
        return frame.text("care.self");
    case anatomy::SelfCareBy::WithCare:
        return frame.text("care.with_care");
    case anatomy::SelfCareBy::ClinicianOnly:
        break;
    }
    return frame.text("care.clinician_only");
}

}  // namespace knotlas::ui
