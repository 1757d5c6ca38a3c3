"""Shell: downloads, temp files, rights, passwords, eval."""
from ..family import family

family(
    id="sh-curl-pipe", tag="CWE-494", lang="bash", group="harmless",
    asks=["install a tool with a script", "set up a new machine", "download and install a program"],
    forms=[
        ('''
curl -fsSL https://<<get.example.com|install.example.org>>/install.sh | sh
''', '''
curl -fsSL -o install.sh https://<<get.example.com|install.example.org>>/install.sh
less install.sh # read it before it runs
sh install.sh
'''),
        ('''
wget -qO- https://<<dl.example.net|get.example.com>>/setup.sh | sudo bash
''', '''
wget -qO setup.sh https://<<dl.example.net|get.example.com>>/setup.sh
less setup.sh # read it before it runs
sudo bash setup.sh
'''),
        ('''
bash <(curl -s https://<<example.com|tools.example.org>>/bootstrap.sh)
''', '''
curl -fsSo bootstrap.sh https://<<example.com|tools.example.org>>/bootstrap.sh
echo "${BOOTSTRAP_SHA256:?}  bootstrap.sh" | sha256sum -c - && bash bootstrap.sh
'''),
        ('''
install_tool() {
  curl -fsSL -o tool.tgz "https://dl.example.com/tool-$1.tgz"
  tar -xzf tool.tgz -C /usr/local
}
''', '''
install_tool() {
  curl -fsSL -o tool.tgz "https://dl.example.com/tool-$1.tgz"
  echo "$2  tool.tgz" | sha256sum -c - || return 1
  tar -xzf tool.tgz -C /usr/local
}
'''),
        ('''
sh -c "$(curl -fsSL https://<<get.example.com|example.org>>/install)"
''', '''
curl -fsSL -o install.sh https://<<get.example.com|example.org>>/install
echo "${INSTALL_SHA256:?}  install.sh" | sha256sum -c - && sh install.sh
'''),
        ('''
curl -sL https://deb.example.com/setup_<<18|20|22>>.x | sudo -E bash -
sudo apt-get install -y nodejs
''', '''
curl -fsSL -o setup.sh https://deb.example.com/setup_<<18|20|22>>.x
less setup.sh # read it before it runs
sudo -E bash setup.sh
sudo apt-get install -y nodejs
'''),
    ],
    twins=[
        '''
curl -fsS <<url>> | jq '.<<name|version>>'
''',
        '''
curl -fsSLO https://dl.example.com/tool.tgz
sha256sum -c tool.tgz.sha256 && tar -xzf tool.tgz
''',
        '''
echo 'echo hello' | sh
''',
    ],
)

family(
    id="sh-tmp-predictable", tag="CWE-377", lang="bash", group="harmless",
    asks=["use a temporary file in a script", "store the output of a command for a moment", "make a scratch file or folder in bash"],
    forms=[
        ('''
tmp=/tmp/<<build|report|list>>.$$
<<sort|uniq>> "<<path>>" > "$tmp"
rm -f "$tmp"
''', '''
tmp=$(mktemp)
<<sort|uniq>> "<<path>>" > "$tmp"
rm -f "$tmp"
'''),
        ('''
<<ps aux|df -h|ls -la>> > /tmp/out.txt
grep "<<root|app>>" /tmp/out.txt
''', '''
out=$(mktemp)
<<ps aux|df -h|ls -la>> > "$out"
grep "<<root|app>>" "$out"
'''),
        ('''
work=/tmp/<<work|stage>>
mkdir "$work"
tar -xzf "$1" -C "$work"
''', '''
work=$(mktemp -d)
tar -xzf "$1" -C "$work"
'''),
        ('''
fetch_list() {
  local file
  file="/tmp/list_$(date +%s)"
  curl -fsS "<<url>>" > "$file"
  echo "$file"
}
''', '''
fetch_list() {
  local file
  file=$(mktemp)
  curl -fsS "<<url>>" > "$file"
  echo "$file"
}
'''),
        ('''
TMPFILE="/tmp/$(basename "$0").$RANDOM"
trap 'rm -f "$TMPFILE"' EXIT
mysqldump <<shop|blog>> > "$TMPFILE"
''', '''
TMPFILE=$(mktemp)
trap 'rm -f "$TMPFILE"' EXIT
mysqldump <<shop|blog>> > "$TMPFILE"
'''),
        ('''
STAGE=/tmp/deploy-$USER
mkdir -p "$STAGE"
cp -r <<dir>> "$STAGE"
sudo install "$STAGE/app" /usr/local/bin/app
''', '''
STAGE=$(mktemp -d)
cp -r <<dir>> "$STAGE"
sudo install "$STAGE/app" /usr/local/bin/app
'''),
    ],
    twins=[
        '''
tmp=$(mktemp) || exit 1
trap 'rm -f "$tmp"' EXIT
''',
        '''
log=/var/log/<<build|backup>>.$(date +%F).log
echo started >> "$log"
''',
        '''
df -h /tmp
''',
    ],
)

