#include "support/limited_child.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace knotlas::test
{

namespace
{

constexpr rlim_t kAddressSpace = rlim_t{1} << 30;
constexpr rlim_t kProcessorS = 1;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

[[noreturn]] void workAsChild(const std::function<int()>& work)
{
    const rlimit time{kProcessorS, kProcessorS + 1};
    ::setrlimit(RLIMIT_CPU, &time);
    if (!kSanitized)
    {
        const rlimit space{kAddressSpace, kAddressSpace};
        ::setrlimit(RLIMIT_AS, &space);
    }
    ::_exit(work());
}

}  // namespace

ChildEnd runLimited(const std::function<int()>& work)
{
    const pid_t child = ::fork();
    if (child == 0)
    {
        workAsChild(work);
    }
    int status = 0;
    ChildEnd end;
    if (child < 0 || ::waitpid(child, &status, 0) != child)
    {
        return end;
    }
    end.exited = WIFEXITED(status);
    end.status = end.exited ? WEXITSTATUS(status) : -1;
    end.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    return end;
}

}  // namespace knotlas::test
