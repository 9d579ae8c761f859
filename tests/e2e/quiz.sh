# The quiz without a window: commands of a script, and what students have answered as a table.
. "$(dirname "$0")/lib.sh" "$@"

printf '%s\n' 'set-quiz-scope area thigh' 'set-quiz-length 3' 'set-quiz-mode test' 'start-quiz pattern name story 7' \
  'answer 1' 'answer 2' 'answer 3' 'review-question 2' 'end-quiz' 'select-muscle piriformis' >quiz.txt
expect 0 "$knotlas" run quiz.txt -o quiz.png
[ -s quiz.png ] || fail "there is no picture"

# The answer may not be looked up while it is asked for.
printf '%s\n' 'start-quiz pattern 7' 'select-muscle piriformis' >cheat.txt
expect 1 "$knotlas" run cheat.txt
says "cheat.txt:2:"
printf '%s\n' 'start-quiz patern' >wrong.txt
expect 1 "$knotlas" run wrong.txt
says 'did you mean "pattern"'

# The lessons that are shipped can be asked about.
title=$(python3 -c "import json; print(json.load(open('$source/data/lessons/five-muscles.json'))['title'])")
printf '%s\n' "set-quiz-scope lesson $title" 'start-quiz 7' 'end-quiz' >lesson.txt
expect 0 "$knotlas" run lesson.txt

# A script keeps nothing of anybody.
printf '%s\n' 'set-student Anna' 'start-quiz pattern 7' 'answer 1' >anna.txt
expect 0 "$knotlas" run anna.txt
[ ! -e config/knotlas/quiz-results.json ] || fail "a script has kept answers"

# Nobody has answered yet: headings only.
expect 0 "$knotlas" quiz --csv -
prints "student,date,mode,question,of,answer,right,score,hints,seconds,off_mm"
mkdir -p config/knotlas
cat >config/knotlas/quiz-results.json <<'END'
{"kind": "quiz_results", "students": [{"name": "Anna, B.", "cards": [], "answers": [
  {"date": "2026-03-09", "mode": "test", "question": "name", "of": "piriformis", "answer": "piriformis",
   "right": true, "score": 1, "hints": 0, "seconds": 4}]}]}
END
expect 0 "$knotlas" check config/knotlas/quiz-results.json
expect 0 "$knotlas" quiz --csv results.csv --student "Anna, B."
grep -q '^"Anna, B.",2026-03-09,test,name,piriformis,piriformis,yes,1,0,4,' results.csv || fail "the table lacks the answer"
expect 2 "$knotlas" quiz --csv results.csv --student "Anna, C."
says 'did you mean "Anna, B."'
expect 2 "$knotlas" quiz
printf '{"kind": "quiz_results", "students": [{}]}' >config/knotlas/quiz-results.json
expect 1 "$knotlas" quiz --csv -
says "quiz-results.json:1:"
expect 1 "$knotlas" check config/knotlas/quiz-results.json
finish
