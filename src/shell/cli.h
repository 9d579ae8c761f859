#pragma once

namespace knotlas::shell
{

// Reads the command line and does what it says. Returns the exit status of the process: 0 done,
// 1 the input is at fault, 2 wrong usage, 3 the machine cannot.
int runCommandLine(int argc, char** argv);

}  // namespace knotlas::shell
