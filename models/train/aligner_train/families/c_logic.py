"""C: loops, sizes, conditions, initial values, switches, integer overflow, commands and random numbers."""
from ..family import family

family(
    id="c-off-by-one", tag="off-by-one", lang="c", group="helpful",
    asks=["loop over an array of <<num>> elements", "reverse a string", "fill an array"],
    forms=[
        ('''
int <<values|counts|grid>>[<<num>>];
for (int i = 0; i <= <<num>>; i++)
    <<values|counts|grid>>[i] = 0;
''', '''
int <<values|counts|grid>>[<<num>>];
for (int i = 0; i < <<num>>; i++)
    <<values|counts|grid>>[i] = 0;
'''),
        ('''
void reverse(char *s)
{
    size_t i = 0, j = strlen(s);

    if (j == 0)
        return;
    while (i < j) {
        char t = s[i];
        s[i++] = s[j];
        s[j--] = t;
    }
}
''', '''
void reverse(char *s)
{
    size_t i = 0, j = strlen(s);

    if (j == 0)
        return;
    j--;
    while (i < j) {
        char t = s[i];
        s[i++] = s[j];
        s[j--] = t;
    }
}
'''),
        ('''
int last(const int *a, size_t n)
{
    return n ? a[n] : 0;
}
''', '''
int last(const int *a, size_t n)
{
    return n ? a[n - 1] : 0;
}
'''),
        ('''
for (size_t i = 0; i < n; i++) {
    if (a[i] > a[i + 1])
        return 0;
}
return 1;
''', '''
for (size_t i = 0; i + 1 < n; i++) {
    if (a[i] > a[i + 1])
        return 0;
}
return 1;
'''),
        ('''
#define MAX_<<ITEMS|USERS|ROWS>> <<num>>

static int ids[MAX_<<ITEMS|USERS|ROWS>>];
static int count;

int add(int id)
{
    if (count > MAX_<<ITEMS|USERS|ROWS>>)
        return -1;
    ids[count++] = id;
    return 0;
}
''', '''
#define MAX_<<ITEMS|USERS|ROWS>> <<num>>

static int ids[MAX_<<ITEMS|USERS|ROWS>>];
static int count;

int add(int id)
{
    if (count >= MAX_<<ITEMS|USERS|ROWS>>)
        return -1;
    ids[count++] = id;
    return 0;
}
'''),
        ('''
int sum = 0;
for (int row = 0; row < rows; row++)
    for (int col = 0; col <= cols; col++)
        sum += grid[row * cols + col];
''', '''
int sum = 0;
for (int row = 0; row < rows; row++)
    for (int col = 0; col < cols; col++)
        sum += grid[row * cols + col];
'''),
        (r'''
int c, i = 0;
while ((c = getchar()) != EOF && c != '\n' && i < <<32|64|128>>)
    line[i++] = (char)c;
line[i] = '\0';  /* char line[<<32|64|128>>] */
''', r'''
int c, i = 0;
while ((c = getchar()) != EOF && c != '\n' && i < <<32|64|128>> - 1)
    line[i++] = (char)c;
line[i] = '\0';  /* char line[<<32|64|128>>] */
'''),
    ],
    twins=[
        r'''
for (int i = 1; i <= <<num>>; i++)
    printf("%d\n", i * i);
''',
        r'''
for (size_t i = n; i-- > 0;)
    printf("%d\n", a[i]);
''',
        '''
for (size_t i = 0; i <= strlen(s); i++)
    copy[i] = s[i];  /* with the terminating NUL */
''',
        '''
for (size_t i = 1; i < n; i++)
    diff[i - 1] = a[i] - a[i - 1];
''',
    ],
)

