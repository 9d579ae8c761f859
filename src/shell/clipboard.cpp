#include "shell/clipboard.h"

#include <GLFW/glfw3.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xcb/xcb.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <mutex>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

extern char** environ;

namespace knotlas::shell
{
namespace
{

using core::Error;
using core::ErrorKind;
using core::Result;

struct Freer
{
    void operator()(void* memory) const { std::free(memory); }
};

template <typename T> using Reply = std::unique_ptr<T, Freer>;

struct ConnectionCloser
{
    void operator()(xcb_connection_t* connection) const { xcb_disconnect(connection); }
};

using Connection = std::unique_ptr<xcb_connection_t, ConnectionCloser>;

xcb_atom_t atomOf(xcb_connection_t* connection, std::string_view name)
{
    const xcb_intern_atom_cookie_t asked =
        xcb_intern_atom(connection, 0, static_cast<std::uint16_t>(name.size()), name.data());
    const Reply<xcb_intern_atom_reply_t> reply(xcb_intern_atom_reply(connection, asked, nullptr));
    return reply != nullptr ? reply->atom : static_cast<xcb_atom_t>(XCB_ATOM_NONE);
}

// Owns the CLIPBOARD selection with a window and a connection of its own, which a thread serves:
// other programs ask at any time, also while the main thread is busy or waits.
class X11Clipboard : public Clipboard
{
  public:
    static Result<std::unique_ptr<Clipboard>> open()
    {
        Connection connection(xcb_connect(nullptr, nullptr));
        if (xcb_connection_has_error(connection.get()) != 0)
        {
            return Error("the clipboard cannot be reached: there is no X11 display",
                         ErrorKind::Machine);
        }
        return std::unique_ptr<Clipboard>(new X11Clipboard(std::move(connection)));
    }

    ~X11Clipboard() override
    {
        server_.request_stop();
        wake();
        server_.join();
        ::close(wake_);
    }

    Result<void> offerPng(std::string png) override
    {
        const std::size_t most =
            std::size_t{4} * xcb_get_maximum_request_length(connection_.get()) - 64;
        if (png.size() > most)
        {
            return Error("the picture is too large for the clipboard; save it instead",
                         ErrorKind::Machine);
        }
        {
            const std::scoped_lock lock(mutex_);
            png_ = std::move(png);
        }
        xcb_set_selection_owner(connection_.get(), window_, clipboard_, XCB_CURRENT_TIME);
        const Reply<xcb_get_selection_owner_reply_t> owner(xcb_get_selection_owner_reply(
            connection_.get(), xcb_get_selection_owner(connection_.get(), clipboard_), nullptr));
        if (owner == nullptr || owner->owner != window_)
        {
            return Error("the X server does not give the clipboard away", ErrorKind::Machine);
        }
        wake();  // the reply may have brought along a request
        return {};
    }

  private:
    explicit X11Clipboard(Connection connection)
        : connection_(std::move(connection)), window_(xcb_generate_id(connection_.get())),
          clipboard_(atomOf(connection_.get(), "CLIPBOARD")),
          targets_(atomOf(connection_.get(), "TARGETS")),
          png_type_(atomOf(connection_.get(), "image/png")), wake_(::eventfd(0, EFD_CLOEXEC))
    {
        const xcb_screen_t* screen =
            xcb_setup_roots_iterator(xcb_get_setup(connection_.get())).data;
        xcb_create_window(connection_.get(), XCB_COPY_FROM_PARENT, window_, screen->root, 0, 0, 1,
                          1, 0, XCB_WINDOW_CLASS_INPUT_ONLY, XCB_COPY_FROM_PARENT, 0, nullptr);
        xcb_flush(connection_.get());
        server_ = std::jthread([this](const std::stop_token& stop) { serve(stop); });
    }

    void wake() const
    {
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto written = ::write(wake_, &one, sizeof one);
    }

    void serve(const std::stop_token& stop)
    {
        std::array<pollfd, 2> waits{
            {{xcb_get_file_descriptor(connection_.get()), POLLIN, 0}, {wake_, POLLIN, 0}}};
        while (!stop.stop_requested() && xcb_connection_has_error(connection_.get()) == 0)
        {
            constexpr int kForEver = -1;
            ::poll(waits.data(), waits.size(), kForEver);
            if ((waits[1].revents & POLLIN) != 0)
            {
                std::uint64_t count = 0;
                [[maybe_unused]] const auto read = ::read(wake_, &count, sizeof count);
            }
            while (const Reply<xcb_generic_event_t> event{xcb_poll_for_event(connection_.get())})
            {
                if ((event->response_type & 0x7f) == XCB_SELECTION_REQUEST)
                {
                    answer(*reinterpret_cast<const xcb_selection_request_event_t*>(event.get()));
                }
            }
        }
    }