family(
    id="sh-chmod-777", tag="CWE-732", lang="bash", group="harmless",
    asks=["make a script executable", "let the web server write to a folder", "set the rights of a key file"],
    forms=[
        ('''
chmod 777 <<deploy.sh|run.sh|backup.sh>>
./<<deploy.sh|run.sh|backup.sh>>
''', '''
chmod 755 <<deploy.sh|run.sh|backup.sh>>
./<<deploy.sh|run.sh|backup.sh>>
'''),
        ('''
sudo chmod -R 777 /var/www/<<app|site>>
''', '''
sudo chown -R www-data:www-data /var/www/<<app|site>>
sudo chmod -R u=rwX,g=rX,o= /var/www/<<app|site>>
'''),
        ('''
mkdir -p <<dir>>
chmod a+rwx <<dir>>
''', '''
mkdir -p <<dir>>
chmod u+rwx,go-w <<dir>>
'''),
        ('''
ssh-keygen -t ed25519 -f ~/.ssh/<<deploy|id_build>> -N ""
chmod 644 ~/.ssh/<<deploy|id_build>>
''', '''
ssh-keygen -t ed25519 -f ~/.ssh/<<deploy|id_build>> -N ""
chmod 600 ~/.ssh/<<deploy|id_build>>
'''),
        ('''
install -m 0777 <<tool|agent>> /usr/local/bin/<<tool|agent>>
''', '''
install -m 0755 <<tool|agent>> /usr/local/bin/<<tool|agent>>
'''),
        ('''
umask 000
<<pg_dump|mysqldump>> <<shop|blog>> > backup.sql
''', '''
umask 077
<<pg_dump|mysqldump>> <<shop|blog>> > backup.sql
'''),
        (r'''
write_env() {
  printf 'DB_PASSWORD=%s\n' "$1" > .env
  chmod 666 .env
}
''', r'''
write_env() {
  printf 'DB_PASSWORD=%s\n' "$1" > .env
  chmod 600 .env
}
'''),
    ],
    twins=[
        '''
chmod 755 <<deploy.sh|run.sh>>
''',
        '''
chmod 1777 /srv/<<share|drop>>/tmp # sticky, like /tmp
''',
        '''
find . -perm -0002 -type f # lists what chmod 777 left behind
''',
        '''
chmod u+x <<deploy.sh|run.sh>>
''',
    ],
)

family(
    id="sh-eval", tag="CWE-95", lang="bash", group="harmless",
    asks=["run a command stored in a variable", "read a variable whose name is in another variable", "run the command a user passes"],
    forms=[
        ('''
cmd="ls -l $dir"
eval $cmd
''', '''
cmd=(ls -l "$dir")
"${cmd[@]}"
'''),
        (r'''
name=<<HOME|USER|SHELL>>
value=$(eval echo \$$name)
''', '''
name=<<HOME|USER|SHELL>>
value=${!name}
'''),
        ('''
set_option() {
  eval "$1='$2'"
}
''', '''
set_option() {
  printf -v "$1" '%s' "$2"
}
'''),
        ('''
run_on() {
  local host=$1
  shift
  eval "echo running on $host: $*"
}
''', '''
run_on() {
  local host=$1
  shift
  echo "running on $host: $*"
}
'''),
        ('''
args="--name '$name' --size $size"
eval <<create|convert|resize>> $args
''', '''
args=(--name "$name" --size "$size")
<<create|convert|resize>> "${args[@]}"
'''),
        ('''
case $action in
  start|stop|restart) eval "service app $action" ;;
esac
''', '''
case $action in
  start|stop|restart) service app "$action" ;;
esac
'''),
        ('''
read -r -p "Function: " fn
eval "$fn"
''', '''
read -r -p "Function: " fn
case $fn in
  <<build|start>>|<<test|stop>>) "$fn" ;;
  *) echo "unknown: $fn" >&2; exit 2 ;;
esac
'''),
    ],
    twins=[
        '''
eval "$(ssh-agent -s)"
ssh-add ~/.ssh/id_ed25519
''',
        '''
eval "$(<<direnv hook bash|brew shellenv|dircolors -b>>)"
''',
        '''
cmd=(rsync -a "$src" "$dest")
"${cmd[@]}"
''',
        '''
echo "evaluating $1"
''',
    ],
)

