"""C: strings and buffers, lifetimes, allocation."""
from ..family import family

family(
    id="c-unbounded-copy", tag="CWE-120", lang="c", group="harmless",
    asks=["copy the <<name|title|path|label>> into a buffer", "build a message with the <<name|title|path|label>>", "read a line from the user"],
    forms=[
        (r'''
char buf[<<num>>];
strcpy(buf, name);
printf("hello %s\n", buf);
''', r'''
char buf[<<num>>];
snprintf(buf, sizeof buf, "%s", name);
printf("hello %s\n", buf);
'''),
        ('''
void greet(const char *name)
{
    char msg[<<64|80|128>>];
    sprintf(msg, "Hello, %s!", name);
    puts(msg);
}
''', '''
void greet(const char *name)
{
    char msg[<<64|80|128>>];
    snprintf(msg, sizeof msg, "Hello, %s!", name);
    puts(msg);
}
'''),
        (r'''
char line[<<128|256|512>>];
gets(line);
printf("you typed: %s\n", line);
''', r'''
char line[<<128|256|512>>];
if (fgets(line, sizeof line, stdin) == NULL)
    return 1;
line[strcspn(line, "\n")] = '\0';
printf("you typed: %s\n", line);
'''),
        ('''
char name[<<16|32|64>>];
printf("Name: ");
if (scanf("%s", name) != 1)
    return 1;
''', '''
char name[<<16|32|64>>];
printf("Name: ");
if (scanf("%15s", name) != 1)
    return 1;
'''),
        ('''
struct <<user|node|item>> {
    char <<name|title|path|label>>[<<16|32|64>>];
    int id;
};

void set_label(struct <<user|node|item>> *u, const char *s)
{
    strcpy(u-><<name|title|path|label>>, s);
}
''', '''
struct <<user|node|item>> {
    char <<name|title|path|label>>[<<16|32|64>>];
    int id;
};

void set_label(struct <<user|node|item>> *u, const char *s)
{
    snprintf(u-><<name|title|path|label>>, sizeof u-><<name|title|path|label>>, "%s", s);
}
'''),
        ('''
char path[<<128|256|512>>] = "<<dir>>/";
strcat(path, file);
FILE *f = fopen(path, "r");
''', '''
char path[<<128|256|512>>] = "<<dir>>/";
strncat(path, file, sizeof path - strlen(path) - 1);
FILE *f = fopen(path, "r");
'''),
        ('''
int main(int argc, char **argv)
{
    char full[<<64|80|128>>];

    if (argc < 3)
        return 1;
    strcpy(full, argv[1]);
    strcat(full, " ");
    strcat(full, argv[2]);
    puts(full);
    return 0;
}
''', '''
int main(int argc, char **argv)
{
    char full[<<64|80|128>>];

    if (argc < 3)
        return 1;
    snprintf(full, sizeof full, "%s %s", argv[1], argv[2]);
    puts(full);
    return 0;
}
'''),
    ],
    twins=[
        '''
char day[16];
strcpy(day, "monday");
''',
        '''
char *copy = malloc(strlen(s) + 1);
if (copy == NULL)
    return NULL;
strcpy(copy, s);
return copy;
''',
        '''
char num[12];
sprintf(num, "%d", 42);
''',
        '''
char word[32];
if (scanf("%31s", word) != 1)
    return 1;
''',
    ],
)