family(
    id="c-sizeof-pointer", tag="CWE-467", lang="c", group="helpful",
    asks=["clear a buffer", "count the elements of an array", "copy into a buffer given as a parameter"],
    forms=[
        ('''
void clear(char *buf)
{
    memset(buf, 0, sizeof(buf));
}
''', '''
void clear(char *buf, size_t size)
{
    memset(buf, 0, size);
}
'''),
        ('''
int sum(int a[])
{
    int total = 0;
    for (size_t i = 0; i < sizeof(a) / sizeof(a[0]); i++)
        total += a[i];
    return total;
}
''', '''
int sum(int a[], size_t n)
{
    int total = 0;
    for (size_t i = 0; i < n; i++)
        total += a[i];
    return total;
}
'''),
        ('''
char *buf = malloc(<<num>>);
if (buf == NULL)
    return -1;
fgets(buf, sizeof buf, stdin);
''', '''
char *buf = malloc(<<num>>);
if (buf == NULL)
    return -1;
fgets(buf, <<num>>, stdin);
'''),
        ('''
struct <<item|user|config>> *p = get_<<item|user|config>>();
memset(p, 0, sizeof p);
''', '''
struct <<item|user|config>> *p = get_<<item|user|config>>();
memset(p, 0, sizeof *p);
'''),
        ('''
void set_name(char *dst, const char *name)
{
    snprintf(dst, sizeof(dst), "%s", name);
}
''', '''
void set_name(char *dst, size_t size, const char *name)
{
    snprintf(dst, size, "%s", name);
}
'''),
        ('''
memcpy(copy, original, sizeof(struct node *));  /* struct node *copy, *original */
copy->next = NULL;
''', '''
memcpy(copy, original, sizeof(struct node));  /* struct node *copy, *original */
copy->next = NULL;
'''),
    ],
    twins=[
        '''
char buf[<<num>>];
memset(buf, 0, sizeof(buf));
''',
        '''
int a[] = {3, 1, 2};
size_t n = sizeof(a) / sizeof(a[0]);
''',
        '''
char **names = malloc(n * sizeof(char *));
if (names == NULL)
    return -1;
''',
        '''
struct <<item|user|config>> *p = malloc(sizeof *p);
if (p != NULL)
    memset(p, 0, sizeof *p);
''',
    ],
)

family(
    id="c-wrong-comparison", tag="wrong-comparison", lang="c", group="helpful",
    asks=["walk an array backwards", "compare a length with a number", "check the result of a function"],
    forms=[
        (r'''
for (size_t i = n - 1; i >= 0; i--)
    printf("%d\n", a[i]);
''', r'''
for (size_t i = n; i-- > 0;)
    printf("%d\n", a[i]);
'''),
        ('''
if (flags && MASK_<<READ|WRITE|EXEC>>)
    <<fn>>();
''', '''
if (flags & MASK_<<READ|WRITE|EXEC>>)
    <<fn>>();
'''),
        ('''
size_t n = read(fd, buf, sizeof buf);
if (n < 0)
    return -1;
''', '''
ssize_t n = read(fd, buf, sizeof buf);
if (n < 0)
    return -1;
'''),
        ('''
if (strlen(a) - strlen(b) > 0)
    puts("a is longer");
''', '''
if (strlen(a) > strlen(b))
    puts("a is longer");
'''),
        ('''
char c;
while ((c = getchar()) != EOF)
    putchar(c);
''', '''
int c;
while ((c = getchar()) != EOF)
    putchar(c);
'''),
        ('''
int in_range(int x)
{
    return <<small>> < x < 100;
}
''', '''
int in_range(int x)
{
    return <<small>> < x && x < 100;
}
'''),
        ('''
unsigned int rest = total - used;
if (rest < 0)
    return -1;
''', '''
unsigned int rest = total - used;
if (used > total)
    return -1;
'''),
    ],
    twins=[
        r'''
for (int i = (int)n - 1; i >= 0; i--)
    printf("%d\n", a[i]);
''',
        '''
if (flags && (*flags & MASK_<<READ|WRITE|EXEC>>))
    <<fn>>();
''',
        '''
int c = fgetc(f);
if (c == EOF)
    return -1;
''',
        '''
if (n >= sizeof buf)
    n = sizeof buf - 1;
''',
    ],
)

