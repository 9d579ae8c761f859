#pragma once

#include "app/app_state.h"

namespace knotlas::ui::test
{

// States that every panel must survive. All but the empty and the broken one show a small body with
// a full atlas entry: attachments, sources with and without a link, red flags, a notice.
app::AppState plainState();
app::AppState muscleState();
app::AppState compareState();
app::AppState painState();
app::AppState searchState();
app::AppState learnState(const std::string& chapter = "danger");  // or "circle", "do"
app::AppState undescribedState();
app::AppState hintState();
app::AppState cheatSheetState();
app::AppState aboutState();
app::AppState saveState();
app::AppState messagesState();

// The quiz: its setup, a story that is asked for, an answer that was wrong, a result.
app::AppState quizSetupState();
app::AppState quizAskingState();
app::AppState quizAnsweredState();
app::AppState quizDuelState();
app::AppState quizResultState();

// Nothing was loaded, or something is being loaded.
app::AppState emptyState();
app::AppState loadingState();
// A file with many faults: nothing loaded, long messages, toasts.
app::AppState brokenState();

}  // namespace knotlas::ui::test