family(
    id="c-format-string", tag="CWE-134", lang="c", group="harmless",
    asks=["print a message from the user", "write the <<name|line|reply>> to the log", "show an error text"],
    forms=[
        ('''
void show(const char *msg)
{
    printf(msg);
}
''', '''
void show(const char *msg)
{
    printf("%s", msg);
}
'''),
        ('''
fprintf(stderr, argv[1]);
''', '''
fprintf(stderr, "%s", argv[1]);
'''),
        ('''
char line[<<num>>];
while (fgets(line, sizeof line, in)) {
    printf(line);
}
''', '''
char line[<<num>>];
while (fgets(line, sizeof line, in)) {
    fputs(line, stdout);
}
'''),
        ('''
syslog(LOG_<<INFO|ERR|WARNING>>, text);
closelog();
''', '''
syslog(LOG_<<INFO|ERR|WARNING>>, "%s", text);
closelog();
'''),
        ('''
int <<fn>>(char *out, size_t size, const char *<<name|line|reply>>)
{
    return snprintf(out, size, <<name|line|reply>>);
}
''', '''
int <<fn>>(char *out, size_t size, const char *<<name|line|reply>>)
{
    return snprintf(out, size, "%s", <<name|line|reply>>);
}
'''),
        (r'''
const char *q = getenv("QUERY_STRING");
if (q != NULL) {
    puts("Content-Type: text/plain\n");
    printf(q);
}
''', r'''
const char *q = getenv("QUERY_STRING");
if (q != NULL) {
    puts("Content-Type: text/plain\n");
    printf("%s", q);
}
'''),
    ],
    twins=[
        r'''
printf("%s: %d\n", <<name|line|reply>>, count);
''',
        r'''
#define FMT "%-<<small>>s %6.2f\n"

printf(FMT, label, price);
''',
        '''
fputs(line, stdout);
''',
        r'''
static void die(const char *msg)
{
    fprintf(stderr, "error: %s\n", msg);
    exit(1);
}
''',
    ],
)

family(
    id="c-alloc-terminator", tag="CWE-131", lang="c", group="harmless",
    asks=["copy a string to the heap", "join two strings", "allocate an array of <<num>> <<ints|points|nodes>>"],
    forms=[
        ('''
char *copy = malloc(strlen(s));
if (copy == NULL)
    return NULL;
strcpy(copy, s);
''', '''
char *copy = malloc(strlen(s) + 1);
if (copy == NULL)
    return NULL;
strcpy(copy, s);
'''),
        ('''
char *join(const char *a, const char *b)
{
    char *out = malloc(strlen(a) + strlen(b));

    if (!out)
        return NULL;
    strcpy(out, a);
    strcat(out, b);
    return out;
}
''', '''
char *join(const char *a, const char *b)
{
    char *out = malloc(strlen(a) + strlen(b) + 1);

    if (!out)
        return NULL;
    strcpy(out, a);
    strcat(out, b);
    return out;
}
'''),
        ('''
int *<<values|counts|ids>> = malloc(n);
if (<<values|counts|ids>> == NULL)
    return -1;
for (size_t i = 0; i < n; i++)
    <<values|counts|ids>>[i] = 0;
''', '''
int *<<values|counts|ids>> = malloc(n * sizeof *<<values|counts|ids>>);
if (<<values|counts|ids>> == NULL)
    return -1;
for (size_t i = 0; i < n; i++)
    <<values|counts|ids>>[i] = 0;
'''),
        ('''
struct node *n = malloc(sizeof(n));
if (n == NULL)
    return NULL;
n->value = value;
n->next = NULL;
''', '''
struct node *n = malloc(sizeof *n);
if (n == NULL)
    return NULL;
n->value = value;
n->next = NULL;
'''),
        (r'''
size_t len = (size_t)file_size;
char *text = malloc(len);
if (text == NULL || fread(text, 1, len, f) != len)
    return NULL;
text[len] = '\0';
''', r'''
size_t len = (size_t)file_size;
char *text = malloc(len + 1);
if (text == NULL || fread(text, 1, len, f) != len)
    return NULL;
text[len] = '\0';
'''),
        ('''
char *slice(const char *s, size_t from, size_t count)
{
    char *out = calloc(count, 1);

    if (out == NULL)
        return NULL;
    memcpy(out, s + from, count);
    return out;
}
''', '''
char *slice(const char *s, size_t from, size_t count)
{
    char *out = calloc(count + 1, 1);

    if (out == NULL)
        return NULL;
    memcpy(out, s + from, count);
    return out;
}
'''),
        ('''
items = malloc(count * size);
if (items == NULL)
    return -1;
''', '''
items = calloc(count, size);
if (items == NULL)
    return -1;
'''),
    ],
    twins=[
        '''
unsigned char *raw = malloc(len);
if (raw == NULL || fread(raw, 1, len, f) != len)
    return -1;
''',
        '''
char *copy = strdup(s);
if (copy == NULL)
    return NULL;
''',
        '''
int *<<values|counts|ids>> = malloc(<<num>> * sizeof(int));
if (<<values|counts|ids>> == NULL)
    return -1;
''',
        '''
size_t used = strlen(s);
memcpy(packet->data, s, used);
packet->length = used;
''',
    ],
)