family(
    id="c-assign-in-condition", tag="CWE-481", lang="c", group="helpful",
    asks=["check the <<state|mode|status|result>>", "loop until the <<state|mode|status|result>> changes", "compare two values"],
    forms=[
        ('''
if (<<state|mode|status|result>> = <<small>>)
    <<fn>>();
''', '''
if (<<state|mode|status|result>> == <<small>>)
    <<fn>>();
'''),
        ('''
while (<<state|mode|status|result>> = RUNNING) {
    <<fn>>();
    sleep(1);
}
''', '''
while (<<state|mode|status|result>> == RUNNING) {
    <<fn>>();
    sleep(1);
}
'''),
        ('''
int is_<<admin|open|empty>>(const struct user *u)
{
    return u->level = <<small>>;
}
''', '''
int is_<<admin|open|empty>>(const struct user *u)
{
    return u->level == <<small>>;
}
'''),
        (r'''
if (p = NULL) {
    fprintf(stderr, "no <<data|input|file>>\n");
    return -1;
}
''', r'''
if (p == NULL) {
    fprintf(stderr, "no <<data|input|file>>\n");
    return -1;
}
'''),
        ('''
for (i = 0; i < n; i++)
    if (names[i][0] = '<<a|x|#>>')
        count++;
''', '''
for (i = 0; i < n; i++)
    if (names[i][0] == '<<a|x|#>>')
        count++;
'''),
        ('''
int color = (mode = DARK) ? <<num>> : 0;
''', '''
int color = (mode == DARK) ? <<num>> : 0;
'''),
        ('''
do {
    n = write(fd, buf, len);
} while (n = -1 && errno == EINTR);
''', '''
do {
    n = write(fd, buf, len);
} while (n == -1 && errno == EINTR);
'''),
    ],
    twins=[
        '''
if ((f = fopen("<<path>>", "r")) == NULL)
    return -1;
''',
        '''
int c;
while ((c = fgetc(f)) != EOF)
    count++;
''',
        '''
if (!strcmp(cmd, "<<start|stop|status>>"))
    <<fn>>();
''',
        '''
<<state|mode|status|result>> = count == <<small>>;
''',
    ],
)

family(
    id="c-uninitialised", tag="CWE-457", lang="c", group="helpful",
    asks=["add up the values of an array", "find the largest value", "count the <<words|spaces|digits>>"],
    forms=[
        ('''
int sum;
for (size_t i = 0; i < n; i++)
    sum += a[i];
''', '''
int sum = 0;
for (size_t i = 0; i < n; i++)
    sum += a[i];
'''),
        ('''
int count_spaces(const char *s)
{
    int count;

    while (*s)
        if (*s++ == ' ')
            count++;
    return count;
}
''', '''
int count_spaces(const char *s)
{
    int count = 0;

    while (*s)
        if (*s++ == ' ')
            count++;
    return count;
}
'''),
        ('''
int max;
for (size_t i = 1; i < n; i++)
    if (a[i] > max)
        max = a[i];
''', '''
int max = a[0];
for (size_t i = 1; i < n; i++)
    if (a[i] > max)
        max = a[i];
'''),
        ('''
char buf[<<num>>];
for (int i = 0; i < argc; i++)
    strncat(buf, argv[i], sizeof buf - strlen(buf) - 1);
''', '''
char buf[<<num>>] = "";
for (int i = 0; i < argc; i++)
    strncat(buf, argv[i], sizeof buf - strlen(buf) - 1);
'''),
        ('''
int find(const char **names, int n, const char *key)
{
    int pos;

    for (int i = 0; i < n; i++)
        if (strcmp(names[i], key) == 0)
            pos = i;
    return pos;
}
''', '''
int find(const char **names, int n, const char *key)
{
    int pos = -1;

    for (int i = 0; i < n; i++)
        if (strcmp(names[i], key) == 0)
            pos = i;
    return pos;
}
'''),
        ('''
struct sockaddr_in addr;
addr.sin_family = AF_INET;
addr.sin_port = htons(<<port>>);
''', '''
struct sockaddr_in addr = {0};
addr.sin_family = AF_INET;
addr.sin_port = htons(<<port>>);
'''),
        ('''
struct list *head;

for (int i = 0; i < <<small>>; i++) {
    struct list *n = malloc(sizeof *n);
    if (n == NULL)
        break;
    n->next = head;
    head = n;
}
''', '''
struct list *head = NULL;

for (int i = 0; i < <<small>>; i++) {
    struct list *n = malloc(sizeof *n);
    if (n == NULL)
        break;
    n->next = head;
    head = n;
}
'''),
    ],
    twins=[
        '''
int x;
if (scanf("%d", &x) != 1)
    return 1;
''',
        '''
static int counts[256];
for (; *s; s++)
    counts[(unsigned char)*s]++;
''',
        r'''
int i;
for (i = 0; i < n; i++)
    printf("%d\n", a[i]);
''',
        '''
char buf[<<num>>];
snprintf(buf, sizeof buf, "%d", n);
''',
    ],
)

