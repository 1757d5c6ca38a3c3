"""Shell: quoting, loops, tests, reading lines."""
from ..family import family

family(
    id="sh-unquoted", tag="unquoted-variable", lang="bash", group="helpful",
    asks=["copy a file in a shell script", "loop over the arguments", "delete the old files of a folder"],
    forms=[
        ('''
src=$1
dest=$2
cp $src $dest
''', '''
src=$1
dest=$2
cp "$src" "$dest"
'''),
        ('''
if [ -f $file ]; then
  <<cat|wc -l|head>> $file
fi
''', '''
if [ -f "$file" ]; then
  <<cat|wc -l|head>> "$file"
fi
'''),
        ('''
backup() {
  local dir=$1
  mkdir -p $dir
  tar -czf $dir/<<data|home|site>>.tgz <<dir>>
}
''', '''
backup() {
  local dir=$1
  mkdir -p "$dir"
  tar -czf "$dir/<<data|home|site>>.tgz" <<dir>>
}
'''),
        ('''
for name in *.<<txt|log|csv>>; do
  mv $name old/$name
done
''', '''
for name in *.<<txt|log|csv>>; do
  mv "$name" "old/$name"
done
'''),
        ('''
grep -c $pattern "<<path>>"
''', '''
grep -c "$pattern" "<<path>>"
'''),
        ('''
#!/usr/bin/env bash
set -euo pipefail

target=${1:?usage: $0 DIR}
cd $target
rm -f -- $2
''', '''
#!/usr/bin/env bash
set -euo pipefail

target=${1:?usage: $0 DIR}
cd "$target"
rm -f -- "$2"
'''),
        ('''
while IFS= read -r line; do
  curl -fsS $line -o $(basename $line)
done < "<<urls.txt|links.txt>>"
''', '''
while IFS= read -r line; do
  curl -fsS "$line" -o "$(basename "$line")"
done < "<<urls.txt|links.txt>>"
'''),
        ('''
out=$(mktemp)
<<sort|uniq|cut -d, -f1>> $input > "$out"
mv "$out" $input
''', '''
out=$(mktemp)
<<sort|uniq|cut -d, -f1>> "$input" > "$out"
mv "$out" "$input"
'''),
    ],
    twins=[
        '''
count=$#
if [ "$count" -lt 2 ]; then
  echo "usage: $0 SRC DEST" >&2
  exit 1
fi
''',
        '''
total=$((total + count))
name=$1
echo "$name: $total"
''',
        '''
opts=(-a --delete)
rsync "${opts[@]}" "$src/" "$dest/"
''',
        '''
if [[ $name == *.txt ]]; then
  echo text
fi
''',
    ],
)

family(
    id="sh-for-ls", tag="loop-over-ls", lang="bash", group="helpful",
    asks=["loop over the files of a folder", "rename all files with an extension", "process each <<log|csv|txt>> file"],
    forms=[
        ('''
for f in $(ls *.<<txt|log|csv>>); do
  echo "$f"
done
''', '''
for f in *.<<txt|log|csv>>; do
  echo "$f"
done
'''),
        ('''
for file in $(ls "$dir"); do
  <<wc -l|md5sum|head -n 1>> "$dir/$file"
done
''', '''
for file in "$dir"/*; do
  <<wc -l|md5sum|head -n 1>> "$file"
done
'''),
        ('''
for img in `ls images/*.png`; do
  convert "$img" -resize <<num>>x "small/$(basename "$img")"
done
''', '''
for img in images/*.png; do
  convert "$img" -resize <<num>>x "small/$(basename "$img")"
done
'''),
        ('''
ls *.bak | while read f; do
  mv "$f" "${f%.bak}"
done
''', '''
for f in *.bak; do
  mv "$f" "${f%.bak}"
done
'''),
        ('''
for f in $(find . -name '*.<<sh|py|js>>'); do
  chmod +x "$f"
done
''', '''
find . -name '*.<<sh|py|js>>' -exec chmod +x {} +
'''),
        ('''
count=0
for d in $(ls -d */); do
  count=$((count + 1))
done
echo "$count folders"
''', '''
count=0
for d in */; do
  count=$((count + 1))
done
echo "$count folders"
'''),
        (r'''
for conf in $(ls /etc/<<nginx|app|cron>>.d/ | grep '\.conf$'); do
  cp "/etc/<<nginx|app|cron>>.d/$conf" backup/
done
''', '''
for conf in /etc/<<nginx|app|cron>>.d/*.conf; do
  cp "$conf" backup/
done
'''),
    ],
    twins=[
        '''
for f in *.<<txt|log>>; do
  [ -e "$f" ] || continue
  gzip "$f"
done
''',
        '''
ls -lh <<dir>>
''',
        '''
for i in $(seq 1 <<num>>); do
  echo "$i"
done
''',
        '''
find . -name '*.tmp' -print0 | while IFS= read -r -d '' f; do
  echo "$f"
done
''',
    ],
)