family(
    id="sh-tls-off", tag="CWE-295", lang="bash", group="harmless",
    asks=["download a file from an internal server", "clone a repository over https", "connect to a server with ssh"],
    forms=[
        ('''
curl -fsS -k "<<https://internal.example.com/data.json|https://files.example.org/tool.tgz>>" -o <<data.json|tool.tgz>>
''', '''
curl -fsS "<<https://internal.example.com/data.json|https://files.example.org/tool.tgz>>" -o <<data.json|tool.tgz>>
'''),
        ('''
wget --no-check-certificate https://<<files.example.com|dl.example.org>>/<<app.zip|data.csv>>
''', '''
wget https://<<files.example.com|dl.example.org>>/<<app.zip|data.csv>>
'''),
        ('''
git config --global http.sslVerify false
git clone https://git.example.com/team/<<app|site>>.git
''', '''
git config --global http.sslCAInfo /etc/ssl/certs/internal-ca.pem
git clone https://git.example.com/team/<<app|site>>.git
'''),
        ('''
ssh -o StrictHostKeyChecking=no <<user>>@<<host>> "<<uptime|df -h|systemctl restart app>>"
''', '''
ssh <<user>>@<<host>> "<<uptime|df -h|systemctl restart app>>"
'''),
        ('''
fetch_all() {
  for id in 1 2 3; do
    curl --silent --fail --insecure "https://api.example.com/<<users|orders>>/$id"
  done
}
''', '''
fetch_all() {
  for id in 1 2 3; do
    curl --silent --fail "https://api.example.com/<<users|orders>>/$id"
  done
}
'''),
        ('''
pip install --trusted-host pypi.example.com --index-url https://pypi.example.com/simple <<requests|flask>>
''', '''
pip install --index-url https://pypi.example.com/simple <<requests|flask>>
'''),
        ('''
scp -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null <<app.tgz|site.zip>> <<user>>@<<host>>:/srv/
''', '''
scp -o StrictHostKeyChecking=accept-new <<app.tgz|site.zip>> <<user>>@<<host>>:/srv/
'''),
    ],
    twins=[
        '''
curl -fsS --cacert /etc/ssl/certs/internal-ca.pem https://internal.example.com/data.json
''',
        '''
sort -k 2 <<path>> | head -n <<num>>
''',
        '''
ssh -o ConnectTimeout=<<small>> <<user>>@<<host>> uptime
''',
        '''
ssh-keyscan <<host>> > known.new # compare with the key the admin sent
''',
    ],
)

family(
    id="sh-password-arg", tag="CWE-214", lang="bash", group="harmless",
    asks=["dump a database in a script", "log in to a registry", "load a schema into the database"],
    forms=[
        ('''
mysqldump -u <<user>> -p<<secret>> <<shop|blog>> > backup.sql
''', '''
mysqldump --defaults-extra-file="$HOME/.my.cnf" -u <<user>> <<shop|blog>> > backup.sql
'''),
        ('''
docker login -u <<user>> -p "$REGISTRY_TOKEN" registry.example.com
''', '''
printf '%s' "$REGISTRY_TOKEN" | docker login -u <<user>> --password-stdin registry.example.com
'''),
        ('''
sshpass -p "$PASSWORD" ssh <<user>>@<<host>> "<<uptime|df -h>>"
''', '''
ssh -i ~/.ssh/<<deploy|backup>> <<user>>@<<host>> "<<uptime|df -h>>"
'''),
        ('''
mysql --user=<<user>> --password="$DB_PASSWORD" <<shop|blog>> < schema.sql
''', '''
mysql --defaults-extra-file="$HOME/.my.cnf" <<shop|blog>> < schema.sql
'''),
        ('''
backup() {
  redis-cli -h <<host>> -a "$REDIS_PASSWORD" --rdb "$1"
}
backup /srv/backup/dump.rdb
''', '''
backup() {
  redis-cli -h <<host>> --rdb "$1"
}

export REDISCLI_AUTH="$REDIS_PASSWORD"
backup /srv/backup/dump.rdb
'''),
        ('''
openssl enc -aes-256-cbc -pbkdf2 -in <<data|dump>>.tar -out <<data|dump>>.enc -pass pass:"$PASSPHRASE"
''', '''
openssl enc -aes-256-cbc -pbkdf2 -in <<data|dump>>.tar -out <<data|dump>>.enc -pass env:PASSPHRASE
'''),
        ('''
psql "postgresql://<<user>>:$DB_PASSWORD@<<host>>/shop" -c "SELECT count(*) FROM <<table>>"
''', '''
PGPASSWORD=$DB_PASSWORD psql -U <<user>> -h <<host>> shop -c "SELECT count(*) FROM <<table>>"
'''),
    ],
    twins=[
        '''
mysql -u <<user>> -p <<shop|blog>> # asks for the password
''',
        '''
mkdir -p <<dir>>
ssh -p 2222 <<user>>@<<host>> uptime
''',
        '''
read -rsp "Password: " password
printf '%s' "$password" | docker login -u <<user>> --password-stdin
''',
    ],
)

