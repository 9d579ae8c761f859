#pragma once

#include "app/app_state.h"
#include "core/result.h"
#include "shell/options.h"
#include "shell/words.h"

#include <filesystem>

namespace knotlas::shell
{

// Where the results of students are kept: read at the start, written after each answer.
class QuizDesk
{
  public:
    // `folder` is that of the settings; `tables` takes tables that are saved without a file name.
    // Empty: none, and nothing is kept, or a request without a file is an Error.
    QuizDesk(std::filesystem::path folder, std::filesystem::path tables);

    // Reads the results, and the muscles of the lessons in that folder. A file that is broken is
    // moved aside, so that nothing in it is lost, and told.
    void begin(app::AppState& state, const std::filesystem::path& lessons);

    // The file that was written; empty when nothing had to be.
    core::Result<std::filesystem::path> carryOut(const app::AppState& state,
                                                 const app::QuizRequest& request) const;

    // The day by the clock of this place, which may have changed.
    static void keepDate(app::AppState& state);

  private:
    std::filesystem::path file_;
    std::filesystem::path tables_;
};

// "quiz-results.json" in the folder of the settings; empty when there is no such folder.
std::filesystem::path quizResultsFile(const std::filesystem::path& folder);

// `knotlas quiz --csv FILE [--student NAME]`; standard output when FILE is "-".
// RESULTS: another file than the one beside the settings.
core::Result<int> runQuizResults(const Words& words);

}  // namespace knotlas::shell