    void answer(const xcb_selection_request_event_t& request)
    {
        xcb_selection_notify_event_t notice{};
        notice.response_type = XCB_SELECTION_NOTIFY;
        notice.time = request.time;
        notice.requestor = request.requestor;
        notice.selection = request.selection;
        notice.target = request.target;
        notice.property = XCB_ATOM_NONE;  // refused
        const xcb_atom_t property =
            request.property != XCB_ATOM_NONE ? request.property : request.target;
        if (request.target == targets_)
        {
            const std::array<xcb_atom_t, 2> offered{targets_, png_type_};
            xcb_change_property(connection_.get(), XCB_PROP_MODE_REPLACE, request.requestor,
                                property, XCB_ATOM_ATOM, 32, offered.size(), offered.data());
            notice.property = property;
        }
        else if (request.target == png_type_)
        {
            const std::scoped_lock lock(mutex_);
            xcb_change_property(connection_.get(), XCB_PROP_MODE_REPLACE, request.requestor,
                                property, png_type_, 8, static_cast<std::uint32_t>(png_.size()),
                                png_.data());
            notice.property = property;
        }
        xcb_send_event(connection_.get(), 0, request.requestor, XCB_EVENT_MASK_NO_EVENT,
                       reinterpret_cast<const char*>(&notice));
        xcb_flush(connection_.get());
    }

    Connection connection_;
    xcb_window_t window_;
    xcb_atom_t clipboard_;
    xcb_atom_t targets_;
    xcb_atom_t png_type_;
    int wake_;  // an eventfd that ends the thread
    std::mutex mutex_;
    std::string png_;
    std::jthread server_;
};

// Hands the bytes to wl-copy, which goes on offering them in the background.
class WaylandClipboard : public Clipboard
{
  public:
    Result<void> offerPng(std::string png) override
    {
        std::array<int, 2> ends{};
        if (::pipe(ends.data()) != 0)
        {
            return failed();
        }
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
        posix_spawn_file_actions_addclose(&actions, ends[0]);
        posix_spawn_file_actions_addclose(&actions, ends[1]);
        std::array<std::string, 3> words{"wl-copy", "--type", "image/png"};
        std::array<char*, 4> arguments{words[0].data(), words[1].data(), words[2].data(), nullptr};
        pid_t child = 0;
        const int spawned =
            ::posix_spawnp(&child, "wl-copy", &actions, nullptr, arguments.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        ::close(ends[0]);
        const bool written = spawned == 0 && writeAll(ends[1], png);
        ::close(ends[1]);
        int status = 1;
        const bool ended = spawned == 0 && ::waitpid(child, &status, 0) == child;
        return written && ended && status == 0 ? Result<void>() : failed();
    }

  private:
    static bool writeAll(int end, std::string_view bytes)
    {
        // A reader that ends early must not end this program.
        struct sigaction ignore
        {};

        struct sigaction before
        {};

        ignore.sa_handler = SIG_IGN;
        ::sigaction(SIGPIPE, &ignore, &before);
        while (!bytes.empty())
        {
            const ssize_t count = ::write(end, bytes.data(), bytes.size());
            if (count <= 0)
            {
                break;
            }
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
        ::sigaction(SIGPIPE, &before, nullptr);
        return bytes.empty();
    }

    static Error failed()
    {
        return Error("the picture could not be copied: under Wayland that needs the program "
                     "wl-copy (package wl-clipboard)",
                     ErrorKind::Machine);
    }
};

}  // namespace

Result<std::unique_ptr<Clipboard>> openClipboard()
{
    // Debian's GLFW is built for X11 (libglfw3) or for Wayland (libglfw3-wayland), and says which.
    if (std::string_view(glfwGetVersionString()).find("Wayland") != std::string_view::npos)
    {
        return std::unique_ptr<Clipboard>(std::make_unique<WaylandClipboard>());
    }
    return X11Clipboard::open();
}

}  // namespace knotlas::shell
