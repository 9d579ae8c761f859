#pragma once

#include "anatomy/body.h"
#include "anatomy/referral_matrix.h"
#include "io/atlas_reader.h"

#include <memory>
#include <vector>

namespace knotlas::app
{

// What only a body can tell about an atlas that was read from files, each finding where it stands:
// names that the body does not know, points far outside their muscle, strokes on the left side,
// zones that reach nothing, and how the zones differ from the declared facts
// (anatomy/consistency.h). Without an atlas (it has errors) only the names are checked.
std::vector<io::Finding> checkOnBody(const io::AtlasReading& reading,
                                     const std::shared_ptr<const anatomy::Body>& body);

}  // namespace knotlas::app
