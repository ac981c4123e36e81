def guarded: .[0:1] as $c | if any("=","+","-","@","\t","\r","\n","＝","＋","－","＠"; . == $c) then "'" + . else . end;
def cell: if type == "object" or type == "array" then tojson else . end | if type == "string" then guarded else . end;
(["seq","ts","act","via","uid","gid","pid","right","worker","obj","why","ok","facts"] | @csv),
(inputs | [(.seq),(.ts),(.act),(.who|.via?),(.who|.uid?),(.who|.gid?),(.who|.pid?),(.who|.right?),(.who|.worker?),(.obj),(.why),(.ok),(.facts)] | map(cell) | @csv)
