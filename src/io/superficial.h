#pragma once

#include "anatomy/body.h"

namespace knotlas::io
{

// Decides Part::superficial of every muscle: whether a good share of its surface lies close under
// the skin. A muscle that is covered by another one has no such share. Without skin all are.
void markSuperficial(anatomy::Body& body);

}  // namespace knotlas::io
