#pragma once

#include <functional>

namespace knotlas::test
{

// How a piece of work ended in a process of its own.
struct ChildEnd
{
    bool exited = false;  // false: killed, by a limit or a crash
    int status = -1;      // what the work returned, 0..255
    int signal = 0;
};

// Runs `work` in a child process that may use one more second of processor time and 1 GiB of
// address space (no limit of space under a sanitizer, which reserves terabytes).
ChildEnd runLimited(const std::function<int()>& work);

}  // namespace knotlas::test