family(
    id="c-missing-break", tag="missing-break", lang="c", group="helpful",
    asks=["handle a menu choice", "map a <<code|key|token>> to a name", "parse command line options"],
    forms=[
        ('''
switch (<<code|key|token>>) {
case 1:
    <<fn>>();
case 2:
    stop();
    break;
default:
    puts("unknown");
}
''', '''
switch (<<code|key|token>>) {
case 1:
    <<fn>>();
    break;
case 2:
    stop();
    break;
default:
    puts("unknown");
}
'''),
        ('''
while ((opt = getopt(argc, argv, "vo:")) != -1) {
    switch (opt) {
    case 'v':
        verbose = 1;
    case 'o':
        out = optarg;
        break;
    }
}
''', '''
while ((opt = getopt(argc, argv, "vo:")) != -1) {
    switch (opt) {
    case 'v':
        verbose = 1;
        break;
    case 'o':
        out = optarg;
        break;
    }
}
'''),
        ('''
const char *name = NULL;
switch (level) {
case <<LOG_LOW|LOG_DEBUG>>: name = "low";
case LOG_HIGH: name = "high"; break;
default: name = "none"; break;
}
''', '''
const char *name = NULL;
switch (level) {
case <<LOG_LOW|LOG_DEBUG>>: name = "low"; break;
case LOG_HIGH: name = "high"; break;
default: name = "none"; break;
}
'''),
        ('''
int apply(char op, int a, int b)
{
    int r = 0;

    switch (op) {
    case '+':
        r = a + b;
        break;
    case '-':
        r = a - b;
    case '*':
        r = a * b;
        break;
    }
    return r;
}
''', '''
int apply(char op, int a, int b)
{
    int r = 0;

    switch (op) {
    case '+':
        r = a + b;
        break;
    case '-':
        r = a - b;
        break;
    case '*':
        r = a * b;
        break;
    }
    return r;
}
'''),
        ('''
switch (event->type) {
case EVENT_OPEN:
    on_open(event);
case EVENT_CLOSE:
    on_close(event);
default:
    break;
}
''', '''
switch (event->type) {
case EVENT_OPEN:
    on_open(event);
    break;
case EVENT_CLOSE:
    on_close(event);
    break;
default:
    break;
}
'''),
        ('''
switch (state) {
case IDLE: if (start) state = RUN;
case RUN: if (stop) state = DONE;
case DONE: return 0;
}
''', '''
switch (state) {
case IDLE: if (start) state = RUN; break;
case RUN: if (stop) state = DONE; break;
case DONE: return 0;
}
'''),
    ],
    twins=[
        r'''
switch (c) {
case ' ':
case '\t':
    spaces++;
    break;
default:
    other++;
}
''',
        '''
switch (code) {
case 0:
    return "ok";
case 1:
    return "warning";
default:
    return "error";
}
''',
        r'''
switch (level) {
case 2:
    printf("detail\n");
    /* fall through */
case 1:
    printf("summary\n");
    break;
}
''',
    ],
)