family(
    id="sh-cd-unchecked", tag="ignored-error", lang="bash", group="helpful",
    asks=["change to a folder and delete what is in it", "build a project in its folder", "write a deploy script"],
    forms=[
        ('''
cd <<build|dist|cache>>
rm -rf ./*
''', '''
cd <<build|dist|cache>> || exit 1
rm -rf ./*
'''),
        ('''
#!/bin/bash
cd /srv/<<app|site|www>>
git pull
<<npm ci|make|docker compose up -d>>
''', '''
#!/bin/bash
cd /srv/<<app|site|www>> || exit 1
git pull
<<npm ci|make|docker compose up -d>>
'''),
        ('''
clean() {
  cd "$1"
  rm -f ./*.<<o|tmp|log>>
}
''', '''
clean() {
  cd "$1" || return 1
  rm -f ./*.<<o|tmp|log>>
}
'''),
        ('''
cd "$WORK_DIR" ; find . -mtime +<<small>> -delete
''', '''
cd "$WORK_DIR" && find . -mtime +<<small>> -delete
'''),
        ('''
mkdir -p "$out"
pushd "$out" > /dev/null
rm -f -- *.<<html|pdf>>
popd > /dev/null
''', '''
mkdir -p "$out"
pushd "$out" > /dev/null || exit 1
rm -f -- *.<<html|pdf>>
popd > /dev/null
'''),
        ('''
for repo in "$@"; do
  cd "$repo"
  git clean -fdx
  cd ..
done
''', '''
for repo in "$@"; do
  (cd "$repo" && git clean -fdx)
done
'''),
        ('''
tar -xzf release.tgz -C /srv/new ; rm -rf /srv/<<app|site>> ; mv /srv/new /srv/<<app|site>>
''', '''
tar -xzf release.tgz -C /srv/new && rm -rf /srv/<<app|site>> && mv /srv/new /srv/<<app|site>>
'''),
    ],
    twins=[
        '''
set -e
cd <<dir>>
rm -f ./*.tmp
''',
        '''
cd "$dir" || exit 1
rm -rf ./*
''',
        '''
cd
ls
''',
        '''
if ! cd "$target"; then
  echo "no such folder: $target" >&2
  exit 1
fi
''',
    ],
)

