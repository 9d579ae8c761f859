#include "ui/panels/panel_registry.h"

#include "app/class_view.h"
#include "app/learn_mode.h"
#include "app/presenting.h"
#include "app/quiz_mode.h"
#include "ui/overlay/axis_cube.h"
#include "ui/overlay/blank.h"
#include "ui/overlay/brush.h"
#include "ui/overlay/class_help.h"
#include "ui/overlay/hover_name.h"
#include "ui/overlay/ink.h"
#include "ui/overlay/labels.h"
#include "ui/overlay/legend.h"
#include "ui/overlay/lens.h"
#include "ui/overlay/pen_strip.h"
#include "ui/overlay/quiz_marks.h"
#include "ui/overlay/spotlight.h"
#include "ui/overlay/view_buttons.h"
#include "ui/panels/about.h"
#include "ui/panels/cheat_sheet.h"
#include "ui/panels/compare_chips.h"
#include "ui/panels/compare_page.h"
#include "ui/panels/empty_state.h"
#include "ui/panels/find_panel.h"
#include "ui/panels/first_hint.h"
#include "ui/panels/layers_panel.h"
#include "ui/panels/learn_page.h"
#include "ui/panels/lesson_page.h"
#include "ui/panels/list_panel.h"
#include "ui/panels/messages.h"
#include "ui/panels/muscle_page.h"
#include "ui/panels/pain_drawing.h"
#include "ui/panels/pain_page.h"
#include "ui/panels/quiz_panel.h"
#include "ui/panels/recovered_card.h"
#include "ui/panels/save_picture.h"
#include "ui/panels/status_bar.h"
#include "ui/panels/toasts.h"
#include "ui/panels/top_bar.h"

#include <array>