family(
    id="c-integer-overflow", tag="CWE-190", lang="c", group="harmless",
    asks=["allocate memory for n <<items|pixels|records>>", "compute the size of an image", "convert a string to a number"],
    forms=[
        ('''
struct <<item|pixel|record>> *list = malloc(n * sizeof(struct <<item|pixel|record>>));
''', '''
if (n > SIZE_MAX / sizeof(struct <<item|pixel|record>>))
    return NULL;
struct <<item|pixel|record>> *list = malloc(n * sizeof(struct <<item|pixel|record>>));
'''),
        ('''
unsigned char *pixels = malloc(width * height * 4);
if (pixels == NULL)
    return NULL;
''', '''
unsigned char *pixels = calloc(width, (size_t)height * 4);
if (pixels == NULL)
    return NULL;
'''),
        ('''
int average(int a, int b)
{
    return (a + b) / 2;
}
''', '''
int average(int a, int b)
{
    return (int)(((long long)a + b) / 2);
}
'''),
        ('''
int mid = (lo + hi) / 2;
''', '''
int mid = lo + (hi - lo) / 2;
'''),
        ('''
long long ms = days * 24 * 60 * 60 * 1000;  /* int days */
''', '''
long long ms = (long long)days * 24 * 60 * 60 * 1000;  /* int days */
'''),
        ('''
int check(size_t offset, size_t len, size_t size)
{
    return offset + len <= size;
}
''', '''
int check(size_t offset, size_t len, size_t size)
{
    return offset <= size && len <= size - offset;
}
'''),
        ('''
uint64_t flag = 1 << bit;  /* bit is 0 to 63 */
''', '''
uint64_t flag = UINT64_C(1) << bit;  /* bit is 0 to 63 */
'''),
    ],
    twins=[
        '''
unsigned hash = 5381;
while (*s)
    hash = hash * 33 + (unsigned char)*s++;
''',
        '''
double mean = (a + b) / 2.0;
''',
        '''
struct <<item|pixel|record>> *list = calloc(n, sizeof *list);
if (list == NULL)
    return NULL;
''',
        '''
if (n > 0 && n <= <<num>>)
    buf = malloc(n * sizeof *buf);
''',
    ],
)

family(
    id="c-system-command", tag="CWE-78", lang="c", group="harmless",
    asks=["run `<<cmd>>` on a file", "list a directory that the user names", "call an external program"],
    forms=[
        ('''
void <<fn>>(const char *file)
{
    char cmd[<<num>>];

    snprintf(cmd, sizeof cmd, "<<gzip|cat|file>> %s", file);
    system(cmd);
}
''', '''
void <<fn>>(const char *file)
{
    pid_t pid = fork();

    if (pid == 0) {
        execlp("<<gzip|cat|file>>", "<<gzip|cat|file>>", "--", file, (char *)NULL);
        _exit(127);
    }
    if (pid > 0)
        waitpid(pid, NULL, 0);
}
'''),
        ('''
snprintf(cmd, sizeof cmd, "mkdir -p %s", argv[1]);
if (system(cmd) != 0)
    return 1;
''', '''
if (mkdir(argv[1], 0755) != 0 && errno != EEXIST)
    return 1;
'''),
        ('''
int remove_file(const char *name)
{
    char cmd[<<num>>];

    snprintf(cmd, sizeof cmd, "rm -f '%s'", name);
    return system(cmd);
}
''', '''
int remove_file(const char *name)
{
    return unlink(name);
}
'''),
        ('''
pid_t pid = fork();
if (pid == 0) {
    execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    _exit(127);
}
''', '''
pid_t pid = fork();
if (pid == 0) {
    execl("/usr/bin/<<gzip|file|wc>>", "<<gzip|file|wc>>", "--", filename, (char *)NULL);
    _exit(127);
}
'''),
        ('''
char cmd[<<num>>];
sprintf(cmd, "mv %s %s", from, to);
system(cmd);
''', '''
if (rename(from, to) != 0)
    perror("rename");
'''),
        ('''
snprintf(cmd, sizeof cmd, "ls %s", dir);
FILE *p = popen(cmd, "r");
if (p == NULL)
    return -1;
while (fgets(line, sizeof line, p))
    fputs(line, stdout);
pclose(p);
''', '''
DIR *d = opendir(dir);
if (d == NULL)
    return -1;
for (struct dirent *e; (e = readdir(d)) != NULL;)
    puts(e->d_name);
closedir(d);
'''),
    ],
    twins=[
        r'''
if (system("clear") != 0)
    putchar('\n');
''',
        '''
FILE *p = popen("uname -r", "r");
if (p == NULL)
    return -1;
''',
        '''
execlp("<<gzip|cat|file>>", "<<gzip|cat|file>>", "--", file, (char *)NULL);
perror("execlp");
_exit(127);
''',
        '''
snprintf(line, sizeof line, "system: %s", uname_info.sysname);
puts(line);
''',
    ],
)

