#pragma once

#include "ui/widgets/press.h"

#include <string>
#include <string_view>

namespace knotlas::ui
{

enum class PaneLook
{
    Panel,     // a part of the side panels or a bar
    List,      // the same, for rows that bring their own air
    Tight,     // the same without air at the edges
    Floating,  // a card without air at the edges
    Card,      // floats above the picture: rounded, with a border
    Clear,     // nothing behind it
};

// A window at a fixed place for the time of a block. `stop` is where Tab finds it.
class Pane
{
  public:
    Pane(Frame& frame, const char* name, const Box& box, PaneLook look, Stop stop = Stop::None,
         bool scrolls = false);
    ~Pane();
    Pane(const Pane&) = delete;
    Pane& operator=(const Pane&) = delete;

  private:
    Frame& frame_;
    Stop outerStop_;
};

// A card above the picture, as high as what is put into it.
class FloatingCard
{
  public:
    // `pivot` of the card (0..1) stands at `at`.
    FloatingCard(Frame& frame, const char* name, const ImVec2& at, const ImVec2& pivot, float width,
                 float maxHeight);
    ~FloatingCard();
    FloatingCard(const FloatingCard&) = delete;
    FloatingCard& operator=(const FloatingCard&) = delete;
};

// A card inside a pane, drawn behind what is put into it during its life.
class Card
{
  public:
    Card(Frame& frame, const glm::vec3& background, const glm::vec3& border);
    ~Card();
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;

  private:
    Frame& frame_;
    glm::vec3 background_;
    glm::vec3 border_;
    ImVec2 origin_;
    float width_;
};

// A column of at most this width in the middle of a pane, for what is put into it during its life.
class Column
{
  public:
    Column(const Frame& frame, float widest);
    ~Column();
    Column(const Column&) = delete;
    Column& operator=(const Column&) = delete;

  private:
    float margin_;
};

// A dialog in the middle of the window, above everything. Draws its title and its cross; closing
// it emits the command that opened it. Its content is drawn by `fill`.
void dialog(Frame& frame, app::Dialog which, const char* title, ImVec2 size,
            void (*fill)(Frame& frame));

}  // namespace knotlas::ui
