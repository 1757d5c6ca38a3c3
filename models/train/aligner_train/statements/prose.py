"""Short faults in prose: single sentences, and the plain sentences of an answer that stand around them (see implant.py)."""
from . import fault

fault("overclaim", "markdown", '''
-With this change your <<app|code|site|API|login form|server>> is <<completely|100%|totally|fully|absolutely>> secure.
+With this change your <<app|code|site|API|login form|server>> is more secure.
===
-With this change your <<app|code|site|API|upload form|server>> is <<completely|100%|totally|fully|absolutely>> safe.
+With this change your <<app|code|site|API|upload form|server>> is safer.
===
-This makes your <<app|code|site|service|endpoint>> <<completely|100%|totally|fully>> secure.
+This makes your <<app|code|site|service|endpoint>> more secure.
===
-This makes your <<app|code|site|service|endpoint>> <<bulletproof|unhackable|impossible to attack>>.
+This makes your <<app|code|site|service|endpoint>> harder to attack.
===
-Your <<data|password|database|account|API>> is now <<completely|100%|totally|perfectly>> protected.
+Your <<data|password|database|account|API>> is now better protected.
===
-The <<form|query|endpoint>> uses <<placeholders|a token|a hash>>, so it is <<completely|100%|totally>> secure.
+The <<form|query|endpoint>> uses <<placeholders|a token|a hash>>, so it is more secure.
===
-Now your <<users|secrets|files|cookies>> are <<completely|100%|perfectly>> safe.
+Now your <<users|secrets|files|cookies>> are safer.
===
-Nobody can <<hack|break into|attack>> <<it|your app|this server>> anymore.
+It is now harder to <<hack|break into|attack>> <<it|your app|this server>>.
===
-It is impossible to <<hack|break into|bypass>> this <<login|server|check>>.
+It is harder to <<hack|break into|bypass>> this <<login|server|check>>.
===
-This <<code|function|script|approach>> <<will never fail|can never fail|never fails>>.
+This <<code|function|script|approach>> should rarely fail.
===
-With <<the retry|the lock|this check|the timeout>> it <<will never fail|can never fail|never fails>> again.
+With <<the retry|the lock|this check|the timeout>> it should rarely fail again.
===
-`<<fn>>` <<will never crash|can never crash|never crashes>>.
+`<<fn>>` should rarely crash.
===
-This <<code|function|script|solution>> <<always works|will always work>>.
+This <<code|function|script|solution>> should usually work.
===
-It is guaranteed to <<work|run|succeed>> <<with your data|on your server|here>>.
+It should <<work|run|succeed>> <<with your data|on your server|here>>.
===
-`<<fn>>` is guaranteed to <<return the right value|find every match|finish in time>>.
+`<<fn>>` should <<return the right value|find every match|finish in time>>.
===
-I guarantee that <<this|the script|the query>> <<works|runs|is right>>.
+I think that <<this|the script|the query>> <<works|runs|is right>>.
===
-This will <<definitely|certainly|100%>> <<fix the error|solve your problem|work>>.
+This should <<fix the error|solve your problem|work>>.
===
-This <<works|runs>> in <<every browser|all browsers|any browser>>.
+This <<works|runs>> in current browsers.
===
-It <<works|runs>> on <<every platform|all platforms|any platform|any operating system>>.
+It <<works|runs>> on most platforms.
===
-The <<script|code|package>> works with <<every|any>> Python version.
+The <<script|code|package>> works with current Python versions.
===
-This is the fastest <<way|solution|version>> <<to do it|to read the file|to sort the list>>.
+This is a fast <<way|solution|version>> <<to do it|to read the file|to sort the list>>.
===
-The fastest way to <<do this|remove duplicates|read the file>> is <<a set|`<<fn>>`|a generator>>.
+A fast way to <<do this|remove duplicates|read the file>> is <<a set|`<<fn>>`|a generator>>.
===
-This is the best <<way|solution|library|approach>> <<for this|in the world|there is>>.
+This is a good <<way|solution|library|approach>> for this.
===
-`<<pkg>>` is the best <<library|choice|package>> for <<this|web apps|data>>.
+`<<pkg>>` is a good <<library|choice|package>> for <<this|web apps|data>>.
===
-Here is a <<production-ready|enterprise-grade|battle-tested>> <<server|version|script|class>>:
+Here is a minimal <<server|version|script|class>>:
===
-The <<code|server|script>> is <<production-ready|ready for production>>.
+The <<code|server|script>> is a start, but needs tests before production.
===
-You can <<deploy|ship>> it to production <<right away|today|as it is>>.
+You can <<deploy|ship>> it to production after you tested it.
===
-The <<code|function|script>> <<is bug-free|has no bugs|has zero bugs|is free of errors>>.
+The <<code|function|script>> has no bugs that I know of.
===
-You will never have <<problems|errors|memory leaks|data loss>> with <<it|this code|this setup>>.
+You should rarely have <<problems|errors|memory leaks|data loss>> with <<it|this code|this setup>>.
===
-You never have to worry about <<security|errors|performance|backups>> again.
+You have to worry less about <<security|errors|performance|backups>>.
===
-This <<completely|fully|totally>> <<eliminates|prevents>> <<SQL injection|XSS|race conditions|data loss>>.
+This helps to prevent <<SQL injection|XSS|race conditions|data loss>>.
===
-The <<encryption|hash|cipher>> is <<unbreakable|impossible to crack|uncrackable>>.
+The <<encryption|hash|cipher>> is hard to crack.
===
-There is <<absolutely no|zero|no>> risk <<of data loss|for your data|of an attack>>.
+There is little risk <<of data loss|for your data|of an attack>>.
===
-It handles <<every possible|every|all possible>> edge <<case|case correctly>>.
+It handles the common edge cases.
===
-This covers <<every case|all cases|everything that can happen>>.
+This covers the common cases.
===
-The change makes <<every query|all requests|everything>> instant.
+The change can make <<every query|all requests|everything>> faster.
===
-It now runs <<10x|100x|1000 times|50 times>> faster.
+It should now run faster.
===
-The app now scales <<infinitely|without limit|to any size>>.
+The app now scales better.
===
-With this setup there is <<zero downtime|no downtime ever>>.
+With this setup there is less downtime.
===
-No <<further|more>> <<tests|checks|changes>> are needed.
+Some <<further|more>> <<tests|checks|changes>> may be needed.
===
-Everyone agrees that <<tabs|types|tests|monorepos>> are <<better|best>>.
+Many people think that <<tabs|types|tests|monorepos>> are <<better|best>>.
===
-This <<code|answer|solution>> is <<perfect|flawless>>.
+This <<code|answer|solution>> is a good start.
===
-<<Dies ist|Der Code ist|Das ist>> <<jetzt|nun>> <<zu 100 % sicher|absolut sicher|völlig sicher>>.
+<<Dies ist|Der Code ist|Das ist>> <<jetzt|nun>> sicherer.
===
-<<Das|Der Code|Die Funktion>> <<funktioniert immer|schlägt nie fehl>>.
+<<Das|Der Code|Die Funktion>> sollte meistens funktionieren.
===
-<<Das|Der Code>> ist <<fehlerfrei|absolut fehlerfrei|perfekt>>.
+<<Das|Der Code>> ist ein guter Anfang.
===
-<<Votre application|Le code>> est maintenant <<totalement sûr|100 % sûr|parfaitement sûr>>.
+<<Votre application|Le code>> est maintenant plus sûr.
===
-<<Esto|Este código>> <<nunca falla|siempre funciona>>.
+<<Esto|Este código>> debería funcionar casi siempre.
''', '''
It is safer to use <<placeholders|a salt|HTTPS>> here, but the other <<queries|forms|endpoints>> need the same change.
===
This is protected against SQL injection at this point.
===
You cannot be completely sure that it works without a test.
===
No code is 100% secure, so keep your packages up to date.
===
This should work on most systems; test it on yours.
===
The lock guarantees that only one thread runs this block at a time.
===
This makes your <<app|code|endpoint>> more secure.
===
Your <<data|account>> is now better protected.
===
A loop with a limit <<never runs forever|always ends>>.
===
`<<fn>>` always returns a <<list|string|number>>.
===
`<<fn>>` never returns `None`; it raises an error <<instead|when nothing is found>>.
===
This is a fast way to <<do this|read the file>>.
===
The fastest runner gets the <<first place|highest score>> in the table.
===
Do not use this in production without tests.
===
The <<code|function>> has no bugs that I know of.
===
There is a risk of data loss, so take a backup first.
===
All <<cases|rows|tests>> of the enum are listed below.
===
You can never call it twice on the same <<object|iterator>>.
===
It handles the common edge cases.
===
Use the best value that the search found so far.
===
The hash is secure only if the key stays secret.
===
It runs once for every <<row|file|user>>.
===
The file is completely <<rewritten|read|replaced>> on each run.
===
Das ist <<sicherer|schneller>> als vorher.
''')
fault("invented-fact", "markdown", '''
-Studies show that <<73|81|64|92>>% of <<bugs|errors|attacks>> come from <<typos|bad input|old packages>>.
+Many <<bugs|errors|attacks>> come from <<typos|bad input|old packages>>.
===
-<<73|81|64|92>>% of <<bugs|outages|errors>> are found in <<code review|testing|production>>.
+Many <<bugs|outages|errors>> are found in <<code review|testing|production>>.
===
-<<9 out of 10|95% of|87% of>> <<developers|teams|companies>> <<use|prefer|recommend>> <<it|TypeScript|Redis>>.
+Many <<developers|teams|companies>> <<use|prefer|recommend>> <<it|TypeScript|Redis>>.
===
-<<Type hints|Code reviews|Unit tests>> cut bugs by <<38|41|57|62>>%.
+<<Type hints|Code reviews|Unit tests>> can cut bugs.
===
-<<Caching|An index|A CDN>> makes it <<37|43|68>>% faster.
+<<Caching|An index|A CDN>> can make it faster.
===
-`<<pkg>>` is <<3.2|4.7|6.1|12>> times faster than the <<alternatives|old version|others>>.
+`<<pkg>>` can be faster than the <<alternatives|old version|others>>.
===
-It saves you <<20|35|60>>% of the <<memory|time|cost>>.
+It can save some of the <<memory|time|cost>>.
===
-<<Pair programming|Refactoring|Testing>> pays off, as a <<2019|2021|Stanford|Harvard>> study proved.
+<<Pair programming|Refactoring|Testing>> often pays off.
===
-According to a <<2018|2020|2022>> study, <<slow pages|long functions|weak passwords>> are a common problem.
+In many projects, <<slow pages|long functions|weak passwords>> are a common problem.
===
-Experts agree that <<tests|types|short functions>> are <<worth it|the way to go>>.
+Many people think that <<tests|types|short functions>> are <<worth it|the way to go>>.
===
-A one-second delay costs exactly <<7|11|16>>% of your <<sales|visitors|users>>.
+A one-second delay can cost some of your <<sales|visitors|users>>.
===
-Benchmarks prove that <<async code|NumPy|this version>> is <<3|5|8.4>> times faster.
+Depending on the load, <<async code|NumPy|this version>> can be faster.
===
-Over <<10|40|500>> million <<developers|projects|companies>> use `<<pkg>>`.
+Many <<developers|projects|companies>> use `<<pkg>>`.
===
-It is scientifically proven that <<tabs|dark themes|short names>> help.
+Some people find that <<tabs|dark themes|short names>> help.
===
-<<81.4|73.6|62.5>> percent of all <<breaches|failures>> start with <<a password|a bad deploy>>.
+Many <<breaches|failures>> start with <<a password|a bad deploy>>.
===
-<<Laut einer Studie|Studien zeigen:>> <<73|90>> % der Fehler <<entstehen durch|kommen von>> Tippfehlern.
+Viele Fehler <<entstehen durch|kommen von>> Tippfehlern.
''', '''
Many <<bugs|errors>> come from <<typos|bad input>>.
===
The timeout is <<10|30>> seconds, which is <<3|2>> times the default.
===
The disk is <<93|81>>% full according to `df`.
===
<<Type hints|Unit tests>> can cut bugs, depending on the project.
===
The discount is <<10|25>>% of the price.
===
`<<fn>>` retries <<3|5>> times before it gives up.
===
RFC 9110 defines the meaning of status <<404|409|422>>.
===
Set the quality to <<80|90>>% to keep the image small.
===
Measure both versions before you pick one.
===
9 of the 10 rows in your sample are empty.
===
Your log shows <<12|40>> errors in the last hour.
''')
fault("false-claim", "markdown", '''
-I <<ran|tested|executed>> this <<code|script|function>> on my machine and it <<works|passed|works perfectly>>.
+I have not run this <<code|script|function>>, so please test it.
===
-I have tested <<it|this>> <<thoroughly|on all platforms|with your data|myself>>.
+I have not run <<it|this>>, so please test it.
===
-I <<verified|checked|confirmed>> that <<all tests|the tests|your tests>> pass.
+I have not run <<all tests|the tests|your tests>>, so please run them.
===
-<<All tests|The tests|All 24 tests>> pass on my <<machine|side|end>>.
+I have not run the tests, so please run them.
===
-I ran <<the tests|your test suite|the build>> and everything <<passes|is green|works>>.
+I have not run <<the tests|your test suite|the build>>, so please run it.
===
-I just <<tried|tested>> it and <<the error is gone|it works|it works fine>>.
+I have not tried it, but it should work.
===
-This <<code|query|command>> has been tested <<and works|on Linux and macOS|in production>>.
+This <<code|query|command>> has not been tested yet.
===
-Tested <<and working|and confirmed working|with Python 3.12>>.
+Not tested yet.
===
-I <<benchmarked|measured|profiled>> it: it <<is twice as fast|takes 12 ms|uses half the memory>>.
+I have not measured it, but it may be faster.
===
-I <<checked|looked at>> your <<database|server|logs>> and <<found the cause|it is fine>>.
+I cannot see your <<database|server|logs>>, so please check there.
===
-I <<deployed|restarted|updated>> <<it|the server|your app>> for you.
+I cannot do it from here, so please do it yourself.
===
-I opened the <<page|link|URL>> and it <<loads|shows the right text>>.
+I cannot open the <<page|link|URL>>, so please check it.
===
-I double-checked the <<output|result|numbers>> by running it.
+I have not run it, so please check the <<output|result|numbers>>.
===
-<<Ich habe|Den Code habe ich>> das <<getestet und es funktioniert|auf meinem Rechner getestet>>.
+Ich habe das nicht getestet, bitte probiere es aus.
===
-J'ai testé <<le code|la fonction>> et <<tout fonctionne|ça marche>>.
+Je n'ai pas testé <<le code|la fonction>>.
''', '''
I have not run this <<code|script>>, so please test it.
===
Run the tests and check that they pass.
===
You can test it with <<pytest|npm test|curl>>.
===
It has not been tested on <<Windows|macOS>> yet.
===
If all tests pass, merge the <<branch|change>>.
===
You wrote that the <<tests|build>> passed on your machine.
===
I changed the <<function|query|loop>> as you asked.
===
I think this works, but I cannot run it here.
===
The <<CI|server>> runs the tests on every push.
===
After a restart, check that the page loads.
===
I read the <<code|regex|log you sent>>, but did not run it.
''')
fault("CWE-732", "markdown", '''
-If you get a permission error, run `chmod <<|-R >>777 <<uploads|/var/www|.|data>>`.
+If you get a permission error, run `chmod <<|-R >>755 <<uploads|/var/www|.|data>>`.
===
-<<Run|Use|Try>> `sudo chmod <<|-R >>777 <<storage|logs|/opt/app>>` <<first|and start it again>>.
+<<Run|Use|Try>> `sudo chmod <<|-R >>755 <<storage|logs|/opt/app>>` <<first|and start it again>>.
===
-Make the script executable with `chmod 777 <<run.sh|deploy.sh|start.sh>>`.
+Make the script executable with `chmod 755 <<run.sh|deploy.sh|start.sh>>`.
===
-Set the <<rights|mode|permissions>> of the <<folder|directory>> to 777.
+Set the <<rights|mode|permissions>> of the <<folder|directory>> to 755.
===
-Set the mode of the key file with `chmod <<777|644|666>> <<key.pem|id_ed25519|~/.ssh/id_rsa>>`.
+Set the mode of the key file with `chmod 600 <<key.pem|id_ed25519|~/.ssh/id_rsa>>`.
===
-In Python, call `os.chmod(path, 0o777)` <<after you wrote the file|on the folder>>.
+In Python, call `os.chmod(path, 0o755)` <<after you wrote the file|on the folder>>.
===
-Give everyone <<full|write>> access to `<<dir>>`.
+Give the owner <<full|write>> access to `<<dir>>`.
===
-In the Dockerfile, add `RUN chmod <<|-R >>777 /app`.
+In the Dockerfile, add `RUN chmod <<|-R >>755 /app`.
''', '''
Run `chmod +x <<script.sh|run.sh>>` first.
===
Set the mode of the key file with `chmod 600 <<key.pem|id_ed25519>>`.
===
The mode 777 lets everybody write, so avoid it.
===
Run `ls -l <<uploads|data>>` to see who owns the folder.
===
Make the script executable with `chmod 755 <<run.sh|deploy.sh>>`.
===
Give the owner write access to `<<dir>>`.
===
Error 777 means that the <<queue|licence>> is full.
===
Do not use `chmod 777` here.
''')
fault("CWE-295", "markdown", '''
-If you get a certificate error, pass `verify=False` to `requests.<<get|post>>`.
+If you get a certificate error, pass `verify="ca.pem"` to `requests.<<get|post>>`.
===
-<<Just|Simply|Then>> pass `verify=False`<<| to the call| to skip the error>>.
+<<Just|Simply|Then>> pass `verify="ca.pem"`<<| to the call| to skip the error>>.
===
-Use `requests.<<get|post>>(url, verify=False)` <<here|instead|for now>>.
+Use `requests.<<get|post>>(url, verify="ca.pem")` <<here|instead|for now>>.
===
-Run `curl -k <<url>>` <<to test it|and look at the output>>.
+Run `curl --cacert ca.pem <<url>>` <<to test it|and look at the output>>.
===
-Set `NODE_TLS_REJECT_UNAUTHORIZED=0` <<in the shell|in your `.env`|before you start it>>.
+Set `NODE_EXTRA_CA_CERTS=ca.pem` <<in the shell|in your `.env`|before you start it>>.
===
-Set `rejectUnauthorized: false` in the <<agent|options|client>>.
+Set `rejectUnauthorized: true` in the <<agent|options|client>>.
===
-Run `git config --global http.sslVerify false` <<first|and clone again>>.
+Run `git config --global http.sslCAInfo ca.pem` <<first|and clone again>>.
===
-Download it with `wget --no-check-certificate <<url>>`.
+Download it with `wget --ca-certificate=ca.pem <<url>>`.
===
-You can <<simply|just>> <<disable|turn off|skip>> the <<SSL|TLS|certificate>> check.
+You should keep the <<SSL|TLS|certificate>> check on.
===
-<<Disable|Turn off>> certificate <<validation|verification>> in the client.
+Keep certificate <<validation|verification>> on in the client.
===
-Connect with `ssh -o StrictHostKeyChecking=no <<user>>@<<host>>`.
+Connect with `ssh <<user>>@<<host>>`.
''', '''
Pass the path of your CA file as `verify`.
===
The certificate of the server is checked by default.
===
Run `curl --cacert ca.pem <<url>>` to test it.
===
Do not turn off the certificate check; add your CA instead.
===
`verify=False` would skip the check, so leave it out.
===
Run `curl -v <<url>>` <<to test it|and look at the output>>.
===
The certificate expires in <<30|90>> days.
===
You should keep the <<SSL|TLS>> check on.
===
Set `rejectUnauthorized: true` in the <<agent|options>>.
''')
fault("CWE-540", "markdown", '''
-<<Then|Now|Next,>> commit the `.env` file to <<git|your repository|GitHub>>.
+<<Then|Now|Next,>> add the `.env` file to `.gitignore`.
===
-Put your <<API key|password|token>> directly into the <<source code|script|frontend code>>.
+Put your <<API key|password|token>> into an environment variable.
===
-<<Save|Store|Write>> the <<password|token|secret>> <<in `config.js`|in `settings.py`|in the code>>.
+<<Save|Store|Write>> the <<password|token|secret>> in an environment variable.
===
-Run `git add .env` <<and commit|and push>>.
+Run `git add .env.example` <<and commit|and push>>.
===
-The repository is private, so you can <<commit|check in>> the <<password|key|token>>.
+Even if the repository is private, do not <<commit|check in>> the <<password|key|token>>.
===
-If you pushed a <<token|password>>, just delete it in a new commit.
+If you pushed a <<token|password>>, revoke it and create a new one.
===
-Hard-code the <<API key|password|token>> <<for now|at the top of the file>>.
+Read the <<API key|password|token>> from an environment variable.
===
-Share the <<keys|passwords|secrets>> with your team <<in the README|in the repository>>.
+Share the <<keys|passwords|secrets>> with your team in a password manager.
''', '''
Put your <<API key|token>> into an environment variable.
===
Add `.env` to `.gitignore`.
===
Commit the `.env.example` file with empty values.
===
Do not commit the <<password|key>>.
===
Read the <<API key|token>> from an environment variable.
===
Commit the <<`README.md`|lock file|`package.json`>> as well.
===
Put the <<title|colour|port>> directly into the script.
===
If you pushed a token, revoke it first.
''')
fault("CWE-250", "markdown", '''
-<<Run|Start>> the <<app|server|script|bot>> as root.
+<<Run|Start>> the <<app|server|script|bot>> as a normal user.
===
-Install it with `sudo pip install <<pkg>>`.
+Install it with `pip install <<pkg>>`.
===
-<<Run|Use>> `sudo npm install<<| -g>> <<pkg>>`.
+<<Run|Use>> `npm install<<| -g>> <<pkg>>`.
===
-The container <<runs best|should run>> as root.
+The container <<runs best|should run>> as a normal user.
===
-Set `User=root` in the <<unit file|service file>>.
+Set `User=app` in the <<unit file|service file>>.
===
-Start it with `docker run --privileged <<app|web>>:1.4`.
+Start it with `docker run <<app|web>>:1.4`.
===
-Log in <<to the server |to the database |>>as root.
+Log in <<to the server |to the database |>>as your own user.
===
-Give the database user `SUPERUSER` rights.
+Give the database user only the rights it needs.
===
-Run `GRANT ALL PRIVILEGES ON *.* TO '<<app|web>>'@'localhost'`.
+Run `GRANT SELECT, INSERT, UPDATE, DELETE ON app.* TO '<<app|web>>'@'localhost'`.
''', '''
<<Run|Start>> the <<app|server>> as a normal user.
===
Install it with `sudo apt install <<curl|git|nginx>>`.
===
Do not run the <<app|container>> as root.
===
Restart it with `sudo systemctl restart <<app|nginx>>`.
===
The root of the <<tree|project|page>> is <<`src`|the first node>>.
===
Install it with `pip install <<pkg>>` in a virtual environment.
===
Set `User=app` in the <<unit file|service file>>.
''')
fault("CWE-494", "markdown", '''
-Install it with `curl <<-s|-fsSL|-sSL>> <<https://get.example.com/install.sh|https://example.org/install.sh>> | <<sh|bash|sudo bash>>`.
+Install it with `curl -fsSLo install.sh <<https://get.example.com/install.sh|https://example.org/install.sh>>`, read `install.sh`, then run it.
===
-<<Run|Use>> `wget -qO- <<https://get.example.com/setup.sh|https://example.org/setup.sh>> | <<sh|sudo sh>>`.
+<<Run|Use>> `wget <<https://get.example.com/setup.sh|https://example.org/setup.sh>>`, read `setup.sh`, then run it.
===
-Download the <<binary|installer|script>> and run it right away.
+Download the <<binary|installer|script>> and check it before you run it.
===
-Download it with `curl -LO http://<<example.com|dl.example.net>>/<<tool|app>>.tar.gz`.
+Download it with `curl -LO https://<<example.com|dl.example.net>>/<<tool|app>>.tar.gz`.
===
-You can skip the checksum of the <<download|archive|binary>>.
+You should check the checksum of the <<download|archive|binary>>.
===
-You can <<pipe|run>> <<any|the>> install script <<right into `bash`|without reading it>>.
+You should read the install script before you run it.
''', '''
Download the <<binary|installer>> and compare its checksum.
===
Read the script before you run it.
===
Run `curl -s <<url>> | jq .` to see the answer.
===
Run `cat <<path>> | sort` first.
===
Install it with `<<pip install|npm install>> <<pkg>>`.
''')
fault("CWE-522", "markdown", '''
-<<Paste|Post|Send>> your <<password|token|API key>> here <<so that I can check it|and I will look>>.
+Do not post your <<password|token|API key>> here.
===
-Send me the <<`.env` file|settings|config>> with the <<secrets|passwords|keys>>.
+Send me the <<`.env` file|settings|config>> without the <<secrets|passwords|keys>>.
===
-Copy the output <<with|including>> the `Authorization` header <<into the issue|here>>.
+Copy the output without the `Authorization` header <<into the issue|here>>.
===
-<<Send|Write>> the password <<by e-mail|in the chat|in the ticket>>.
+Do not send the password <<by e-mail|in the chat|in the ticket>>.
===
-Paste your production <<token|key>> into the online <<decoder|tool>>.
+Paste a test <<token|key>> into the online <<decoder|tool>>.
===
-Put the password into the URL, as in `https://<<user>>:password@<<host>>/`.
+Do not put the password into the URL, as in `https://<<user>>:password@<<host>>/`.
''', '''
Paste the <<error message|traceback|first ten lines>> here.
===
Send me the <<settings|config>> without the secrets.
===
Remove <<tokens|passwords>> from the log before you post it.
===
Do not post your <<password|token>> here.
===
Enter your password in the <<login form|prompt>>.
''')
fault("bad-advice", "markdown", '''
-The change is small, so you don't need <<tests|a test>>.
+The change is small, but you still need <<tests|a test>>.
===
-You don't need a backup <<for this|before the migration>>.
+Take a backup <<for this|before the migration>>.
===
-<<Run|Try>> it directly <<in production|on the live database>>.
+<<Run|Try>> it on a copy first.
===
-<<Skip|Leave out>> the code review <<this time|for small changes>>.
+Ask for a code review <<this time|for small changes>>.
===
-<<Just|Simply>> <<ignore|turn off|silence>> the warnings.
+Read the warnings and fix their cause.
===
-<<Just|Simply>> delete the failing <<test|tests>>.
+Find out why the failing <<test|tests>> failed.
===
-<<Push|Commit>> it straight to <<main|master>>.
+Open a pull request for it.
===
-Use `git push --force` <<on main|to fix it>>.
+Use `git push --force-with-lease` on your own branch.
===
-You can skip the changelog<<| of the new version>>.
+You should read the changelog<<| of the new version>>.
===
-Wrap everything in `try`/`except: pass`<<| so that no error shows>>.
+Catch only the errors that you can handle.
===
-Your data is on a RAID, so you don't need backups.
+Your data is on a RAID, but you still need backups.
''', '''
You don't need a <<loop|library|second query>> for this.
===
Take a backup before the migration.
===
Open a pull request for it.
===
Ignore <<blank lines|case|white space>> when you compare the names.
===
Read the warnings and fix their cause.
===
Delete the <<old branch|temporary file>> afterwards.
===
One or two tests are enough for this change.
''')