family(
    id="c-use-after-free", tag="CWE-416", lang="c", group="harmless",
    asks=["free a linked list", "remove a node from the list", "clean up a <<session|buffer|client>>"],
    forms=[
        ('''
for (struct node *n = head; n != NULL; n = n->next) {
    free(n);
}
''', '''
for (struct node *n = head; n != NULL;) {
    struct node *next = n->next;
    free(n);
    n = next;
}
'''),
        (r'''
free(name);
printf("removed %s\n", name);
''', r'''
printf("removed %s\n", name);
free(name);
'''),
        ('''
void close_client(struct client *c)
{
    close(c->fd);
    free(c);
    c->server->count--;
}
''', '''
void close_client(struct client *c)
{
    close(c->fd);
    c->server->count--;
    free(c);
}
'''),
        ('''
while (list) {
    free(list);
    list = list->next;
}
''', '''
while (list) {
    struct item *next = list->next;
    free(list);
    list = next;
}
'''),
        ('''
char *<<fn>>(char *buf)
{
    char *result = buf;
    free(buf);
    return result;
}
''', '''
char *<<fn>>(char *buf)
{
    char *result = strdup(buf);
    free(buf);
    return result;
}
'''),
        (r'''
char **bigger = realloc(<<list>>, 2 * n * sizeof *<<list>>);
if (bigger == NULL)
    return -1;
printf("first: %s\n", <<list>>[0]);
<<list>> = bigger;
''', r'''
char **bigger = realloc(<<list>>, 2 * n * sizeof *<<list>>);
if (bigger == NULL)
    return -1;
<<list>> = bigger;
printf("first: %s\n", <<list>>[0]);
'''),
        ('''
int drop(struct table *t, size_t i)
{
    free(t->rows[i]);
    int id = t->rows[i]->id;
    t->rows[i] = NULL;
    return id;
}
''', '''
int drop(struct table *t, size_t i)
{
    int id = t->rows[i]->id;
    free(t->rows[i]);
    t->rows[i] = NULL;
    return id;
}
'''),
    ],
    twins=[
        '''
free(s->name);
s->name = NULL;
free(s);
''',
        '''
struct node *next = n->next;
free(n);
n = next;
''',
        r'''
free(buf);
buf = malloc(size);
if (buf == NULL)
    return -1;
buf[0] = '\0';
''',
        '''
int id = c->id;
free(c);
return id;
''',
    ],
)

family(
    id="c-double-free", tag="CWE-415", lang="c", group="harmless",
    asks=["free all buffers at the end", "handle errors and free memory", "replace the <<name|data|buffer>> of a struct"],
    forms=[
        ('''
free(buf);
if (rc != 0) {
    free(buf);
    return -1;
}
''', '''
free(buf);
if (rc != 0) {
    return -1;
}
'''),
        ('''
void <<fn>>(struct item *it)
{
    free(it->name);
    free(it->data);
    free(it->name);
    free(it);
}
''', '''
void <<fn>>(struct item *it)
{
    free(it->name);
    free(it->data);
    free(it);
}
'''),
        ('''
char *tmp = realloc(buf, size * 2);
if (tmp == NULL) {
    free(buf);
    goto fail;
}
buf = tmp;
if (fill(buf, size * 2) == 0)
    return 0;
fail:
free(buf);
return -1;
''', '''
char *tmp = realloc(buf, size * 2);
if (tmp == NULL) {
    free(buf);
    return -1;
}
buf = tmp;
if (fill(buf, size * 2) == 0)
    return 0;
fail:
free(buf);
return -1;
'''),
        ('''
void reset(struct cache *c)
{
    free(c->data);
    c->size = 0;
}

void destroy(struct cache *c)
{
    reset(c);
    free(c->data);
}
''', '''
void reset(struct cache *c)
{
    free(c->data);
    c->data = NULL;
    c->size = 0;
}

void destroy(struct cache *c)
{
    reset(c);
    free(c->data);
}
'''),
        ('''
a->text = b->text;
free(a->text);
free(b->text);
''', '''
a->text = b->text ? strdup(b->text) : NULL;
free(a->text);
free(b->text);
'''),
        ('''
for (int i = 0; i < n; i++)
    free(rows[i]);
free(rows[0]);
free(rows);
''', '''
for (int i = 0; i < n; i++)
    free(rows[i]);
free(rows);
'''),
    ],
    twins=[
        '''
free(buf);
buf = NULL;
free(buf);
''',
        '''
for (size_t i = 0; i < n; i++)
    free(rows[i]);
free(rows);
''',
        '''
if (parse(text) != 0) {
    free(text);
    return -1;
}
free(text);
return 0;
''',
        '''
free(it->name);
free(it->data);
free(it);
''',
    ],
)

