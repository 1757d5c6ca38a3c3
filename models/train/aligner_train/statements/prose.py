"""Short faults in prose: single sentences, and the plain sentences of an answer that stand around them (see implant.py)."""
from . import fault

fault("overclaim", "markdown", '''
-With this change your <<app|code|site|API|login form|server>> is <<completely|100%|totally|fully|absolutely>> <<secure|safe>>.
+With this change your <<app|code|site|API|login form|server>> is better protected against this kind of attack.
===
-This makes your <<app|code|site|service|endpoint>> <<completely|100%|totally|fully>> <<secure|safe|bulletproof>>.
+This makes your <<app|code|site|service|endpoint>> safer at this point; other parts still need a review.
===
-Your <<data|password|database|account|API>> is now <<completely|100%|totally|perfectly>> <<secure|safe|protected>>.
+Your <<data|password|database|account|API>> is now better protected at this point.
===
-Nobody can <<hack|break into|attack>> <<it|your app|this server>> anymore.
+This makes it harder to <<hack|break into|attack>> <<it|your app|this server>>.
===
-This <<code|function|script|approach>> <<will never fail|can never fail|never fails|always works>>.
+This <<code|function|script|approach>> works for the cases shown here.
===
-It is guaranteed to work <<in every case|everywhere|on every system|in all situations>>.
+It should work <<in every case|everywhere|on every system|in all situations>> that was described here.
===
-This <<works|runs>> on <<every|any>> <<platform|system|browser|device>> without <<any changes|problems|exceptions>>.
+This should work on most systems; test it on yours.
===
-This is the <<fastest|best|most efficient>> <<possible|way possible|solution in the world>>.
+This is a fast solution for typical inputs.
===
-The code is <<bug-free|free of bugs|perfect>> and <<production-ready|ready for production>>.
+The code still needs tests and a review before production.
===
-It has <<no bugs|zero bugs|no errors>>.
+I know of no bugs in it, but it needs tests.
===
-You will never have <<problems|errors|performance problems|memory leaks>> with <<it|this code|this setup>>.
+This avoids the most common <<problems|errors|performance problems|memory leaks>>.
===
-This <<completely|fully>> eliminates <<SQL injection|XSS|all security risks|every vulnerability>> in your app.
+This prevents <<SQL injection|XSS|all security risks|every vulnerability>> at this point only.
===
-The <<encryption|hash|cipher>> is <<unbreakable|impossible to crack|uncrackable>>.
+The <<encryption|hash|cipher>> is strong as long as the key stays secret.
===
-There is <<absolutely no|zero|no>> risk <<of data loss|for your data|of an attack>>.
+The risk <<of data loss|for your data|of an attack>> is small, but keep a backup.
===
-<<Dies ist|Der Code ist|Das ist>> <<zu 100 % sicher|absolut sicher|völlig sicher>>.
+<<Dies ist|Der Code ist|Das ist>> an dieser Stelle sicherer.
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
''')
fault("false-claim", "markdown", '''
-I <<ran|tested|executed>> this <<code|script|function>> on my machine and it <<works|passed|works perfectly>>.
+I have not run this <<code|script|function>>; please test it.
===
-I have tested it <<thoroughly|on all platforms|with your data>>.
+I have not run it; please test it with your data.
===
-I verified that all tests pass.
+I have not run the tests; please run them.
''', '''
I have not run this <<code|script>>; please test it.
===
Run the tests and check that they pass.
===
You can test it with <<pytest|npm test|curl>>.
''')
fault("CWE-732", "markdown", '''
-If you get a permission error, run `chmod <<777|-R 777>> <<uploads|/var/www|.|data>>`.
+If you get a permission error, run `chmod 755 <<uploads|/var/www|.|data>>`.
===
-Give everyone access with `chmod <<777|-R 777|a+rwx>> <<file|folder|script.sh|storage>>`.
+Give the owner access with `chmod 755 <<file|folder|script.sh|storage>>`.
''', '''
Run `chmod +x <<script.sh|run.sh>>` first.
===
Set the mode of the key file with `chmod 600 <<key.pem|id_ed25519>>`.
''')
fault("CWE-295", "markdown", '''
-If you get a certificate error, <<just|simply>> pass `verify=False` to `requests.<<get|post>>`.
+If you get a certificate error, pass the path of your CA file as `verify` to `requests.<<get|post>>`.
===
-Pass `verify=False`<<| to skip the check|, as in `requests.get(url, verify=False)`>>; the certificate is then not checked.
+Pass the path of your CA file as `verify`, as in `requests.get(url, verify="ca.pem")`; the certificate is then checked.
===
-You can <<simply|just>> disable the <<SSL|TLS|certificate>> check with <<`curl -k`|`verify=False`|`rejectUnauthorized: false`>>.
+Do not disable the <<SSL|TLS|certificate>> check; add your CA certificate to the trusted ones instead.
''', '''
Pass the path of your CA file as `verify`.
===
The certificate of the server is checked by default.
''')
fault("CWE-540", "markdown", '''
-<<Then|Now|Next,>> commit the `.env` file to <<git|your repository|GitHub>> so that everyone has the keys.
+<<Then|Now|Next,>> add the `.env` file to `.gitignore` and share the keys through a secret store.
===
-Put your <<API key|password|token>> directly into the <<source code|script|frontend code>>.
+Put your <<API key|password|token>> into an environment variable and read it in the code.
''', '''
Put your <<API key|token>> into an environment variable.
===
Add `.env` to `.gitignore`.
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
