#!/usr/bin/env bash
# Times whole processes on one corpus: ServiceBlog as published, Hugo (Debian's package) and Eleventy (npm), as far as
# they are there. Sites lie in memory (/dev/shm) where that exists: on a disk, making a folder for each page costs more
# than rendering it. Usage: compare.sh [POSTS ...]; the default is 100 1000.
#   apt-get install hugo; npm install @11ty/eleventy   (in the folder given by ELEVENTY, default: the working directory)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../.." && pwd)
work=$(mktemp -d -p "$([ -d /dev/shm ] && echo /dev/shm || echo "${TMPDIR:-/tmp}")")
trap 'rm -rf "$work"' EXIT
runs=${RUNS:-3}

dotnet publish "$root/src/ServiceBlog" -c Release -o "$work/program" -v quiet --nologo
eleventy=${ELEVENTY:-$PWD}/node_modules/@11ty/eleventy/cmd.cjs

# measure NAME POSTS KIND DIR COMMAND...: the median of the runs, as a row of a table
measure() {
    local name=$1 posts=$2 kind=$3 dir=$4; shift 4
    for ((i = 0; i < runs; i++)); do
        case $kind in
            clean) rm -rf "$dir/output" "$dir/.serviceblog" "$dir/resources" ;;
            edited) printf '\nLine %s.\n' "$i" >> "$(find "$dir" -name 'post-0000*5*.md' | sort | head -1)"; sleep 0.1 ;;
        esac
        (cd "$dir" && python3 - "$@" <<'PY'
import os, resource, subprocess, sys, time
start = time.monotonic()
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
wall, used = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{wall:.3f} {used.ru_utime + used.ru_stime:.3f} {used.ru_maxrss / 1024:.0f}" if status == 0 else "failed failed failed")
PY
        )
    done | sort -n | awk -v name="$name" -v posts="$posts" -v kind="$kind" '
        { wall[NR] = $1; cpu[NR] = $2; memory[NR] = $3 }
        END { middle = int((NR + 1) / 2); printf "| %s | %s | %s | %s | %s | %s |\n", posts, kind, name, wall[middle], cpu[middle], memory[middle] }'
}

echo
echo "Whole processes, median of $runs, $(nproc) processors, sites in $work"
echo
echo "| posts | build | generator | wall s | CPU s | memory MB |"
echo "|---:|---|---|---:|---:|---:|"
for posts in ${*:-100 1000}; do
    dotnet run -c Release --no-launch-profile --project "$here/.." -- corpus "$posts" "$work/corpus-$posts" > /dev/null
    ours=$work/ours-$posts; cp -r "$here/serviceblog" "$ours"
    mkdir -p "$ours/input/static"; echo 'body { margin: 1em }' > "$ours/input/static/style.css"
    cp -r "$work/corpus-$posts" "$ours/input/posts"
    measure "ServiceBlog, the peers' work alone" "$posts" clean "$ours" "$work/program/serviceblog" build --no-check --no-search --no-cache
    measure "ServiceBlog, with all checks" "$posts" clean "$ours" "$work/program/serviceblog" build --no-search
    measure "ServiceBlog" "$posts" unchanged "$ours" "$work/program/serviceblog" build --no-search
    measure "ServiceBlog" "$posts" edited "$ours" "$work/program/serviceblog" build --no-search
    if command -v hugo > /dev/null; then
        site=$work/hugo-$posts; cp -r "$here/hugo" "$site"
        mkdir -p "$site/content" "$site/static"; echo 'body { margin: 1em }' > "$site/static/style.css"
        cp -r "$work/corpus-$posts" "$site/content/posts"
        find "$site/content/posts" -name '*.md' -exec sed -i -E 's/\]\((post-[0-9]+)\.md\)/](..\/\1\/)/g' {} +
        measure "Hugo" "$posts" clean "$site" hugo --quiet --destination output
        measure "Hugo" "$posts" edited "$site" hugo --quiet --destination output
    fi
    if [ -f "$eleventy" ]; then
        site=$work/eleventy-$posts; cp -r "$here/eleventy" "$site"
        echo 'body { margin: 1em }' > "$site/style.css"; ln -s "$(dirname "$(dirname "$(dirname "$eleventy")")")" "$site/node_modules"
        cp "$work/corpus-$posts"/*.md "$site/posts/"
        measure "Eleventy" "$posts" clean "$site" node "$eleventy" --quiet --config eleventy.config.mjs
    fi
    rm -rf "$work"/*-"$posts"
done
command -v hugo > /dev/null || echo "(Hugo is not installed: apt-get install hugo)"
[ -f "$eleventy" ] || echo "(Eleventy is not there: npm install @11ty/eleventy, and run this from that folder)"