namespace knotlas::ui
{
namespace
{

bool always(const Frame&)
{
    return true;
}

bool hasBars(const Frame& frame)
{
    return !frame.state.session.classView;
}

bool hasBody(const Frame& frame)
{
    return !frame.state.content.empty() && !frame.layout.bodyCovered;
}

bool reads(const Frame& frame)
{
    return frame.layout.page && app::showsLearn(frame.state);
}

bool plays(const Frame& frame)
{
    return frame.state.session.lessons.play.has_value();
}

// A page about what is selected, or about where it hurts.
bool hasOtherPage(const Frame& frame)
{
    return frame.layout.page && !app::showsLearn(frame.state) && !app::quizIsOpen(frame.state) &&
           !plays(frame);
}

bool hasViewButtons(const Frame& frame)
{
    return hasBody(frame) && hasBars(frame);
}

bool usesLens(const Frame& frame)
{
    return hasBody(frame) && frame.state.session.present.lens.on;
}

bool usesPen(const Frame& frame)
{
    return hasBody(frame) && frame.state.session.present.pen.on;
}

bool hidesPicture(const Frame& frame)
{
    return app::blankness(frame.state, frame.now) > 0.0f;
}

bool isEmpty(const Frame& frame)
{
    return frame.state.content.empty();
}

bool showsQuiz(const Frame& frame)
{
    return frame.layout.page && app::quizIsOpen(frame.state);
}

bool showsLesson(const Frame& frame)
{
    return frame.layout.page && plays(frame) && !app::quizIsOpen(frame.state);
}

bool showsLessonBelow(const Frame& frame)
{
    return frame.layout.lesson && plays(frame);
}

bool compares(const Frame& frame)
{
    return hasOtherPage(frame) && showsComparison(frame);
}

bool showsMuscle(const Frame& frame)
{
    return hasOtherPage(frame) && !frame.state.doc.selected.empty() && !showsComparison(frame);
}

bool showsPain(const Frame& frame)
{
    return hasOtherPage(frame) && frame.state.doc.selected.empty() && frame.state.doc.region;
}

bool showsDrawing(const Frame& frame)
{
    return hasOtherPage(frame) && frame.state.doc.selected.empty() && !frame.state.doc.region;
}

bool offersRecovered(const Frame& frame)
{
    return !frame.state.content.empty() && frame.state.session.pain.recovered != nullptr &&
           !app::quizIsOpen(frame.state);
}

template <app::Dialog kDialog> bool shows(const Frame& frame)
{
    return frame.state.session.dialog == kDialog;
}

// The buttons come first where there is no room for both.
bool hasRoomForCube(const Frame& frame)
{
    return hasViewButtons(frame) && viewButtonsBox(frame).max.x < axisCubeBox(frame).min.x &&
           axisCubeBox(frame).max.y < frame.layout.body.max.y;
}

void drawAllMarks(Frame& frame)
{
    std::vector<Box> keepClear{legendBox(frame)};
    if (hasViewButtons(frame))
    {
        keepClear.push_back(viewButtonsBox(frame));
    }
    if (hasRoomForCube(frame))
    {
        keepClear.push_back(axisCubeBox(frame));
    }
    drawLabels(frame, keepClear);
}

constexpr std::array kPanels{
    Panel{"Marks", hasBody, drawAllMarks},
    Panel{"Legend", hasBody, drawLegend},
    Panel{"Hover", hasBody, drawHoverName},
    Panel{"Brush", hasBody, drawBrush},
    Panel{"Quiz marks", showsQuiz, drawQuizMarks},
    Panel{"View", hasViewButtons, drawViewButtons},
    Panel{"Cube", hasRoomForCube, drawAxisCube},
    Panel{"Ink", hasBody, drawInk},
    Panel{"Lens", usesLens, drawLens},
    Panel{"Spotlight", [](const Frame& frame) { return frame.state.session.spotlight; },
          drawSpotlight},
    Panel{"Pen tip", usesPen, drawPenTip},
    Panel{"Pen", usesPen, drawPenStrip},
    Panel{"Class keys",
          [](const Frame& frame) { return app::showsClassHelp(frame.state, frame.now); },
          drawClassHelp},
    Panel{"Empty", isEmpty, drawEmptyState},
    Panel{"Hint",
          [](const Frame& frame) {
              return frame.state.session.firstRunHint && hasViewButtons(frame) &&
                     !app::quizIsOpen(frame.state) && !plays(frame);
          },
          drawFirstHint},
    Panel{"Search", [](const Frame& frame) { return frame.layout.find.has_value(); },
          drawFindPanel},
    Panel{"List", [](const Frame& frame) { return frame.layout.list.has_value(); }, drawListPanel},
    Panel{"Layers", [](const Frame& frame) { return frame.layout.layers.has_value(); },
          drawLayersPanel},
    Panel{"Comparison", compares, drawComparePage},
    Panel{"Muscle page", showsMuscle, drawMusclePage},
    Panel{"Pain page", showsPain, drawPainPage},
    Panel{"Pain drawing", showsDrawing, drawPainDrawing},
    Panel{"Learn", reads, drawLearnPage},
    Panel{"Quiz", showsQuiz, drawQuiz},
    Panel{"Lesson", showsLesson, drawLessonPage},
    Panel{"Lesson below", showsLessonBelow, drawLessonBand},
    Panel{"Top", hasBars, drawTopBar},
    Panel{"Status", hasBars, drawStatusBar},
    Panel{"Recovered", offersRecovered, drawRecoveredCard},
    Panel{"Toasts", always, drawToasts},
    Panel{"Cheat sheet", shows<app::Dialog::CheatSheet>, drawCheatSheet},
    Panel{"About", shows<app::Dialog::About>, drawAbout},
    Panel{"Save picture", shows<app::Dialog::SavePicture>, drawSavePicture},
    Panel{"Messages", shows<app::Dialog::Messages>, drawMessages},
    Panel{"Blank", hidesPicture, drawBlank},
};

}  // namespace

std::span<const Panel> panels()
{
    return kPanels;
}

}  // namespace knotlas::ui