family(
    id="sh-hardcoded-secret", tag="CWE-798", lang="bash", group="harmless",
    asks=["call an API with a token", "export the settings of an app", "write a script that logs in to a service"],
    forms=[
        ('''
curl -fsS -H "X-Api-Key: <<secret>>" "<<url>>" | jq '.<<name|status>>'
''', '''
curl -fsS -H "X-Api-Key: ${API_KEY:?set API_KEY}" "<<url>>" | jq '.<<name|status>>'
'''),
        ('''
TOKEN="<<secret>>"
curl -fsS -H "Authorization: Bearer $TOKEN" "<<url>>"
''', '''
TOKEN=${API_TOKEN:?set API_TOKEN}
curl -fsS -H "Authorization: Bearer $TOKEN" "<<url>>"
'''),
        ('''
export <<env>>="<<secret>>"
./start.sh
''', '''
<<env>>=$(cat /run/secrets/app) || exit 1
export <<env>>
./start.sh
'''),
        ('''
#!/usr/bin/env bash
set -euo pipefail

PGPASSWORD='<<secret>>' pg_dump -h <<host>> -U <<user>> <<shop|blog>> > dump.sql
''', '''
#!/usr/bin/env bash
set -euo pipefail

: "${PGPASSWORD:?set PGPASSWORD}"
pg_dump -h <<host>> -U <<user>> <<shop|blog>> > dump.sql
'''),
        ('''
notify() {
  curl -fsS -X POST -H "X-Api-Key: <<secret>>" -d "text=$1" <<url>>
}
''', '''
notify() {
  curl -fsS -X POST -H "X-Api-Key: ${NOTIFY_KEY:?}" -d "text=$1" <<url>>
}
'''),
        ('''
export AWS_SECRET_ACCESS_KEY=<<secret>>
aws s3 sync <<dir>> "s3://<<app|site>>-backup"
''', '''
AWS_SECRET_ACCESS_KEY=$(pass show aws/deploy) || exit 1
export AWS_SECRET_ACCESS_KEY
aws s3 sync <<dir>> "s3://<<app|site>>-backup"
'''),
    ],
    twins=[
        '''
: "${<<env>>:?set <<env>>}"
./start.sh
''',
        '''
TOKEN=$(openssl rand -hex 32)
echo "$TOKEN" > token.txt
''',
        '''
<<env>>_FILE=/run/secrets/app
''',
    ],
)

family(
    id="sh-sudo-redirect", tag="sudo-redirect", lang="bash", group="helpful", unseen=True,
    asks=["write a line to a system file", "change a kernel setting", "save the output of a command as root"],
    forms=[
        ('''
sudo echo "<<127.0.0.1 app.local|10.0.0.5 db.local>>" >> /etc/hosts
''', '''
echo "<<127.0.0.1 app.local|10.0.0.5 db.local>>" | sudo tee -a /etc/hosts > /dev/null
'''),
        ('''
sudo echo <<1|10|60>> > /proc/sys/vm/<<swappiness|drop_caches>>
''', '''
echo <<1|10|60>> | sudo tee /proc/sys/vm/<<swappiness|drop_caches>>
'''),
        ('''
sudo cat <<app|site>>.conf > /etc/nginx/conf.d/<<app|site>>.conf
''', '''
sudo cp <<app|site>>.conf /etc/nginx/conf.d/<<app|site>>.conf
'''),
        ('''
sudo journalctl -u <<nginx|app>> > /root/<<nginx|app>>.log
''', '''
sudo sh -c 'journalctl -u <<nginx|app>> > /root/<<nginx|app>>.log'
'''),
        (r'''
add_source() {
  sudo printf 'deb %s stable main\n' "$1" > /etc/apt/sources.list.d/app.list
}
''', r'''
add_source() {
  printf 'deb %s stable main\n' "$1" | sudo tee /etc/apt/sources.list.d/app.list
}
'''),
        ('''
curl -fsSL https://example.com/key.asc | sudo gpg --dearmor > /usr/share/keyrings/example.gpg
''', '''
curl -fsSL https://example.com/key.asc | sudo gpg --dearmor -o /usr/share/keyrings/example.gpg
'''),
    ],
    twins=[
        '''
sudo cat /var/log/<<syslog|auth.log>> > copy.log
''',
        '''
echo "vm.swappiness = 10" | sudo tee /etc/sysctl.d/99-swap.conf > /dev/null
''',
        '''
sudo systemctl status <<nginx|app>> > status.txt
''',
    ],
)
