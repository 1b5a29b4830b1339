#!/usr/bin/env bash
# Compares the search of a site in the default theme with Pagefind's and MiniSearch's over the same published pages: cost of
# the index, files, what a reader's first query loads, time of an answer in Chromium, and known-item queries that pages.mjs
# makes from the pages. Usage: compare.sh [POSTS ...]; the default is this repository's own site and 1000 posts.
# It needs Node.js, npm, and a Chromium (CHROMIUM, default /usr/bin/chromium); PROGRAM names a published serviceblog.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../.." && pwd)
work=$(mktemp -d -p "$([ -d /dev/shm ] && echo /dev/shm || echo "${TMPDIR:-/tmp}")")
trap 'rm -rf "$work"' EXIT

program=${PROGRAM:-$work/program/serviceblog}
[ -n "${PROGRAM:-}" ] || dotnet publish "$root/src/ServiceBlog" -c Release -o "$work/program" -v quiet --nologo
cp "$here"/* "$work"
(cd "$work" && npm install --silent --no-fund --no-audit)

# cost COMMAND...: CPU seconds and MB of memory of a whole process, the median of three by CPU
cost() {
    for _ in 1 2 3; do
        python3 - "$@" <<'PY'
import resource, subprocess, sys
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{used.ru_utime + used.ru_stime:.2f} {used.ru_maxrss / 1024:.0f}" if status == 0 else sys.exit(f"failed: {sys.argv[1:]}"))
PY
    done | sort -n | sed -n 2p
}

echo "| site | search | CPU s | memory MB | files | MB | first query KB | later KB | requests | chain | answer ms | best is first | mean reciprocal rank |"
echo "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
for posts in ${*:-input 1000}; do
    site=$work/site-$posts; others=$work/others-$posts; mkdir -p "$site/input" "$others"
    if [ "$posts" = input ]; then
        cp -r "$root/input" "$root/themes" "$site"
    else
        printf 'title: Bench\nbaseUrl: https://bench.example/\ndescription: Posts that nobody wrote.\n' > "$site/input/site.yml"
        dotnet run -c Release --no-launch-profile --project "$here/.." -- corpus "$posts" "$site/input/posts" > /dev/null
    fi
    cd "$site"
    without=$(cost "$program" build --no-cache --no-search --output plain)
    with=$(cost "$program" build --no-cache)
    pagefind=$(cost "$work/node_modules/.bin/pagefind" --site plain --root-selector main --output-path "$others/pagefind")
    minisearch=$(cost node "$work/minisearch.mjs" plain "$others")
    read -r cpu memory <<< "$with"; read -r cpu_without memory_without <<< "$without"
    python3 - "$others/costs.json" "$(echo "$cpu - $cpu_without" | bc) $((memory - memory_without))" "$pagefind" "$minisearch" <<'PY'
import json, sys
rows = [row.split() for row in sys.argv[2:]]
json.dump({name: {"cpu": f"{float(row[0]):.2f}", "memory": row[1]} for name, row in zip(("serviceblog", "pagefind", "minisearch"), rows)}, open(sys.argv[1], "w"))
PY
    node "$work/measure.mjs" "$posts" "$site/output" "$others" "$([ "$posts" = input ] && echo 60 || echo 200)"
    cd "$work"; rm -rf "$site" "$others"
done
