#pragma once

#include "app/app_state.h"

#include <string>

namespace knotlas::ui
{

struct Frame;

// All that the notes for the teacher show: equal ones look the same.
struct NotesContent
{
    std::string window;  // its title
    std::string above;   // title of the lesson
    std::string place;   // "2 of 8"
    std::string title;   // of the step
    std::string note;    // for the teacher
    std::string text;    // what the class reads, where there is no note
    std::string question;
    std::string answer;
    std::string next;    // title of the next step
    std::string gone;    // "12:05" since the beginning
    std::string clock;   // "14:30"
    std::string screen;  // what the class sees when it is not the picture
    scene::Theme theme = scene::Theme::Light;
    float scale = 1.0f;

    bool operator==(const NotesContent&) const = default;
};

// `clock` is the time of day as it is written.
NotesContent notesContent(const app::AppState& state, app::TimeS now, std::string clock);

// Fills the window. Scrolls by `scrollBy` points when all of it does not fit.
void drawNotes(Frame& frame, const NotesContent& content, float scrollBy);

}  // namespace knotlas::ui