family(
    id="sh-rm-rf-var", tag="unsafe-rm", lang="bash", group="helpful",
    asks=["clean a build folder", "remove the cache of an app", "delete the old release"],
    forms=[
        ('''
rm -rf "$BUILD_DIR"/*
''', '''
rm -rf "${BUILD_DIR:?}"/*
'''),
        ('''
rm -rf "$PREFIX/<<bin|lib|share>>"
''', '''
rm -rf "${PREFIX:?}/<<bin|lib|share>>"
'''),
        ('''
clean_<<cache|logs|tmp>>() {
  local root=$1
  rm -rf "$root/<<cache|logs|tmp>>"
}
''', '''
clean_<<cache|logs|tmp>>() {
  local root=$1
  rm -rf "${root:?}/<<cache|logs|tmp>>"
}
'''),
        ('''
sudo rm -rf $DATA_DIR/
''', '''
sudo rm -rf "${DATA_DIR:?}"/
'''),
        ('''
tmp=$(mktemp -d)
trap 'rm -rf $TMP/*' EXIT
''', '''
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
'''),
        ('''
version=$(cat <<VERSION|version.txt>>)
ssh <<user>>@<<host>> "rm -rf /srv/releases/$version"
''', '''
version=$(cat <<VERSION|version.txt>>)
ssh <<user>>@<<host>> "rm -rf /srv/releases/${version:?}"
'''),
        ('''
find "$LOG_DIR" -name '*.<<gz|old>>' -mtime +<<small>> -delete
''', '''
find "${LOG_DIR:?}" -name '*.<<gz|old>>' -mtime +<<small>> -delete
'''),
    ],
    twins=[
        '''
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
''',
        '''
rm -rf ./<<build|dist|node_modules>>
''',
        '''
: "${BUILD_DIR:?not set}"
rm -rf "$BUILD_DIR"/*
''',
    ],
)

family(
    id="sh-test-operator", tag="wrong-operator", lang="bash", group="helpful",
    asks=["compare two values in a shell script", "check whether a number is above a limit", "test a string in sh"],
    forms=[
        ('''
#!/bin/sh
if [ "$1" == "<<start|stop|build|test>>" ]; then
  <<fn>>
fi
''', '''
#!/bin/sh
if [ "$1" = "<<start|stop|build|test>>" ]; then
  <<fn>>
fi
'''),
        ('''
if [[ $count > <<num>> ]]; then
  echo "too many <<files|users|jobs>>"
fi
''', '''
if [[ $count -gt <<num>> ]]; then
  echo "too many <<files|users|jobs>>"
fi
'''),
        ('''
used=$(df --output=pcent / | tail -n 1 | tr -dc '0-9')
if [ "$used" > 90 ]; then
  echo "disk almost full"
fi
''', '''
used=$(df --output=pcent / | tail -n 1 | tr -dc '0-9')
if [ "$used" -gt 90 ]; then
  echo "disk almost full"
fi
'''),
        ('''
if [ "$age" >= 18 ]; then echo adult; fi
''', '''
if [ "$age" -ge 18 ]; then echo adult; fi
'''),
        ('''
while [ "$i" < "<<num>>" ]; do
  i=$((i + 1))
done
''', '''
while [ "$i" -lt "<<num>>" ]; do
  i=$((i + 1))
done
'''),
        ('''
check() {
  if [ "$status"="<<ok|done|ready>>" ]; then
    return 0
  fi
  return 1
}
''', '''
check() {
  if [ "$status" = "<<ok|done|ready>>" ]; then
    return 0
  fi
  return 1
}
'''),
        ('''
if [[ "$name" == ^[a-z]+[0-9]*$ ]]; then
  echo "valid name"
fi
''', '''
if [[ "$name" =~ ^[a-z]+[0-9]*$ ]]; then
  echo "valid name"
fi
'''),
        ('''
[ "$#" -gt 0 ] && { echo "usage: $0 FILE" >&2; exit 1; }
''', '''
[ "$#" -eq 0 ] && { echo "usage: $0 FILE" >&2; exit 1; }
'''),
    ],
    twins=[
        '''
if [[ $a == "$b" ]]; then
  echo same
fi
''',
        '''
if (( count > <<num>> )); then
  echo "more than <<num>>"
fi
''',
        '''
if [ "$mode" = "<<start|stop>>" ] && [ "$count" -gt 0 ]; then
  echo "$mode"
fi
''',
        '''
sort "<<path>>" > "$out"
''',
    ],
)

