"""Short faults in shell scripts, SQL, Dockerfiles and workflow files."""
from . import fault

SH = "bash"
fault("unquoted-variable", SH, '''
-<<rm|cat|ls -l|mkdir -p>> $<<file|dir|path|target>>
+<<rm|cat|ls -l|mkdir -p>> "$<<file|dir|path|target>>"
===
-cp $<<src|file|from>> $<<dst|dest|to>>
+cp "$<<src|file|from>>" "$<<dst|dest|to>>"
===
-if [ -f $<<file|config|path>> ]; then
+if [ -f "$<<file|config|path>>" ]; then
  <<echo "found"|run>>
fi
===
-if [ $<<name|mode|1>> = "<<start|yes|prod>>" ]; then
+if [ "$<<name|mode|1>>" = "<<start|yes|prod>>" ]; then
  <<start|deploy>>
fi
===
-for <<f|arg|x>> in $@; do
+for <<f|arg|x>> in "$@"; do
  <<echo|process|cat>> "$<<f|arg|x>>"
done
===
-cd $<<dir|HOME|target>> || exit 1
+cd "$<<dir|HOME|target>>" || exit 1
===
-mv $<<file|src|old>> "$<<dir|dest|new>>"
+mv "$<<file|src|old>>" "$<<dir|dest|new>>"
===
-mkdir -p $<<dir|out|HOME>>/<<logs|build|bin>>
+mkdir -p "$<<dir|out|HOME>>/<<logs|build|bin>>"
===
-<<tar -czf|zip -r>> backup.<<tgz|zip>> $<<dir|src>>
+<<tar -czf|zip -r>> backup.<<tgz|zip>> "$<<dir|src>>"
===
-if [ -z $<<1|name|token>> ]; then
+if [ -z "$<<1|name|token>>" ]; then
  echo "<<usage: $0 NAME|missing name>>" >&2
  exit 1
fi
===
-if [ -d $<<dir|target>> ]; then <<ls|rm -r>> "$<<dir|target>>"; fi
+if [ -d "$<<dir|target>>" ]; then <<ls|rm -r>> "$<<dir|target>>"; fi
===
-[ -n $<<name|user|branch>> ] && echo "<<ok|set>>"
+[ -n "$<<name|user|branch>>" ] && echo "<<ok|set>>"
===
-if [ $<<count|n>> -gt <<10|0>> ]; then
+if [ "$<<count|n>>" -gt <<10|0>> ]; then
  echo "<<many|some>>"
fi
===
-grep <<-q|-c>> $<<pattern|word>> <<file.txt|"$log">>
+grep <<-q|-c>> "$<<pattern|word>>" <<file.txt|"$log">>
===
-for <<f|x>> in $*; do
+for <<f|x>> in "$@"; do
  <<wc -l|cat>> "$<<f|x>>"
done
===
-<<python3|node>> <<app.py|main.js>> $@
+<<python3|node>> <<app.py|main.js>> "$@"
===
-<<run|build|main>> $*
+<<run|build|main>> "$@"
===
-cat ${<<file|path>>} | sort
+cat "${<<file|path>>}" | sort
===
-cp ${<<src|file>>} ${<<dst|dest>>}/
+cp "${<<src|file>>}" "${<<dst|dest>>}/"
===
-<<name|base>>=$(basename $<<file|path>>)
+<<name|base>>=$(basename "$<<file|path>>")
===
-while read -r <<line|f>>; do rm $<<line|f>>; done < list.txt
+while read -r <<line|f>>; do rm "$<<line|f>>"; done < list.txt
===
-scp $<<file|archive>> <<user>>@example.com:/tmp/
+scp "$<<file|archive>>" <<user>>@example.com:/tmp/
===
-source $<<DIR|HOME>>/<<env.sh|.profile>>
+source "$<<DIR|HOME>>/<<env.sh|.profile>>"
===
-for <<f|file>> in *.<<txt|log>>; do mv $<<f|file>> old/; done
+for <<f|file>> in *.<<txt|log>>; do mv "$<<f|file>>" old/; done
''', '''
<<rm|cat>> "$<<file|path>>"
===
for <<f|arg>> in "$@"; do
  <<echo|process>> "$<<f|arg>>"
done
===
count=$((count + 1))
===
echo "$<<name|user>> logged in"
===
if [[ -f $<<file|path>> && $<<mode|kind>> == <<fast|a>> ]]; then
  echo "ok"
fi
===
<<copy|name>>=$<<file|1>>
===
<<python3|node>> app "$@"
===
for i in {1..<<3|10>>}; do
  echo "$i"
done
===
mv -- "$<<file|src>>" "$<<dir|dest>>/"
===
if (( <<count|n>> > <<10|0>> )); then echo "<<many|some>>"; fi
''')
fault("ignored-error", SH, '''
-cd <<"$dir"|"$HOME/app"|/opt/app|build>>
+cd <<"$dir"|"$HOME/app"|/opt/app|build>> || exit 1
<<make|rm -f *.tmp|git pull|npm ci>>
===
-cd <<"$1"|"$PROJECT"|/srv/app|~/site>>
+cd <<"$1"|"$PROJECT"|/srv/app|~/site>> || exit 1
rm -rf <<build|dist|./*>>
===
<<deploy|update>>() {
-  cd "$<<dir|1>>"
+  cd "$<<dir|1>>" || return 1
  git pull
}
===
-pushd "$<<out|dir>>" > /dev/null
+pushd "$<<out|dir>>" > /dev/null || exit 1
rm -f *.<<html|o>>
===
-cd "$<<WORK|tmp>>" ; rm -f <<*.log|*.tmp>>
+cd "$<<WORK|tmp>>" && rm -f <<*.log|*.tmp>>
===
-mkdir <<build|out>> ; cd <<build|out>> ; cmake ..
+mkdir <<build|out>> && cd <<build|out>> && cmake ..
''', '''
cd <<"$dir"|/opt/app>> || exit 1
<<make|git pull>>
===
cd "$<<out|dir>>" && make
===
(cd <<build|"$dir">> && <<make|npm ci>>)
===
grep -q "<<name|TODO>>" file.txt || echo "<<none|not found>>"
''')
fault("CWE-494", SH, '''
-curl <<-sSL|-fsSL|-s>> https://<<example.com|get.example.org>>/install.sh | <<bash|sh|sudo bash>>
+curl <<-sSL|-fsSL|-s>> -o install.sh https://<<example.com|get.example.org>>/install.sh
+less install.sh # read it before it runs
+<<bash|sh|sudo bash>> install.sh
===
-wget -qO- https://<<get.example.org|dl.example.net>>/setup.sh | <<bash|sh|sudo sh>>
+wget -qO setup.sh https://<<get.example.org|dl.example.net>>/setup.sh
+less setup.sh # read it before it runs
+<<bash|sh|sudo sh>> setup.sh
===
-bash <(curl -s https://<<get.example.org|example.com>>/<<install|setup>>.sh)
+curl -s -o install.sh https://<<get.example.org|example.com>>/<<install|setup>>.sh
+less install.sh # read it before it runs
+bash install.sh
===
-sh -c "$(curl -fsSL https://<<get.example.org|example.com>>/install.sh)"
+curl -fsSL -o install.sh https://<<get.example.org|example.com>>/install.sh
+less install.sh # read it before it runs
+sh install.sh
===
-sudo sh -c "$(wget -qO- https://<<get.example.org|dl.example.net>>/setup.sh)"
+wget -qO setup.sh https://<<get.example.org|dl.example.net>>/setup.sh
+less setup.sh # read it before it runs
+sudo sh setup.sh
===
-eval "$(curl -fsSL https://<<get.example.org|example.com>>/env.sh)"
+curl -fsSL -o env.sh https://<<get.example.org|example.com>>/env.sh
+less env.sh # read it before it runs
+. ./env.sh
===
-curl -fsSL http://<<get.example.org|example.com>>/<<tool|app>>.tar.gz | tar xz
+curl -fsSL https://<<get.example.org|example.com>>/<<tool|app>>.tar.gz | tar xz
===
-curl <<-s|-fsSL>> "$<<URL|INSTALL_URL>>" | <<sh|bash>>
+curl <<-s|-fsSL>> -o install.sh "$<<URL|INSTALL_URL>>"
+less install.sh # read it before it runs
+<<sh|bash>> install.sh
===
-python3 -c "$(curl -s https://<<get.example.org|example.com>>/get.py)"
+curl -s -o get.py https://<<get.example.org|example.com>>/get.py
+less get.py # read it before it runs
+python3 get.py
''', '''
curl -fsSL https://example.com/data.json -o data.json
===
curl -s https://api.example.com/status | jq .
===
bash <<install.sh|setup.sh>>
===
curl -fsSL https://example.com/<<tool|app>>.tar.gz | tar xz
===
curl -s <<https://api.example.com/items|"$URL">> | <<jq .name|grep ok|sort>>
===
cat <<names.txt|list.csv>> | sort | uniq
''')
fault("CWE-732", SH, '''
-chmod <<|-R >>777 <<"$dir"|/var/www|uploads|script.sh|data>>
+chmod <<|-R >>755 <<"$dir"|/var/www|uploads|script.sh|data>>
===
-chmod <<666|644|777>> <<~/.ssh/id_ed25519|.env|key.pem|secrets.txt>>
+chmod 600 <<~/.ssh/id_ed25519|.env|key.pem|secrets.txt>>
===
-chmod -R 777 <<"$HOME/app"|./storage|/srv/www|node_modules>>
+chmod -R 755 <<"$HOME/app"|./storage|/srv/www|node_modules>>
===
-sudo chmod 777 <</opt/app|/usr/local/bin/tool|"$FILE">>
+sudo chmod 755 <</opt/app|/usr/local/bin/tool|"$FILE">>
===
-mkdir -p <<logs|cache|uploads>> && chmod 777 <<logs|cache|uploads>>
+mkdir -p <<logs|cache|uploads>> && chmod 755 <<logs|cache|uploads>>
===
-mkdir -m 777 <<logs|cache|"$dir">>
+mkdir -m 755 <<logs|cache|"$dir">>
===
-install -m 0777 <<tool|app.sh>> /usr/local/bin/
+install -m 0755 <<tool|app.sh>> /usr/local/bin/
===
-find <<.|/srv/www>> -type d -exec chmod 777 {} +
+find <<.|/srv/www>> -type d -exec chmod 755 {} +
===
-chmod <<0777|ugo+rwx|a+rwx>> <<run.sh|"$target">>
+chmod 755 <<run.sh|"$target">>
===
-umask <<000|0000|0>>
+umask 077
===
-chmod 777 <<~/.ssh/config|~/.ssh/authorized_keys|id_rsa>>
+chmod 600 <<~/.ssh/config|~/.ssh/authorized_keys|id_rsa>>
''', '''
chmod <<755|+x|u+x>> <<script.sh|run.sh>>
===
chmod 600 <<.env|key.pem>>
===
chmod -R 755 <<./public|/srv/www>>
===
mkdir -m 700 <<~/.ssh|"$dir">>
===
umask <<077|027>>
===
echo "<<777|0777>> is too open"
''')
fault("CWE-295", SH, '''
-curl -k <<-s|-L|-fsS>> <<https://api.example.com/v1|"$URL"|https://internal.example.org>>
+curl <<-s|-L|-fsS>> <<https://api.example.com/v1|"$URL"|https://internal.example.org>>
===
-wget --no-check-certificate <<https://example.com/file.zip|"$URL">>
+wget <<https://example.com/file.zip|"$URL">>
===
-curl --insecure <<https://api.example.com|"$URL">> -o <<out.json|page.html>>
+curl <<https://api.example.com|"$URL">> -o <<out.json|page.html>>
===
-git config --global http.sslVerify false
+git config --global http.sslVerify true
===
-curl -sk <<https://api.example.com/v1|"$URL">> | jq .
+curl -s <<https://api.example.com/v1|"$URL">> | jq .
===
-curl -fsSL -k "<<https://dl.example.net/tool|$BASE/file>>" -o <<tool|file>>
+curl -fsSL "<<https://dl.example.net/tool|$BASE/file>>" -o <<tool|file>>
===
-<<out|status>>=$(curl --insecure -s "$<<URL|url>>")
+<<out|status>>=$(curl -s "$<<URL|url>>")
===
-ssh -o StrictHostKeyChecking=no <<user>>@<<host>> <<uptime|"df -h">>
+ssh <<user>>@<<host>> <<uptime|"df -h">>
===
-scp -o StrictHostKeyChecking=no <<file.txt|"$archive">> <<user>>@<<host>>:/tmp/
+scp <<file.txt|"$archive">> <<user>>@<<host>>:/tmp/
===
-export GIT_SSL_NO_VERIFY=1
+unset GIT_SSL_NO_VERIFY
===
-npm config set strict-ssl false
+npm config set strict-ssl true
===
-pip install --trusted-host pypi.example.com <<flask|requests>>
+pip install <<flask|requests>>
===
-wget --no-check-certificate -q "$<<URL|url>>" -O <<out.zip|page.html>>
+wget -q "$<<URL|url>>" -O <<out.zip|page.html>>
===
-curl --insecure -X POST -d @<<data|body>>.json <<https://api.example.com/items|"$URL">>
+curl -X POST -d @<<data|body>>.json <<https://api.example.com/items|"$URL">>
''', '''
curl <<-s|-L|-fsS>> <<https://api.example.com|"$URL">>
===
wget <<https://example.com/file.zip|"$URL">>
===
curl --cacert <<ca.pem|/etc/ssl/ca.pem>> "$<<URL|url>>"
===
sort -k <<2|1,1>> <<data.txt|names.csv>>
===
npm config set strict-ssl true
===
ssh <<user>>@<<host>> uptime
''')
fault("CWE-95", SH, '''
-eval <<"$cmd"|$cmd|"$1"|$*>>
+"$@"
===
-eval "<<ls|rm|cat>> $<<file|dir|1>>"
+<<ls|rm|cat>> "$<<file|dir|1>>"
===
-eval "$<<name|key|1>>='$<<value|2>>'"
+printf -v "$<<name|key|1>>" '%s' "$<<value|2>>"
===
-<<value|out>>=$(eval echo \\$$<<name|key>>)
+<<value|out>>=${!<<name|key>>}
===
-eval <<run|build>> $@
+<<run|build>> "$@"
===
-bash -c "<<ls -l|wc -l>> $<<file|1>>"
+<<ls -l|wc -l>> "$<<file|1>>"
''', '''
"$@"
===
eval "$(ssh-agent -s)"
===
eval "$(<<ssh-agent -s|direnv hook bash|brew shellenv>>)"
===
printf -v "$<<name|key>>" '%s' "$<<value|2>>"
===
<<value|out>>=${!<<name|key>>}
''')
fault("CWE-377", SH, '''
-<<tmp|out|TMPFILE>>=/tmp/<<data|app|output>>.$$
+<<tmp|out|TMPFILE>>=$(mktemp)
===
-<<tmp|out|TMPFILE>>="/tmp/<<data|report|list>>.txt"
+<<tmp|out|TMPFILE>>=$(mktemp)
sort <<names.txt|list.csv>> > "$<<tmp|out|TMPFILE>>"
===
-<<log|out>>="/tmp/$(basename "$0").log.$$"
+<<log|out>>=$(mktemp)
===
-<<tmp|work>>=/tmp/<<build|stage>>
-mkdir -p "$<<tmp|work>>"
+<<tmp|work>>=$(mktemp -d)
===
-<<tmp|file>>="/tmp/<<list|dump>>_$(date +%s)"
+<<tmp|file>>=$(mktemp)
===
-<<tmp|dir>>=/tmp/$USER-<<job|build>>
-mkdir "$<<tmp|dir>>"
+<<tmp|dir>>=$(mktemp -d)
===
-<<TMPFILE|tmp>>=/tmp/$RANDOM.<<txt|json>>
+<<TMPFILE|tmp>>=$(mktemp)
''', '''
<<tmp|out>>=$(mktemp)
===
<<work|dir>>=$(mktemp -d)
trap 'rm -rf "$<<work|dir>>"' EXIT
===
<<log|out>>="$HOME/<<logs|data>>/app.log"
===
ls /tmp
''')
fault("CWE-798", SH, '''
-export <<API_KEY|DB_PASSWORD|TOKEN>>="<<secret>>"
+export <<API_KEY|DB_PASSWORD|TOKEN>>="${<<API_KEY|DB_PASSWORD|TOKEN>>:?}"
===
-<<PASSWORD|TOKEN|SECRET>>="<<secret>>"
+<<PASSWORD|TOKEN|SECRET>>="${<<PASSWORD|TOKEN|SECRET>>:?}"
===
-curl -H "Authorization: Bearer <<secret>>" <<https://api.example.com/items|"$URL">>
+curl -H "Authorization: Bearer ${API_TOKEN:?}" <<https://api.example.com/items|"$URL">>
===
-curl -s -H "X-Api-Key: <<secret>>" <<https://api.example.com/items|"$URL">> | jq .
+curl -s -H "X-Api-Key: ${API_KEY:?}" <<https://api.example.com/items|"$URL">> | jq .
===
-curl -u "<<user>>:<<secret>>" <<https://api.example.com/me|"$URL">>
+curl -u "<<user>>:${API_PASSWORD:?}" <<https://api.example.com/me|"$URL">>
===
-PGPASSWORD="<<secret>>" psql -h <<host>> -U <<user>> <<app|shop>>
+PGPASSWORD="${PGPASSWORD:?}" psql -h <<host>> -U <<user>> <<app|shop>>
===
-mysql -u <<user>> -p"<<secret>>" <<app|shop>> < dump.sql
+mysql -u <<user>> -p"${MYSQL_PASSWORD:?}" <<app|shop>> < dump.sql
===
-docker login -u <<user>> -p "<<secret>>"
+docker login -u <<user>> -p "${DOCKER_PASSWORD:?}"
===
-docker run -e <<API_KEY|DB_PASSWORD>>="<<secret>>" <<app|api>>:1.4
+docker run -e <<API_KEY|DB_PASSWORD>>="${<<API_KEY|DB_PASSWORD>>:?}" <<app|api>>:1.4
===
-readonly <<SECRET|API_KEY>>='<<secret>>'
+readonly <<SECRET|API_KEY>>="${<<SECRET|API_KEY>>:?}"
''', '''
export <<PATH|LANG>>="<<$HOME/bin:$PATH|en_US.UTF-8>>"
===
export <<API_KEY|TOKEN>>="${<<API_KEY|TOKEN>>:?}"
===
curl -H "Authorization: Bearer $<<TOKEN|API_TOKEN>>" "$URL"
===
read -rsp "<<Password|Token>>: " <<password|token>>
===
<<NAME|REGION|STAGE>>="<<app|eu-west-1|production>>"
''')
fault("loop-over-ls", SH, '''
-for <<f|file>> in $(ls *.<<txt|csv|log>>); do
+for <<f|file>> in *.<<txt|csv|log>>; do
  <<echo|wc -l|process>> "$<<f|file>>"
done
===
-for <<f|file>> in `ls <<dir|logs|src>>`; do
+for <<f|file>> in <<dir|logs|src>>/*; do
  <<echo|process>> "$<<f|file>>"
done
===
-for <<d|dir>> in $(ls -d */); do
+for <<d|dir>> in */; do
  echo "$<<d|dir>>"
done
===
-for <<f|file>> in $(ls "$<<dir|src>>"/*.<<txt|sh>>); do
+for <<f|file>> in "$<<dir|src>>"/*.<<txt|sh>>; do
  <<wc -l|cat>> "$<<f|file>>"
done
===
-ls *.<<bak|tmp>> | while read -r <<f|x>>; do
+for <<f|x>> in *.<<bak|tmp>>; do
  rm "$<<f|x>>"
done
===
-for <<f|img>> in $(ls images); do
-  convert "images/$<<f|img>>" -resize 50% "small/$<<f|img>>"
+for <<f|img>> in images/*; do
+  convert "$<<f|img>>" -resize 50% "small/${<<f|img>>##*/}"
done
===
-<<n|count>>=0; for <<f|x>> in $(ls); do <<n|count>>=$((<<n|count>> + 1)); done
+<<n|count>>=0; for <<f|x>> in *; do <<n|count>>=$((<<n|count>> + 1)); done
''', '''
for <<f|file>> in *.<<txt|csv>>; do
  <<echo|process>> "$<<f|file>>"
done
===
ls -l <<"$dir"|/var/log>>
===
<<files|names>>=(*.<<txt|log>>)
===
for <<i|n>> in $(seq 1 <<5|10>>); do
  echo "$<<i|n>>"
done
''')
fault("unsafe-rm", SH, '''
-rm -rf $<<dir|BUILD_DIR|target>>/*
+rm -rf "${<<dir|BUILD_DIR|target>>:?}"/*
===
-rm -rf "$<<dir|BUILD_DIR|CACHE>>/"
+rm -rf "${<<dir|BUILD_DIR|CACHE>>:?}/"
===
-rm -rf $<<PREFIX|1|OUT>>/<<lib|bin|cache>>
+rm -rf "${<<PREFIX|1|OUT>>:?}/<<lib|bin|cache>>"
===
-sudo rm -rf $<<DATA_DIR|TARGET>>/
+sudo rm -rf "${<<DATA_DIR|TARGET>>:?}/"
===
-rm -rf "$<<HOME_DIR|root|1>>/<<logs|tmp>>"
+rm -rf "${<<HOME_DIR|root|1>>:?}/<<logs|tmp>>"
===
-rm -rf ${<<BUILD|dist>>}/*
+rm -rf "${<<BUILD|dist>>:?}"/*
===
-ssh <<user>>@<<host>> "rm -rf /srv/releases/$<<version|name>>"
+ssh <<user>>@<<host>> "rm -rf /srv/releases/${<<version|name>>:?}"
===
-find "$<<dir|1>>/" -delete
+find "${<<dir|1>>:?}/" -delete
===
-rm -fr "$<<CACHE|work>>"/*
+rm -fr "${<<CACHE|work>>:?}"/*
''', '''
rm -rf "${<<dir|BUILD_DIR>>:?}"/*
===
rm -rf build dist
===
rm -f "$<<file|tmp>>"
===
rm -rf ./<<build|dist|node_modules>>
===
rm -rf "${<<PREFIX|OUT>>:?}/<<lib|bin>>"
===
trap 'rm -rf "$<<tmp|work>>"' EXIT
''')
SQL = "sql"
fault("none-compare", SQL, '''
-SELECT <<id|name|*>> FROM <<table>> WHERE <<col>> = NULL;
+SELECT <<id|name|*>> FROM <<table>> WHERE <<col>> IS NULL;
===
-SELECT <<id|name|*>> FROM <<table>> WHERE <<col>> != NULL;
+SELECT <<id|name|*>> FROM <<table>> WHERE <<col>> IS NOT NULL;
===
-UPDATE <<table>> SET <<col2>> = '<<none|unknown|new>>' WHERE <<col>> = NULL;
+UPDATE <<table>> SET <<col2>> = '<<none|unknown|new>>' WHERE <<col>> IS NULL;
===
-SELECT COUNT(*) FROM <<table>> WHERE <<col>> = NULL AND <<col2>> = '<<a|x|open>>';
+SELECT COUNT(*) FROM <<table>> WHERE <<col>> IS NULL AND <<col2>> = '<<a|x|open>>';
===
-SELECT * FROM <<table>> WHERE <<col>> <> NULL;
+SELECT * FROM <<table>> WHERE <<col>> IS NOT NULL;
===
-SELECT <<col>> FROM <<table>> WHERE <<deleted_at|paid_at|parent_id>> = NULL ORDER BY <<col>>;
+SELECT <<col>> FROM <<table>> WHERE <<deleted_at|paid_at|parent_id>> IS NULL ORDER BY <<col>>;
===
-DELETE FROM <<table>> WHERE <<owner_id|email|closed_at>> = NULL;
+DELETE FROM <<table>> WHERE <<owner_id|email|closed_at>> IS NULL;
===
-DELETE FROM <<table>> WHERE <<owner_id|email>> != NULL AND id > <<num>>;
+DELETE FROM <<table>> WHERE <<owner_id|email>> IS NOT NULL AND id > <<num>>;
===
SELECT <<col>>
FROM <<table>>
-WHERE <<email|phone|ended_at>> = NULL;
+WHERE <<email|phone|ended_at>> IS NULL;
===
SELECT t.id FROM <<table>> t
LEFT JOIN <<table2>> x ON x.<<owner_id|ref_id>> = t.id
-WHERE x.id = NULL;
+WHERE x.id IS NULL;
===
-SELECT id, CASE WHEN <<ended_at|email>> = NULL THEN '<<open|none>>' ELSE '<<closed|set>>' END FROM <<table>>;
+SELECT id, CASE WHEN <<ended_at|email>> IS NULL THEN '<<open|none>>' ELSE '<<closed|set>>' END FROM <<table>>;
===
-SELECT * FROM <<table>> WHERE <<col>> = '<<a|open>>' AND <<paid_at|manager_id>> != NULL;
+SELECT * FROM <<table>> WHERE <<col>> = '<<a|open>>' AND <<paid_at|manager_id>> IS NOT NULL;
===
-SELECT * FROM <<table>> WHERE (<<col>> = NULL OR <<col>> = '');
+SELECT * FROM <<table>> WHERE (<<col>> IS NULL OR <<col>> = '');
===
-SELECT <<col>>, COUNT(*) FROM <<table>> GROUP BY <<col>> HAVING MAX(<<ended_at|paid_at>>) = NULL;
+SELECT <<col>>, COUNT(*) FROM <<table>> GROUP BY <<col>> HAVING MAX(<<ended_at|paid_at>>) IS NULL;
===
-select * from <<table>> where <<col>> = null;
+select * from <<table>> where <<col>> is null;
===
-select count(*) from <<table>> where <<col>> != null;
+select count(*) from <<table>> where <<col>> is not null;
''', '''
SELECT <<id|name>> FROM <<table>> WHERE <<col>> IS NULL;
===
UPDATE <<table>> SET <<col>> = NULL WHERE id = <<1|42|7>>;
===
SELECT * FROM <<table>> WHERE <<col>> = '<<a|open|x>>' ORDER BY id;
===
SELECT * FROM <<table>> WHERE <<col>> IS NOT NULL;
===
INSERT INTO <<table>> (<<col>>, <<col2>>) VALUES ('<<a|x>>', NULL);
===
UPDATE <<table>> SET <<col>> = NULL, <<col2>> = '<<a|x>>' WHERE id = <<num>>;
===
SELECT COALESCE(<<col>>, '<<none|unknown>>') FROM <<table>>;
===
ALTER TABLE <<table>> ADD COLUMN <<col>> TEXT DEFAULT NULL;
===
SELECT * FROM <<table>> WHERE <<col>> <> '<<a|x>>';
''')
fault("not-in-null", SQL, '''
-SELECT * FROM <<table>> WHERE id NOT IN (SELECT <<table2>>_id FROM <<table2>>);
+SELECT * FROM <<table>> WHERE id NOT IN (SELECT <<table2>>_id FROM <<table2>> WHERE <<table2>>_id IS NOT NULL);
===
-SELECT <<col>> FROM <<table>> WHERE id NOT IN (SELECT parent_id FROM <<table>>);
+SELECT <<col>> FROM <<table>> WHERE id NOT IN (SELECT parent_id FROM <<table>> WHERE parent_id IS NOT NULL);
===
-DELETE FROM <<table>> WHERE id NOT IN (SELECT <<image_id|owner_id>> FROM <<table2>>);
+DELETE FROM <<table>> WHERE id NOT IN (SELECT <<image_id|owner_id>> FROM <<table2>> WHERE <<image_id|owner_id>> IS NOT NULL);
===
SELECT t.<<col>> FROM <<table>> t
-WHERE t.id NOT IN (SELECT <<ref_id|manager_id>> FROM <<table2>>);
+WHERE t.id NOT IN (SELECT <<ref_id|manager_id>> FROM <<table2>> WHERE <<ref_id|manager_id>> IS NOT NULL);
===
-SELECT COUNT(*) FROM <<table>> WHERE <<col>> NOT IN ('<<a|open>>', NULL);
+SELECT COUNT(*) FROM <<table>> WHERE <<col>> NOT IN ('<<a|open>>');
''', '''
SELECT * FROM <<table>> WHERE id IN (SELECT <<table2>>_id FROM <<table2>>);
===
SELECT * FROM <<table>> WHERE <<col>> NOT IN ('<<a|open>>', '<<b|new>>');
===
SELECT * FROM <<table>> t WHERE NOT EXISTS (SELECT 1 FROM <<table2>> x WHERE x.ref_id = t.id);
===
SELECT * FROM <<table>> WHERE id NOT IN (SELECT ref_id FROM <<table2>> WHERE ref_id IS NOT NULL);
''')
fault("wrong-operator", SQL, '''
-SELECT * FROM <<table>> WHERE <<col>> = '<<a|open>>' OR <<col>> = '<<b|new>>' AND <<col2>> > <<10|5>>;
+SELECT * FROM <<table>> WHERE (<<col>> = '<<a|open>>' OR <<col>> = '<<b|new>>') AND <<col2>> > <<10|5>>;
===
-SELECT * FROM <<table>> WHERE id > <<num>> AND <<col>> = '<<a|open>>' OR <<col>> = '<<b|new>>';
+SELECT * FROM <<table>> WHERE id > <<num>> AND (<<col>> = '<<a|open>>' OR <<col>> = '<<b|new>>');
===
-SELECT * FROM <<table>> WHERE <<col>> = '<<a|admin>>' OR '<<b|editor>>';
+SELECT * FROM <<table>> WHERE <<col>> = '<<a|admin>>' OR <<col>> = '<<b|editor>>';
===
-SELECT <<col>> FROM <<table>> WHERE <<col>> = '<<A|test|user>>%';
+SELECT <<col>> FROM <<table>> WHERE <<col>> LIKE '<<A|test|user>>%';
===
-SELECT id FROM <<table>> WHERE <<col>> <> '<<a|open>>' OR <<col>> <> '<<b|new>>';
+SELECT id FROM <<table>> WHERE <<col>> <> '<<a|open>>' AND <<col>> <> '<<b|new>>';
===
-UPDATE <<table>> SET <<col>> = '<<a|x>>' AND <<col2>> = '<<b|y>>' WHERE id = <<num>>;
+UPDATE <<table>> SET <<col>> = '<<a|x>>', <<col2>> = '<<b|y>>' WHERE id = <<num>>;
===
-DELETE FROM <<table>> WHERE <<col>> = '<<a|old>>' OR <<col>> = '<<b|tmp>>' AND id < <<num>>;
+DELETE FROM <<table>> WHERE (<<col>> = '<<a|old>>' OR <<col>> = '<<b|tmp>>') AND id < <<num>>;
===
-SELECT * FROM <<table>> WHERE id < <<10|5>> AND id > <<20|50>>;
+SELECT * FROM <<table>> WHERE id < <<10|5>> OR id > <<20|50>>;
''', '''
SELECT * FROM <<table>> WHERE (<<col>> = '<<a|open>>' OR <<col>> = '<<b|new>>') AND <<col2>> > 5;
===
SELECT * FROM <<table>> WHERE <<col>> LIKE '<<A|test>>%';
===
SELECT * FROM <<table>> WHERE <<col>> IN ('<<a|admin>>', '<<b|editor>>');
===
UPDATE <<table>> SET <<col>> = '<<a|x>>', <<col2>> = '<<b|y>>' WHERE id = <<num>>;
===
SELECT * FROM <<table>> WHERE id > <<10|5>> AND id < <<20|50>>;
''')
fault("CWE-250", SQL, '''
-GRANT ALL PRIVILEGES ON <<app.*|shop.*>> TO '<<user>>'@'<<%|localhost>>';
+GRANT SELECT, INSERT, UPDATE, DELETE ON <<app.*|shop.*>> TO '<<user>>'@'<<%|localhost>>';
===
-GRANT ALL ON <<app|shop>>.* TO '<<report|reader>>'@'<<%|localhost>>';
+GRANT SELECT ON <<app|shop>>.* TO '<<report|reader>>'@'<<%|localhost>>';
===
-CREATE ROLE <<app|web|api>> LOGIN SUPERUSER;
+CREATE ROLE <<app|web|api>> LOGIN;
===
-CREATE USER <<app|web>> WITH SUPERUSER PASSWORD :'pw';
+CREATE USER <<app|web>> WITH PASSWORD :'pw';
===
-GRANT ALL PRIVILEGES ON *.* TO '<<app|web>>'@'localhost';
+GRANT SELECT, INSERT, UPDATE, DELETE ON app.* TO '<<app|web>>'@'localhost';
===
-GRANT ALL PRIVILEGES ON ALL TABLES IN SCHEMA public TO <<reporting|reader>>;
+GRANT SELECT ON ALL TABLES IN SCHEMA public TO <<reporting|reader>>;
===
-GRANT SELECT ON <<table>> TO PUBLIC;
+GRANT SELECT ON <<table>> TO app;
''', '''
GRANT SELECT ON app.<<table>> TO '<<user>>'@'localhost';
===
GRANT SELECT ON ALL TABLES IN SCHEMA public TO <<reporting|reader>>;
===
REVOKE ALL PRIVILEGES ON app.* FROM '<<user>>'@'%';
===
CREATE ROLE <<app|web>> LOGIN;
''')
fault("unpinned-version", "dockerfile", '''
-FROM python:latest
+FROM python:3.12-slim
WORKDIR /app
===
-FROM node:latest
+FROM node:22-slim
WORKDIR <</app|/srv|/usr/src/app>>
===
-FROM node
+FROM node:22-slim
COPY . .
===
-FROM python
+FROM python:3.12-slim
COPY . .
===
-FROM <<golang:latest|golang>> AS build
+FROM golang:1.23 AS build
WORKDIR /src
===
-FROM <<nginx:latest|nginx>>
+FROM nginx:1.27-alpine
COPY <<dist|build>>/ /usr/share/nginx/html/
===
-FROM <<ubuntu:latest|ubuntu>>
+FROM ubuntu:24.04
RUN apt-get update
===
-FROM <<debian:latest|debian>>
+FROM debian:12-slim
WORKDIR <</app|/srv>>
===
-FROM <<alpine:latest|alpine>>
+FROM alpine:3.20
RUN apk add --no-cache <<curl|git|bash>>
===
-FROM node:latest AS <<build|deps>>
+FROM node:22-slim AS <<build|deps>>
COPY package.json .
===
-FROM python:latest AS <<base|build>>
+FROM python:3.12-slim AS <<base|build>>
ENV PYTHONUNBUFFERED=1
===
-FROM <<redis:latest|redis>>
+FROM redis:7
COPY redis.conf /etc/
===
-FROM <<postgres:latest|postgres>>
+FROM postgres:16
COPY init.sql /docker-entrypoint-initdb.d/
===
-COPY --from=node:latest /usr/local/bin/node /usr/local/bin/
+COPY --from=node:22-slim /usr/local/bin/node /usr/local/bin/
''', '''
FROM <<python:3.12-slim|node:22-slim|nginx:1.27-alpine>>
WORKDIR /app
===
FROM <<golang:1.23|debian:12-slim>> AS build
WORKDIR /src
===
FROM <<build|base>>
COPY . .
===
FROM scratch
COPY <<app|server>> /
===
COPY --from=build /<<app|out>> /<<app|out>>
''')
fault("wrong-operator", SH, '''
-if [ "$<<count|n|used>>" > <<90|10>> ]; then
+if [ "$<<count|n|used>>" -gt <<90|10>> ]; then
  echo "<<too many|full>>"
fi
===
-if [ "$<<age|n>>" >= <<18|5>> ]; then
+if [ "$<<age|n>>" -ge <<18|5>> ]; then
  echo "<<ok|enough>>"
fi
===
-while [ "$<<i|n>>" < <<10|5>> ]; do
+while [ "$<<i|n>>" -lt <<10|5>> ]; do
  <<i|n>>=$((<<i|n>> + 1))
done
===
-if [ "$<<status|mode>>"="<<ok|fast>>" ]; then
+if [ "$<<status|mode>>" = "<<ok|fast>>" ]; then
  <<run|start>>
fi
===
-if [[ $<<count|n>> > <<3|100>> ]]; then
+if [[ $<<count|n>> -gt <<3|100>> ]]; then
  exit 1
fi
===
-if [[ "$<<name|tag>>" == ^v[0-9]+$ ]]; then
+if [[ "$<<name|tag>>" =~ ^v[0-9]+$ ]]; then
  echo "<<valid|ok>>"
fi
===
-if [ "$<<a|x>>" = "<<1|y>>" && "$<<b|z>>" = "<<2|w>>" ]; then
+if [ "$<<a|x>>" = "<<1|y>>" ] && [ "$<<b|z>>" = "<<2|w>>" ]; then
  echo "<<both|ok>>"
fi
===
-[ $# < <<1|2>> ] && echo "usage: $0 FILE" && exit 1
+[ $# -lt <<1|2>> ] && echo "usage: $0 FILE" && exit 1
===
#!/bin/sh
-if [ "$<<1|mode>>" == "<<start|stop>>" ]; then
+if [ "$<<1|mode>>" = "<<start|stop>>" ]; then
  <<run|halt>>
fi
''', '''
if [ "$<<count|n>>" -gt <<90|10>> ]; then
  echo "<<too many|full>>"
fi
===
if [[ "$<<mode|kind>>" == "<<fast|a>>" ]]; then
  <<run|start>>
fi
===
echo "<<start|done>>" > "$<<log|out>>"
===
if (( <<count|n>> >= <<18|5>> )); then echo "ok"; fi
''')
fault("CWE-89", SQL, '''
-  RETURN QUERY EXECUTE 'SELECT * FROM <<table>> WHERE <<col>> = \'\'\' || p_<<name|value>> || \'\'\'';
+  RETURN QUERY EXECUTE 'SELECT * FROM <<table>> WHERE <<col>> = $1' USING p_<<name|value>>;
===
-EXECUTE 'DELETE FROM <<table>> WHERE id = ' || <<p_id|v_id>>;
+EXECUTE 'DELETE FROM <<table>> WHERE id = $1' USING <<p_id|v_id>>;
===
-EXECUTE 'SELECT count(*) FROM ' || <<p_table|t>> INTO n;
+EXECUTE format('SELECT count(*) FROM %I', <<p_table|t>>) INTO n;
===
-EXECUTE 'TRUNCATE ' || <<p_table|t>>;
+EXECUTE format('TRUNCATE %I', <<p_table|t>>);
===
-EXECUTE format('DELETE FROM <<table>> WHERE <<col>> = ''%s\'\'\', <<p_value|v>>);
+EXECUTE format('DELETE FROM <<table>> WHERE <<col>> = %L', <<p_value|v>>);
''', '''
EXECUTE format('DROP INDEX %I', <<p_name|idx>>);
===
EXECUTE 'DELETE FROM <<table>> WHERE id = $1' USING <<p_id|v_id>>;
===
SELECT <<col>> || ' ' || <<col2>> AS label FROM <<table>>;
''')
fault("CWE-256", SQL, '''
-INSERT INTO users (email, password) VALUES ('<<user>>@example.com', '<<secret>>');
+INSERT INTO users (email, password_hash) VALUES ('<<user>>@example.com', crypt('<<secret>>', gen_salt('bf', 12)));
===
-SELECT id FROM users WHERE email = $1 AND password = $2;
+SELECT id FROM users WHERE email = $1 AND password_hash = crypt($2, password_hash);
===
-ALTER TABLE <<accounts|users|members>> ADD COLUMN password <<TEXT|VARCHAR(50)|VARCHAR(255)>>;
+ALTER TABLE <<accounts|users|members>> ADD COLUMN password_hash <<TEXT|VARCHAR(50)|VARCHAR(255)>>;
===
CREATE TABLE <<users|accounts>> (
  id INTEGER PRIMARY KEY,
-  password TEXT NOT NULL
+  password_hash TEXT NOT NULL
);
===
-UPDATE users SET password = $1 WHERE id = $2;
+UPDATE users SET password_hash = crypt($1, gen_salt('bf', 12)) WHERE id = $2;
''', '''
ALTER TABLE <<accounts|users>> ADD COLUMN password_hash TEXT;
===
SELECT id, password_hash FROM users WHERE email = $1;
===
UPDATE users SET password_changed_at = now() WHERE id = $1;
''')
fault("float-money", SQL, '''
-ALTER TABLE <<table>> ADD COLUMN <<price|amount|total>> <<FLOAT|REAL|DOUBLE PRECISION>>;
+ALTER TABLE <<table>> ADD COLUMN <<price|amount|total>> NUMERIC(12, 2);
===
CREATE TABLE <<table>> (
  id INTEGER PRIMARY KEY,
-  <<price|amount|balance>> <<FLOAT|REAL|DOUBLE PRECISION>> NOT NULL
+  <<price|amount|balance>> NUMERIC(12, 2) NOT NULL
);
===
-SELECT SUM(CAST(<<price|amount>> AS <<FLOAT|REAL>>)) FROM <<table>>;
+SELECT SUM(CAST(<<price|amount>> AS NUMERIC(12, 2))) FROM <<table>>;
===
-ALTER TABLE <<table>> ALTER COLUMN <<price|fee>> TYPE <<real|double precision>>;
+ALTER TABLE <<table>> ALTER COLUMN <<price|fee>> TYPE numeric(12, 2);
''', '''
ALTER TABLE <<table>> ADD COLUMN <<price|amount>> NUMERIC(12, 2);
===
ALTER TABLE <<table>> ADD COLUMN <<latitude|temperature|score>> DOUBLE PRECISION;
===
ALTER TABLE <<table>> ADD COLUMN <<price_cents|total_cents>> INTEGER NOT NULL;
''')
fault("missing-where", SQL, '''
--- remove <<table>> entry <<num>>
+-- remove <<table>> entry <<num>>
-DELETE FROM <<table>>;
+DELETE FROM <<table>> WHERE id = <<num>>;
===
--- set the <<col>> of entry <<num>>
+-- set the <<col>> of entry <<num>>
-UPDATE <<table>> SET <<col>> = '<<a|new|x>>';
+UPDATE <<table>> SET <<col>> = '<<a|new|x>>' WHERE id = <<num>>;
===
--- delete the entries that are expired
+-- delete the entries that are expired
-DELETE FROM <<sessions|tokens>>;
+DELETE FROM <<sessions|tokens>> WHERE expires_at < now();
===
--- block user <<num>>
+-- block user <<num>>
-UPDATE users SET <<active|enabled>> = FALSE;
+UPDATE users SET <<active|enabled>> = FALSE WHERE id = <<num>>;
===
--- delete the <<open|old|draft>> <<table>>
+-- delete the <<open|old|draft>> <<table>>
-DELETE FROM <<table>>;
+DELETE FROM <<table>> WHERE status = '<<open|old|draft>>';
''', '''
DELETE FROM <<table>> WHERE id = <<num>>;
===
UPDATE <<table>> SET <<col>> = '<<a|x>>' WHERE <<col2>> = '<<b|y>>';
===
TRUNCATE TABLE <<staging|import_rows>>;
===
SELECT <<col>> FROM <<table>>;
''')
fault("CWE-250", "dockerfile", '''
FROM node:22-slim
COPY . .
-USER root
+USER node
CMD ["node", "<<server|index>>.js"]
===
-USER root
+USER 1000
CMD ["<<gunicorn|uvicorn>>", "<<main|app>>:app"]
===
-USER 0
+USER 1000
ENTRYPOINT ["/<<app|run.sh>>"]
===
FROM node:22-slim
COPY . .
+USER node
CMD ["node", "<<main|app>>.js"]
===
-USER root:root
+USER 1000:1000
EXPOSE <<port>>
''', '''
USER <<node|app|1000|nobody>>
CMD ["<<node|/app>>", "<<server.js|start>>"]
===
USER root
RUN apt-get update && apt-get install -y <<curl|git>>
USER <<app|node>>
===
RUN useradd --system app
USER app
''')
fault("CWE-494", "dockerfile", '''
-RUN curl -fsSL http://<<dl.example.com|get.example.org>>/<<tool|agent>>.tgz -o /tmp/tool.tgz
+RUN curl -fsSL https://<<dl.example.com|get.example.org>>/<<tool|agent>>.tgz -o /tmp/tool.tgz
===
-ADD http://<<dl.example.com|files.example.org>>/<<data|model>>.bin /<<data|model>>.bin
+ADD https://<<dl.example.com|files.example.org>>/<<data|model>>.bin /<<data|model>>.bin
===
-RUN wget --no-check-certificate -q https://<<dl.example.com|get.example.org>>/<<tool|app>>.zip
+RUN wget -q https://<<dl.example.com|get.example.org>>/<<tool|app>>.zip
===
-RUN curl -k -fsSLo /tmp/<<a|tool>>.tgz https://<<dl.example.com|get.example.org>>/tool.tgz
+RUN curl -fsSLo /tmp/<<a|tool>>.tgz https://<<dl.example.com|get.example.org>>/tool.tgz
===
-RUN curl -fsSL https://<<get.example.com|install.example.org>>/install.sh | <<sh|bash>>
+COPY install.sh /tmp/install.sh
+RUN <<sh|bash>> /tmp/install.sh
===
-RUN bash -c "$(wget -qO- https://<<example.org|get.example.com>>/setup.sh)"
+COPY setup.sh /tmp/setup.sh
+RUN bash /tmp/setup.sh
''', '''
RUN curl -fsSL https://<<dl.example.com|get.example.org>>/tool.tgz -o /tmp/tool.tgz
===
COPY <<install.sh|setup.sh>> /tmp/
===
RUN apt-get update && apt-get install -y --no-install-recommends <<curl|ca-certificates>>
''')
fault("CWE-732", "dockerfile", '''
-RUN chmod 777 <</entrypoint.sh|/app/start.sh|/usr/local/bin/tool>>
+RUN chmod 755 <</entrypoint.sh|/app/start.sh|/usr/local/bin/tool>>
===
-RUN mkdir /<<data|cache>> && chmod 777 /<<data|cache>>
+RUN mkdir /<<data|cache>> && chmod 755 /<<data|cache>>
===
-RUN chmod -R 777 <</app|/srv|/var/www>>
+RUN chmod -R 755 <</app|/srv|/var/www>>
===
-COPY --chmod=777 <<run|start>>.sh /usr/local/bin/
+COPY --chmod=755 <<run|start>>.sh /usr/local/bin/
===
-RUN chmod a+rwx <</app|/entrypoint.sh>>
+RUN chmod 755 <</app|/entrypoint.sh>>
''', '''
RUN chmod +x <</entrypoint.sh|/app/start.sh>>
===
COPY --chmod=755 <<run|start>>.sh /usr/local/bin/
===
COPY --chown=node:node . /app
''')
fault("CWE-798", "dockerfile", '''
-ENV <<API_KEY|DB_PASSWORD|SECRET_KEY>>=<<secret>>
WORKDIR <</app|/srv>>
===
-ENV <<API_KEY|TOKEN>>="<<secret>>"
CMD ["<<node|python>>", "<<app.js|app.py>>"]
===
-ARG <<NPM_TOKEN|API_TOKEN>>=<<secret>>
+ARG <<NPM_TOKEN|API_TOKEN>>
COPY package.json .
===
-COPY .env <<package.json|requirements.txt>> ./
+COPY <<package.json|requirements.txt>> ./
===
-COPY <<id_rsa|.npmrc>> /root/
COPY . .
''', '''
ENV <<NODE_ENV|PORT|TZ>>=<<production|8080|UTC>>
===
ARG <<VERSION|BUILD_DATE>>
===
RUN --mount=type=secret,id=<<token|npmrc>> npm ci
''')
fault("unpinned-version", "yaml", '''
        - name: <<web|api|app>>
-          image: <<nginx:latest|nginx>>
+          image: nginx:1.27
===
  <<cache|queue>>:
-    image: <<redis:latest|redis>>
+    image: redis:7
===
  <<db|database>>:
-    image: <<postgres:latest|postgres>>
+    image: postgres:16
    ports: ["5432:5432"]
===
<<test|build>>:
-  image: <<python:latest|python>>
+  image: python:3.12
  script: [make]
===
<<build|lint>>:
-  image: <<node:latest|node>>
+  image: node:22
===
-      container: <<alpine:latest|alpine>>
+      container: alpine:3.20
''', '''
  <<cache|db>>:
    image: <<redis:7|postgres:16|nginx:1.27>>
===
  <<web|api>>:
    build: .
===
    tags: [latest]
''')
fault("CWE-829", "yaml", '''
-      - uses: actions/checkout@<<main|master>>
+      - uses: actions/checkout@v4
===
-      - uses: actions/setup-<<node|python|go>>@<<main|master>>
+      - uses: actions/setup-<<node|python|go>>@v5
===
-      - uses: docker/build-push-action@<<main|master>>
+      - uses: docker/build-push-action@v6
===
      - name: <<Cache|Keep the cache>>
-        uses: actions/cache@<<main|master>>
+        uses: actions/cache@v4
===
-      - uses: actions/<<upload|download>>-artifact@<<main|master>>
+      - uses: actions/<<upload|download>>-artifact@v4
''', '''
      - uses: actions/checkout@v4
===
      - uses: ./.github/actions/<<setup|build>>
===
    branches: [<<main|master>>]
''')
fault("CWE-798", "yaml", '''
    environment:
-      <<POSTGRES_PASSWORD|API_KEY|SECRET_KEY>>: <<secret>>
+      <<POSTGRES_PASSWORD|API_KEY|SECRET_KEY>>: ${<<POSTGRES_PASSWORD|API_KEY|SECRET_KEY>>:?}
===
    environment:
-      - <<DB_PASSWORD|JWT_SECRET>>=<<secret>>
+      - <<DB_PASSWORD|JWT_SECRET>>=${<<DB_PASSWORD|JWT_SECRET>>:?}
===
      - run: ./<<deploy|publish>>.sh
        env:
-          <<API_KEY|DEPLOY_TOKEN>>: <<secret>>
+          <<API_KEY|DEPLOY_TOKEN>>: ${{ secrets.<<API_KEY|DEPLOY_TOKEN>> }}
===
database:
  user: <<user>>
-  password: <<secret>>
+  password: ${DB_PASSWORD}
''', '''
    environment:
      <<TZ|LOG_LEVEL>>: <<UTC|info>>
===
        env:
          <<API_KEY|TOKEN>>: ${{ secrets.<<API_KEY|TOKEN>> }}
===
database:
  user: <<user>>
  host: <<host>>
''')
fault("CWE-250", "yaml", '''
  <<agent|worker|app>>:
    image: registry.example.com/<<agent|worker|app>>:1.4
-    privileged: true
    restart: always
===
          securityContext:
-            privileged: true
+            privileged: false
===
    image: node:22
-    user: root
+    user: node
===
      securityContext:
-        runAsNonRoot: false
+        runAsNonRoot: true
===
          securityContext:
-            allowPrivilegeEscalation: true
+            allowPrivilegeEscalation: false
''', '''
      securityContext:
        runAsNonRoot: true
===
    image: node:22
    user: <<node|"1000">>
===
  <<db|cache>>:
    restart: unless-stopped
''')
