#pragma once

namespace knotlas::shell
{

// Messages go to standard error, one a line, errors and warnings named as such. KNOTLAS_LOG=debug
// shows everything, KNOTLAS_LOG=warning less.
void installLogging();

}  // namespace knotlas::shell