family(
    id="sh-read-r", tag="read-without-r", lang="bash", group="helpful", unseen=True,
    asks=["read a file line by line in bash", "ask the user for a name", "go through the lines a command prints"],
    forms=[
        ('''
while read line; do
  echo "$line"
done < "<<path>>"
''', '''
while IFS= read -r line; do
  echo "$line"
done < "<<path>>"
'''),
        ('''
cat "<<path>>" | while read path; do
  du -sh "$path"
done
''', '''
cat "<<path>>" | while IFS= read -r path; do
  du -sh "$path"
done
'''),
        ('''
read -p "Folder: " dir
ls "$dir"
''', '''
read -r -p "Folder: " dir
ls "$dir"
'''),
        (r'''
while IFS=, read id name <<email|city>>; do
  printf '%s %s\n' "$id" "$name"
done < "<<users.csv|rows.csv>>"
''', r'''
while IFS=, read -r id name <<email|city>>; do
  printf '%s %s\n' "$id" "$name"
done < "<<users.csv|rows.csv>>"
'''),
        ('''
git status --porcelain | while read state file; do
  [ "$state" = "M" ] && echo "$file"
done
''', '''
git status --porcelain | while read -r state file; do
  [ "$state" = "M" ] && echo "$file"
done
'''),
        ('''
IFS=: read -a parts <<< $PATH
echo "${parts[0]}"
''', '''
IFS=: read -r -a parts <<< "$PATH"
echo "${parts[0]}"
'''),
    ],
    twins=[
        r'''
while IFS= read -r line; do
  printf '%s\n' "$line"
done < "<<path>>"
''',
        '''
mapfile -t lines < "<<path>>"
echo "${#lines[@]}"
''',
        '''
read -rsp "Password: " password
echo
''',
    ],
)

family(
    id="sh-args", tag="unquoted-variable", lang="bash", group="helpful",
    asks=["pass all arguments on to another command", "loop over the script's arguments", "write a wrapper script"],
    forms=[
        ('''
#!/bin/bash
exec <<python3|node|java>> -m app $*
''', '''
#!/bin/bash
exec <<python3|node|java>> -m app "$@"
'''),
        ('''
for arg in $@; do
  echo "arg: $arg"
done
''', '''
for arg in "$@"; do
  echo "arg: $arg"
done
'''),
        ('''
run() {
  echo "+ $*"
  $@
}

run <<make|npm>> <<test|install>>
''', '''
run() {
  echo "+ $*"
  "$@"
}

run <<make|npm>> <<test|install>>
'''),
        ('''
main() {
  <<check_args|setup>> $*
}

main $@
''', '''
main() {
  <<check_args|setup>> "$@"
}

main "$@"
'''),
        ('''
docker run --rm -v "$PWD:/work" -w /work <<node|python|golang>>:1 $*
''', '''
docker run --rm -v "$PWD:/work" -w /work <<node|python|golang>>:1 "$@"
'''),
        ('''
files=($@)
echo "${#files[@]} files"
cp ${files[@]} <<dir>>
''', '''
files=("$@")
echo "${#files[@]} files"
cp "${files[@]}" <<dir>>
'''),
        ('''
while [ $# -gt 0 ]; do
  case $1 in
    -v) verbose=1; shift ;;
    *) break ;;
  esac
done
exec <<rsync|ssh|git>> "$*"
''', '''
while [ $# -gt 0 ]; do
  case $1 in
    -v) verbose=1; shift ;;
    *) break ;;
  esac
done
exec <<rsync|ssh|git>> "$@"
'''),
    ],
    twins=[
        '''
echo "unknown arguments: $*" >&2
exit 2
''',
        '''
exec <<python3|node>> "$@"
''',
        '''
joined=$(IFS=,; echo "$*")
''',
        '''
[ $# -eq 2 ] || exit 1
''',
    ],
)