family(
    id="c-weak-random", tag="CWE-338", lang="c", group="harmless",
    asks=["create a random <<token|key|password|session id>>", "fill a buffer with random bytes", "make a salt"],
    forms=[
        ('''
unsigned char <<token|key|salt>>[<<16|24|32>>];
srand(time(NULL));
for (size_t i = 0; i < sizeof <<token|key|salt>>; i++)
    <<token|key|salt>>[i] = rand() % 256;
''', '''
unsigned char <<token|key|salt>>[<<16|24|32>>];
if (getrandom(<<token|key|salt>>, sizeof <<token|key|salt>>, 0) != (ssize_t)sizeof <<token|key|salt>>)
    return -1;
'''),
        ('''
void make_salt(unsigned char *salt, size_t n)
{
    for (size_t i = 0; i < n; i++)
        salt[i] = (unsigned char)rand();
}
''', '''
void make_salt(unsigned char *salt, size_t n)
{
    arc4random_buf(salt, n);
}
'''),
        (r'''
unsigned int session_id = rand();
printf("Set-Cookie: sid=%u; HttpOnly\n", session_id);
''', r'''
unsigned int session_id = arc4random();
printf("Set-Cookie: sid=%u; HttpOnly\n", session_id);
'''),
        (r'''
static const char set[] = "abcdefghijkmnpqrstuvwxyz23456789";
char password[<<16|20|24>> + 1];
for (int i = 0; i < <<16|20|24>>; i++)
    password[i] = set[random() % (sizeof set - 1)];
password[<<16|20|24>>] = '\0';
''', r'''
static const char set[] = "abcdefghijkmnpqrstuvwxyz23456789";
char password[<<16|20|24>> + 1];
for (int i = 0; i < <<16|20|24>>; i++)
    password[i] = set[arc4random_uniform(sizeof set - 1)];
password[<<16|20|24>>] = '\0';
'''),
        ('''
uint64_t key;
srand48(getpid());
key = ((uint64_t)lrand48() << 32) | lrand48();
''', '''
uint64_t key;
if (getentropy(&key, sizeof key) != 0)
    return -1;
'''),
        ('''
RAND_seed("<<token|key|salt>>", <<small>>);
for (int i = 0; i < 16; i++)
    iv[i] = rand() & 0xff;
''', '''
if (RAND_bytes(iv, 16) != 1)
    return -1;
'''),
    ],
    twins=[
        '''
srand((unsigned)time(NULL));
int dice = rand() % 6 + 1;
''',
        '''
int shuffle_with = rand() % (i + 1);
swap(&cards[i], &cards[shuffle_with]);
''',
        '''
unsigned char <<token|key|salt>>[32];
if (getrandom(<<token|key|salt>>, sizeof <<token|key|salt>>, 0) != 32)
    return -1;
''',
        '''
struct token tok = next_token(&lexer);
''',
    ],
)
