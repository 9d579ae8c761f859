# Pain drawings on the command line.
. "$(dirname "$0")/lib.sh" "$@"
unset DISPLAY WAYLAND_DISPLAY
before=$source/data/drawings/neck-and-buttock.json
after=$source/data/drawings/four-weeks-later.json

expect 0 "$knotlas" locate --drawing "$before" --json
json 'd["query"]["drawing"].endswith("neck-and-buttock.json") and d["query"]["area_cm2"]>20'
json '0 < d["query"]["percent_of_body"] < 5 and len(d["query"]["areas"])==2'
json 'any(r["id"]=="temporal" and r["side"]=="right" for r in d["query"]["areas"][0]["regions"])'
json '"trapezius.upper.1" in [c["trigger_point"] for c in d["candidates"][:3]] and not d["unexplained"]'
json 'all(0<=c[k]<=1 for c in d["candidates"] for k in ("score","explained","zone_painted","jaccard"))'
json 'all(abs(c["score"]-sum(d["score_parts"][k]*c[k] for k in d["score_parts"]))<1e-4 for c in d["candidates"])'
json '[c["score"] for c in d["candidates"]]==sorted((c["score"] for c in d["candidates"]), reverse=True)'
json 'all(c["why"] and c["level"] in ("essential","spillover") and c["rank"]>=1 for c in d["candidates"])'
json '2<=len(d["best_set"])<=3 and d["best_set"][-1]["explained"]>d["candidates"][0]["explained"]'
json 'd["red_flags"] and all(f["text"] and f["sources"] for f in d["red_flags"])'
expect 0 "$knotlas" locate --drawing "$before" --top 3
prints "Together: "
prints "First: "
expect 0 "$knotlas" locate --drawing "$before" --top 1 --json
json 'len(d["candidates"])==1'

# The other side of the body, and its answers.
python3 - "$before" <<'P'
import json, sys
d = json.load(open(sys.argv[1]))
for area in d["areas"]:
    for stroke in area["strokes"]:
        stroke["points"] = [[-x, y, z] for x, y, z in stroke["points"]]
json.dump(d, open("mirrored.json", "w"))
P
expect 0 "$knotlas" locate --drawing mirrored.json --top 1 --json
json 'd["candidates"][0]["trigger_point"].startswith("trapezius.upper") and d["candidates"][0]["side"]=="left"'

expect 0 "$knotlas" locate --drawing "$before" --compare "$after" --json
json 'd["before"]["date"]<d["after"]["date"] and d["went_cm2"]>1 and d["came_cm2"]<1 and 0<d["jaccard"]<1'
json 'abs(d["before"]["area_cm2"]-d["common_cm2"]-d["went_cm2"])<0.1'
json 'any(r["id"]=="temporal" and r["before_cm2"]>r["after_cm2"] for r in d["regions"])'
expect 0 "$knotlas" locate --drawing "$before" --compare "$before" --json
json 'd["jaccard"]==1 and d["went_cm2"]==0 and d["came_cm2"]==0'

# Wrong usage and faulty documents.
expect 2 "$knotlas" locate --drawing "$before" --region temporal
expect 2 "$knotlas" locate --compare "$after" --region temporal
expect 1 "$knotlas" locate --drawing missing.json
says "missing.json"
expect 0 "$knotlas" check "$source/data/drawings" "$source/data/lessons" "$source/data/learn"
sed 's/"aching"/"achng"/' "$before" >wrong.json
expect 1 "$knotlas" locate --drawing wrong.json --json
says 'did you mean "aching"'
expect 1 "$knotlas" check wrong.json
prints 'wrong.json:10:21: error'
printf '{"kind":"pain_drawing","date":"2026-01-01","areas":[{"intensity":5,"strokes":[{"radius_mm":9,"points":[[2,1,0]]}]}]}' >far.json
expect 1 "$knotlas" check far.json
prints 'points[0]'
expect 1 "$knotlas" locate --drawing far.json
says 'point 1'
printf '{"kind":"pain_drawing","date":"2026-01-01","areas":[]}' >empty.json
expect 1 "$knotlas" locate --drawing empty.json
says 'nothing is painted'
printf '{"kind":"lesson","title":"t","summary":"s","steps":[{"title":"a","text":"b","muscles":["pirifornis"],"view":"bakc"}]}' >lesson.json
expect 1 "$knotlas" check lesson.json
prints 'did you mean "piriformis"'
prints 'did you mean "back"'
finish