family(
    id="sh-xargs-null", tag="xargs-null", lang="bash", group="helpful",
    asks=["delete the files find prints", "search in all files of a type", "count lines of many files"],
    forms=[
        ('''
find . -name '*.<<tmp|log|bak>>' | xargs rm -f
''', '''
find . -name '*.<<tmp|log|bak>>' -print0 | xargs -0 rm -f
'''),
        ('''
find <<dir>> -type f -mtime +<<small>> | xargs ls -l
''', '''
find <<dir>> -type f -mtime +<<small>> -print0 | xargs -0 ls -l
'''),
        ('''
grep -rl "<<TODO|FIXME|old_name>>" src | xargs sed -i 's/<<TODO|FIXME|old_name>>/<<done|new_name>>/g'
''', '''
grep -rlZ "<<TODO|FIXME|old_name>>" src | xargs -0 sed -i 's/<<TODO|FIXME|old_name>>/<<done|new_name>>/g'
'''),
        ('''
find . -name '*.<<js|py|sh>>' -not -path './node_modules/*' | xargs wc -l
''', '''
find . -name '*.<<js|py|sh>>' -not -path './node_modules/*' -print0 | xargs -0 wc -l
'''),
        ('''
git ls-files '*.<<md|txt>>' | xargs <<wc -w|grep -n TODO>>
''', '''
git ls-files -z '*.<<md|txt>>' | xargs -0 <<wc -w|grep -n TODO>>
'''),
        ('''
archive() {
  find "$1" -type f -name '*.csv' |
    xargs -I{} cp {} "$2"
}
''', '''
archive() {
  find "$1" -type f -name '*.csv' -print0 |
    xargs -0 -I{} cp {} "$2"
}
'''),
        ('''
find . -maxdepth 1 -type f -size +<<num>>k | xargs du -ch
''', '''
find . -maxdepth 1 -type f -size +<<num>>k -print0 | xargs -0 du -ch
'''),
    ],
    twins=[
        '''
find . -name '*.<<tmp|log>>' -print0 | xargs -0 rm -f
''',
        '''
find . -name '*.<<tmp|log>>' -exec rm -f {} +
''',
        '''
seq 1 <<num>> | xargs -n 1 echo
''',
        '''
find . -name '*.<<tmp|log>>' -delete
''',
    ],
)

family(
    id="sh-local-masks", tag="masked-exit-status", lang="bash", group="helpful",
    asks=["store the output of a command in a variable", "stop the script when a command fails", "write a build or backup function in bash"],
    forms=[
        ('''
#!/bin/bash
set -e

build_id() {
  local id=$(git rev-parse HEAD)
  echo "$id"
}
''', '''
#!/bin/bash
set -e

build_id() {
  local id
  id=$(git rev-parse HEAD)
  echo "$id"
}
'''),
        ('''
export TOKEN=$(cat "<<token.txt|/run/secrets/token>>")
''', '''
TOKEN=$(cat "<<token.txt|/run/secrets/token>>") || exit 1
export TOKEN
'''),
        ('''
deploy() {
  local tag=$(git describe --tags) || return 1
  docker push "registry.example.com/app:$tag"
}
''', '''
deploy() {
  local tag
  tag=$(git describe --tags) || return 1
  docker push "registry.example.com/app:$tag"
}
'''),
        ('''
readonly CONFIG=$(<<load_config|read_config>> "<<path>>")
if [ $? -ne 0 ]; then
  echo "cannot read the config" >&2
  exit 1
fi
''', '''
CONFIG=$(<<load_config|read_config>> "<<path>>")
readonly CONFIG
if [ $? -ne 0 ]; then
  echo "cannot read the config" >&2
  exit 1
fi
'''),
        ('''
set -e
<<pg_dump|mysqldump>> <<shop|blog|app>> | gzip > backup.sql.gz
echo "backup done"
''', '''
set -eo pipefail
<<pg_dump|mysqldump>> <<shop|blog|app>> | gzip > backup.sql.gz
echo "backup done"
'''),
        ('''
set -e
<<make|npm test|pytest>> 2>&1 | tee build.log
echo "<<build|all|tests>> ok"
''', '''
set -eo pipefail
<<make|npm test|pytest>> 2>&1 | tee build.log
echo "<<build|all|tests>> ok"
'''),
    ],
    twins=[
        '''
local count=$#
local name="$1"
''',
        '''
local out
out=$(git status --porcelain) || return 1
''',
        '''
echo "on $(hostname) at $(date +%F)"
''',
    ],
)