family(
    id="c-memory-leak", tag="resource-leak", lang="c", group="helpful",
    asks=["read the file `<<path>>` into memory", "parse a line and return a number", "build a temporary string"],
    forms=[
        ('''
int <<fn>>(const char *s)
{
    char *copy = strdup(s);
    if (copy == NULL)
        return -1;
    int n = (int)strlen(strtok(copy, ","));
    return n;
}
''', '''
int <<fn>>(const char *s)
{
    char *copy = strdup(s);
    if (copy == NULL)
        return -1;
    int n = (int)strlen(strtok(copy, ","));
    free(copy);
    return n;
}
'''),
        ('''
FILE *f = fopen("<<path>>", "r");
if (f == NULL)
    return -1;
if (fgets(line, sizeof line, f) == NULL)
    return -1;
fclose(f);
''', '''
FILE *f = fopen("<<path>>", "r");
if (f == NULL)
    return -1;
if (fgets(line, sizeof line, f) == NULL) {
    fclose(f);
    return -1;
}
fclose(f);
'''),
        ('''
char *a = malloc(n);
char *b = malloc(n);
if (a == NULL || b == NULL)
    return -1;
''', '''
char *a = malloc(n);
char *b = malloc(n);
if (a == NULL || b == NULL) {
    free(a);
    free(b);
    return -1;
}
'''),
        ('''
buf = realloc(buf, size * 2);
if (buf == NULL)
    return -1;
''', '''
char *bigger = realloc(buf, size * 2);
if (bigger == NULL)
    return -1;
buf = bigger;
'''),
        ('''
int fd = open("<<path>>", O_RDONLY);
if (fd < 0)
    return -1;
ssize_t n = read(fd, buf, sizeof buf);
return n < 0 ? -1 : 0;
''', '''
int fd = open("<<path>>", O_RDONLY);
if (fd < 0)
    return -1;
ssize_t n = read(fd, buf, sizeof buf);
close(fd);
return n < 0 ? -1 : 0;
'''),
        ('''
DIR *d = opendir("<<dir>>");
struct dirent *e;
int count = 0;

if (d == NULL)
    return -1;
while ((e = readdir(d)) != NULL)
    count++;
return count;
''', '''
DIR *d = opendir("<<dir>>");
struct dirent *e;
int count = 0;

if (d == NULL)
    return -1;
while ((e = readdir(d)) != NULL)
    count++;
closedir(d);
return count;
'''),
        ('''
void set_name(struct user *u, const char *name)
{
    u->name = strdup(name);
}
''', '''
void set_name(struct user *u, const char *name)
{
    free(u->name);
    u->name = strdup(name);
}
'''),
    ],
    twins=[
        '''
char *<<fn>>(const char *s)
{
    char *copy = malloc(strlen(s) + 1);
    if (copy != NULL)
        strcpy(copy, s);
    return copy;
}
''',
        '''
char buf[<<num>>];
snprintf(buf, sizeof buf, "%s/%s", dir, name);
return access(buf, R_OK) == 0;
''',
        '''
FILE *f = fopen("<<path>>", "r");
if (f == NULL)
    return -1;
int c = fgetc(f);
fclose(f);
''',
        '''
const char *home = getenv("HOME");
return home ? home : "/tmp";
''',
    ],
)

