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
''')
fault("ignored-error", SH, '''
-cd <<"$dir"|"$HOME/app"|/opt/app|build>>
+cd <<"$dir"|"$HOME/app"|/opt/app|build>> || exit 1
<<make|rm -f *.tmp|git pull|npm ci>>
''', '''
cd <<"$dir"|/opt/app>> || exit 1
<<make|git pull>>
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
''', '''
curl -fsSL https://example.com/data.json -o data.json
===
curl -s https://api.example.com/status | jq .
''')
fault("CWE-732", SH, '''
-chmod <<|-R >>777 <<"$dir"|/var/www|uploads|script.sh|data>>
+chmod <<|-R >>755 <<"$dir"|/var/www|uploads|script.sh|data>>
===
-chmod <<666|644|777>> <<~/.ssh/id_ed25519|.env|key.pem|secrets.txt>>
+chmod 600 <<~/.ssh/id_ed25519|.env|key.pem|secrets.txt>>
''', '''
chmod <<755|+x|u+x>> <<script.sh|run.sh>>
===
chmod 600 <<.env|key.pem>>
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
''', '''
curl <<-s|-L|-fsS>> <<https://api.example.com|"$URL">>
===
wget <<https://example.com/file.zip|"$URL">>
''')
fault("CWE-95", SH, '''
-eval <<"$cmd"|$cmd|"$1"|$*>>
+"$@"
''', '''
"$@"
===
eval "$(ssh-agent -s)"
''')
fault("CWE-377", SH, '''
-<<tmp|out|TMPFILE>>=/tmp/<<data|app|output>>.$$
+<<tmp|out|TMPFILE>>=$(mktemp)
===
-<<tmp|out|TMPFILE>>="/tmp/<<data|report|list>>.txt"
+<<tmp|out|TMPFILE>>=$(mktemp)
sort <<names.txt|list.csv>> > "$<<tmp|out|TMPFILE>>"
''', '''
<<tmp|out>>=$(mktemp)
''')
fault("CWE-798", SH, '''
-export <<API_KEY|DB_PASSWORD|TOKEN>>="<<secret>>"
+export <<API_KEY|DB_PASSWORD|TOKEN>>="${<<API_KEY|DB_PASSWORD|TOKEN>>:?}"
===
-<<PASSWORD|TOKEN|SECRET>>="<<secret>>"
+<<PASSWORD|TOKEN|SECRET>>="${<<PASSWORD|TOKEN|SECRET>>:?}"
''', '''
export <<PATH|LANG>>="<<$HOME/bin:$PATH|en_US.UTF-8>>"
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
''', '''
for <<f|file>> in *.<<txt|csv>>; do
  <<echo|process>> "$<<f|file>>"
done
''')
fault("unsafe-rm", SH, '''
-rm -rf $<<dir|BUILD_DIR|target>>/*
+rm -rf "${<<dir|BUILD_DIR|target>>:?}"/*
===
-rm -rf "$<<dir|BUILD_DIR|CACHE>>/"
+rm -rf "${<<dir|BUILD_DIR|CACHE>>:?}/"
''', '''
rm -rf "${<<dir|BUILD_DIR>>:?}"/*
===
rm -rf build dist
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
''', '''
SELECT <<id|name>> FROM <<table>> WHERE <<col>> IS NULL;
===
UPDATE <<table>> SET <<col>> = NULL WHERE id = <<1|42|7>>;
===
SELECT * FROM <<table>> WHERE <<col>> = '<<a|open|x>>' ORDER BY id;
''')
fault("not-in-null", SQL, '''
-SELECT * FROM <<table>> WHERE id NOT IN (SELECT <<table2>>_id FROM <<table2>>);
+SELECT * FROM <<table>> WHERE id NOT IN (SELECT <<table2>>_id FROM <<table2>> WHERE <<table2>>_id IS NOT NULL);
''', '''
SELECT * FROM <<table>> WHERE id IN (SELECT <<table2>>_id FROM <<table2>>);
''')
fault("wrong-operator", SQL, '''
-SELECT * FROM <<table>> WHERE <<col>> = '<<a|open>>' OR <<col>> = '<<b|new>>' AND <<col2>> > <<10|5>>;
+SELECT * FROM <<table>> WHERE (<<col>> = '<<a|open>>' OR <<col>> = '<<b|new>>') AND <<col2>> > <<10|5>>;
''', '''
SELECT * FROM <<table>> WHERE (<<col>> = '<<a|open>>' OR <<col>> = '<<b|new>>') AND <<col2>> > 5;
''')
fault("CWE-250", SQL, '''
-GRANT ALL PRIVILEGES ON <<app.*|shop.*>> TO '<<user>>'@'<<%|localhost>>';
+GRANT SELECT, INSERT, UPDATE, DELETE ON <<app.*|shop.*>> TO '<<user>>'@'<<%|localhost>>';
''', '''
GRANT SELECT ON app.<<table>> TO '<<user>>'@'localhost';
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
''', '''
FROM <<python:3.12-slim|node:22-slim|nginx:1.27-alpine>>
WORKDIR /app
''')
