# What the command line promises to other programs.
. "$(dirname "$0")/lib.sh" "$@"

expect 0 "$knotlas" --version
expect 0 "$knotlas" --help
prints render

expect 0 "$knotlas" list --json
json 'len(d["muscles"]) >= 8'
json 'all(m["trigger_points"] for m in d["muscles"])'
json 'any(m["id"]=="trapezius.upper" and m["muscle"]=="trapezius" and m["part"]=="upper" for m in d["muscles"])'
json 'all(p["essential"] or p["kind"]=="autonomic" for m in d["muscles"] for p in m["trigger_points"])'
json 'all(p["sources"] and p["confidence"] in ("high","moderate","low") for m in d["muscles"] for p in m["trigger_points"])'
json '"temporal" in [p for m in d["muscles"] if m["id"]=="trapezius.upper" for p in m["trigger_points"]][0]["essential"]'

expect 0 "$knotlas" list --commands
prints "select-muscle ID [SIDE]"

expect 0 "$knotlas" show piriformis --json
json 'd["id"]=="piriformis" and len(d["trigger_points"])==2'
json 'all(len(p["position"])==3 and p["position"][0]<0 and p["depth_mm"]>0 for p in d["trigger_points"])'
json 'all(0<=r["share_of_region"]<=1 and 0<=r["share_of_zone"]<=1 for p in d["trigger_points"] for r in p["regions"])'
json 'd["attachments"]["origin"] and d["attachments"]["insertion"] and d["nerve"] and d["action"]'
json '[c["id"] for c in d["citations"]]==d["sources"] and {"red_flags","self_care","synergists","antagonists","often_absent"} <= set(d)'
json 'all({"depth","loaded_by","effects","examination","satellites","only_side","basis"} <= set(p) for p in d["trigger_points"])'
cp out.txt right.json
expect 0 "$knotlas" show piriformis --side left --json
json 'all(abs(a["position"][0]+b["position"][0])<1e-5 for a,b in zip(d["trigger_points"], json.load(open("right.json"))["trigger_points"]))'

expect 0 "$knotlas" locate --region temporal --json
json '"trapezius.upper" in [c["id"] for c in d["candidates"][:3]]'
json 'd["query"]=={"region":"temporal","side":"right"} and isinstance(d["red_flags"], list) and d["red_flags"]'
json 'all(0<c["score"]<=1 and c["why"] for c in d["candidates"])'
json '[c["score"] for c in d["candidates"]]==sorted((c["score"] for c in d["candidates"]), reverse=True)'
expect 0 "$knotlas" locate --region temporal --side left --top 1 --json
json 'len(d["candidates"])==1 and d["candidates"][0]["side"]=="left"'
expect 0 "$knotlas" locate --point=-0.07,1.62,0.04 --json
json 'd["candidates"] and "point" in d["query"]'

# The second time what was painted is known, and nothing else changes.
cp out.txt cold.json
ls "$XDG_CACHE_HOME"/knotlas/*.painted >/dev/null || fail "nothing was kept"
expect 0 "$knotlas" locate --point=-0.07,1.62,0.04 --json
cmp -s out.txt cold.json || fail "the kept zones answer differently"
for kept in "$XDG_CACHE_HOME"/knotlas/*.painted; do head -c 5000 "$kept" >broken && mv broken "$kept"; done
expect 0 "$knotlas" locate --point=-0.07,1.62,0.04 --json
cmp -s out.txt cold.json || fail "a broken cache changes the answer"

expect 0 "$knotlas" regions --json
json 'len(d["regions"])==62 and all(r["area_cm2"]>0 and r["sides"]==["left","right"] for r in d["regions"])'

expect 0 "$knotlas" info --json
json '{"right","left","mid"}=={n["side"] for n in d["body"]["nodes"]}'
json 'all(n["closed"] and n["volume_ml"]>0 for n in d["body"]["nodes"])'
json '"C7_spinous" in d["body"]["landmarks"] and abs(d["body"]["landmarks"]["C7_spinous"][0])<1e-6'
json '{"muscle.trapezius.upper","muscle.trapezius.middle","muscle.trapezius.lower","muscle.levator_scapulae","muscle.rhomboid.major","muscle.rhomboid.minor","muscle.piriformis","muscle.gluteus_maximus","muscle.gluteus_medius","muscle.gluteus_minimus"} <= {n["name"] for n in d["body"]["nodes"]}'
json 'd["triangles"]==sum(n["triangles"] for n in d["body"]["nodes"])'

# Wrong usage: exit 2 and what was probably meant.
expect 2 "$knotlas" sho piriformis
says show
expect 2 "$knotlas" show pirifornis
says 'did you mean "piriformis"'
expect 2 "$knotlas" show trapezius
says trapezius.upper
expect 2 "$knotlas" locate --region temporl
says 'did you mean "temporal"'
expect 2 "$knotlas" locate
expect 2 "$knotlas" locate --point 1,2
expect 2 "$knotlas" locate --region temporal --top none
expect 2 "$knotlas" render -o x.png --muscle piriformiss
says 'did you mean "piriformis"'
expect 2 "$knotlas" render -o x.png --view bakc
expect 2 "$knotlas" render -o x.png --size 0x10
expect 2 "$knotlas" render -o x.png --layers skim
says skin
expect 2 "$knotlas" render
[ ! -e x.png ] || fail "a refused command left a picture"

# Faulty input: exit 1, the place, nothing else.
expect 0 "$knotlas" check "$source/data/atlas" "$source/models/body.glb"
cp -r "$source/data/atlas" broken
sed -i '0,/"C7_spinous"/s//"C7_spinus"/' broken/upper-back.json
expect 1 "$knotlas" check broken
prints "upper-back.json:"
prints "C7_spinous"
expect 1 "$knotlas" list --atlas broken
says "upper-back.json:"
printf '{"kind": "muscles",' >broken/upper-back.json
expect 1 "$knotlas" check broken
prints "upper-back.json:1:"
head -c 100000 "$source/models/body.glb" >cut.glb
expect 1 "$knotlas" check cut.glb
prints "cut.glb"
expect 1 "$knotlas" info --body cut.glb
says "cut.glb"
expect 1 "$knotlas" info --body missing.glb
says "missing.glb"
expect 1 "$knotlas" check missing

# From any folder, through a link.
ln -s "$knotlas" link
expect 0 ./link regions
finish