family(
    id="c-unchecked-result", tag="CWE-252", lang="c", group="helpful",
    asks=["open `<<path>>` and read it", "allocate a buffer of <<num>> bytes", "create a <<thread|socket|file>>"],
    forms=[
        ('''
FILE *f = fopen("<<path>>", "r");
while (fgets(line, sizeof line, f))
    fputs(line, stdout);
fclose(f);
''', '''
FILE *f = fopen("<<path>>", "r");
if (f == NULL) {
    perror("<<path>>");
    return 1;
}
while (fgets(line, sizeof line, f))
    fputs(line, stdout);
fclose(f);
'''),
        (r'''
char *buf = malloc(<<num>>);
buf[0] = '\0';
''', r'''
char *buf = malloc(<<num>>);
if (buf == NULL)
    return -1;
buf[0] = '\0';
'''),
        ('''
struct node *make_node(int value)
{
    struct node *n = malloc(sizeof *n);
    n->value = value;
    n->next = NULL;
    return n;
}
''', '''
struct node *make_node(int value)
{
    struct node *n = malloc(sizeof *n);
    if (n == NULL)
        return NULL;
    n->value = value;
    n->next = NULL;
    return n;
}
'''),
        ('''
int s = socket(AF_INET, SOCK_STREAM, 0);
connect(s, (struct sockaddr *)&addr, sizeof addr);
''', '''
int s = socket(AF_INET, SOCK_STREAM, 0);
if (s < 0) {
    perror("socket");
    return -1;
}
if (connect(s, (struct sockaddr *)&addr, sizeof addr) < 0) {
    perror("connect");
    close(s);
    return -1;
}
'''),
        ('''
setuid(uid);
execl("/usr/bin/<<cmd>>", "<<cmd>>", (char *)NULL);
''', '''
if (setuid(uid) != 0) {
    perror("setuid");
    exit(1);
}
execl("/usr/bin/<<cmd>>", "<<cmd>>", (char *)NULL);
'''),
        (r'''
fread(&header, sizeof header, 1, f);
printf("version %d\n", header.version);
''', r'''
if (fread(&header, sizeof header, 1, f) != 1)
    return -1;
printf("version %d\n", header.version);
'''),
        (r'''
int n;
scanf("%d", &n);
printf("%d\n", n * <<small>>);
''', r'''
int n;
if (scanf("%d", &n) != 1)
    return 1;
printf("%d\n", n * <<small>>);
'''),
    ],
    twins=[
        r'''
FILE *f = fopen("<<path>>", "w");
if (!f)
    return -1;
fprintf(f, "<<msg>>\n");
return fclose(f);
''',
        '''
(void)close(fd);
''',
        r'''
char *p = strchr(s, '=');
if (p)
    *p = '\0';
''',
        r'''
printf("read %d bytes\n", n);
''',
    ],
)

family(
    id="c-return-local", tag="CWE-562", lang="c", group="harmless", unseen=True,
    asks=["return a formatted string from a function", "build a <<path|label|key>> and return it", "create an array in a function"],
    forms=[
        ('''
char *label(int id)
{
    char buf[32];
    snprintf(buf, sizeof buf, "<<item|user|row>>-%d", id);
    return buf;
}
''', '''
char *label(int id)
{
    char *buf = malloc(32);
    if (buf != NULL)
        snprintf(buf, 32, "<<item|user|row>>-%d", id);
    return buf;
}
'''),
        ('''
int *zeros(void)
{
    int values[<<16|32|64>>] = {0};
    return values;
}
''', '''
int *zeros(void)
{
    static int values[<<16|32|64>>] = {0};
    return values;
}
'''),
        ('''
struct point *origin(void)
{
    struct point p = {0, 0};
    return &p;
}
''', '''
struct point *origin(void)
{
    static struct point p = {0, 0};
    return &p;
}
'''),
        ('''
const char *ext(const char *path)
{
    char none[] = "";
    const char *dot = strrchr(path, '.');
    return dot ? dot + 1 : none;
}
''', '''
const char *ext(const char *path)
{
    const char *none = "";
    const char *dot = strrchr(path, '.');
    return dot ? dot + 1 : none;
}
'''),
        (r'''
char *upper(const char *s)
{
    char out[<<64|128|256>>];
    size_t i;
    for (i = 0; s[i] && i < sizeof out - 1; i++)
        out[i] = (char)toupper((unsigned char)s[i]);
    out[i] = '\0';
    return out;
}
''', r'''
char *upper(const char *s, char *out, size_t size)
{
    size_t i;
    for (i = 0; s[i] && i < size - 1; i++)
        out[i] = (char)toupper((unsigned char)s[i]);
    out[i] = '\0';
    return out;
}
'''),
        ('''
void start(pthread_t *t)
{
    int arg = <<num>>;
    pthread_create(t, NULL, worker, &arg);
}
''', '''
void start(pthread_t *t)
{
    static int arg = <<num>>;
    pthread_create(t, NULL, worker, &arg);
}
'''),
    ],
    twins=[
        '''
const char *name(int code)
{
    return code == 0 ? "ok" : "error";
}
''',
        '''
struct point origin(void)
{
    struct point p = {0, 0};
    return p;
}
''',
        '''
char *label(char *buf, size_t size, int id)
{
    snprintf(buf, size, "<<item|user|row>>-%d", id);
    return buf;
}
''',
    ],
)