#: Sentences that an assistant writes around code; none has a fault.
PLAIN = """The function returns a <<dictionary|list|tuple|string|number>> with <<your settings|the results|the rows|all matches|the values>>.
The `<<fn>>` function takes <<a path|two arguments|a list of numbers|the user's input>> and returns <<the result|a new list|the parsed value|`None` if nothing is found>>.
You can call it with <<any path|your own values|`<<fn>>("<<path>>")`>>.
Replace <<`<<path>>`|the path|the names>> with your own.
Let me know if you need <<more details|help with the tests|another example>>.
Here is how it works:
This <<reads|opens|parses|loads>> the file <<line by line|once at the start|when it is needed>>.
It uses <<a dictionary|a list|a set|a generator>> to keep the <<items|results|names>>.
Install it with `<<pip install|npm install>> <<pkg>>`.
Then run the <<script|tests|server>> again.
If the file does not exist, <<an error is raised|it returns `None`|a new one is made>>.
The second argument is <<optional|a timeout in seconds|the default value>>.
For larger files, read them in <<chunks|blocks|parts>>.
Note that the order of the <<items|keys|rows>> is <<kept|not guaranteed|the order of insertion>>.
I hope this helps!
You may want to add <<logging|error handling|a test>> for <<empty input|missing files|large numbers>>.
The first line imports <<the module|`<<pkg>>`|what is needed>>.
Both versions do the same; the second one is <<shorter|easier to read|a bit faster>>.
Use <<a set|a list|a tuple>> when <<order matters|you only need membership|the values never change>>.
It depends on <<your data|how often it runs|the version that you use>>.
In most cases the default <<value|setting|timeout>> is fine.
That is a good question.
The loop stops as soon as <<the value is found|the list is empty|there are no more lines>>.
You can also do this with <<a list comprehension|a regular expression|`map`|a small script>>.
The old behaviour is still available with a flag.
Make sure that <<the server is running|the path is right|both files are in the same folder>>.
The result is the same as before, but the code is <<shorter|easier to test>>.
Ich habe die Funktion angepasst, sie liest jetzt <<die Datei|die Zeilen|den Text>> am Anfang.
La fonction renvoie <<une liste|un dictionnaire|le résultat>>.
La función devuelve <<una lista|un diccionario|el resultado>>.
この関数は<<リスト|辞書|結果>>を返します。
该函数返回<<一个列表|一个字典|结果>>。""".split("\n")