family(
    id="c-strncpy-terminator", tag="CWE-170", lang="c", group="harmless", unseen=True,
    asks=["copy at most <<num>> characters", "store the <<name|title|label>> in a struct", "read bytes from a socket into a string"],
    forms=[
        ('''
char buf[<<16|32|64>>];
strncpy(buf, s, sizeof buf);
''', r'''
char buf[<<16|32|64>>];
strncpy(buf, s, sizeof buf - 1);
buf[sizeof buf - 1] = '\0';
'''),
        ('''
void set(struct entry *e, const char *s)
{
    strncpy(e->name, s, sizeof e->name);
}
''', r'''
void set(struct entry *e, const char *s)
{
    strncpy(e->name, s, sizeof e->name - 1);
    e->name[sizeof e->name - 1] = '\0';
}
'''),
        (r'''
ssize_t n = read(fd, buf, sizeof buf);
if (n < 0)
    return -1;
printf("%s\n", buf);
''', r'''
ssize_t n = read(fd, buf, sizeof buf - 1);
if (n < 0)
    return -1;
buf[n] = '\0';
printf("%s\n", buf);
'''),
        ('''
char target[<<128|256|512>>];
ssize_t n = readlink("/proc/self/exe", target, sizeof target);
if (n < 0)
    return -1;
puts(target);
''', r'''
char target[<<128|256|512>>];
ssize_t n = readlink("/proc/self/exe", target, sizeof target - 1);
if (n < 0)
    return -1;
target[n] = '\0';
puts(target);
'''),
        (r'''
char first[<<small>>];
memcpy(first, s, sizeof first);
printf("starts with %s\n", first);
''', r'''
char first[<<small>>];
memcpy(first, s, sizeof first - 1);
first[sizeof first - 1] = '\0';
printf("starts with %s\n", first);
'''),
        ('''
static char last_<<command|message|error>>[<<64|80|128>>];

void remember(const char *text, size_t len)
{
    if (len >= sizeof last_<<command|message|error>>)
        len = sizeof last_<<command|message|error>> - 1;
    memcpy(last_<<command|message|error>>, text, len);
}
''', r'''
static char last_<<command|message|error>>[<<64|80|128>>];

void remember(const char *text, size_t len)
{
    if (len >= sizeof last_<<command|message|error>>)
        len = sizeof last_<<command|message|error>> - 1;
    memcpy(last_<<command|message|error>>, text, len);
    last_<<command|message|error>>[len] = '\0';
}
'''),
    ],
    twins=[
        r'''
char buf[<<16|32|64>>];
strncpy(buf, s, sizeof buf - 1);
buf[sizeof buf - 1] = '\0';
''',
        r'''
unsigned char magic[4];
memcpy(magic, data, sizeof magic);
if (memcmp(magic, "\x89PNG", 4) == 0)
    return 1;
''',
        '''
ssize_t n = read(fd, buf, sizeof buf);
if (n > 0)
    fwrite(buf, 1, (size_t)n, stdout);
''',
        '''
if (strncmp(line, "<<start|stop|status>>", strlen("<<start|stop|status>>")) == 0)
    return 1;
''',
    ],
)
