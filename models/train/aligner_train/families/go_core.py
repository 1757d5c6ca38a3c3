"""Go: injection, errors, resources, goroutines, maps, strings, time, randomness, TLS."""
from ..family import family

family(
    id="go-sql-string", tag="CWE-89", lang="go", group="harmless",
    asks=["query <<table>> by <<col>>", "update a row of <<table>>", "write a store for <<table>>"],
    forms=[
        ('''
rows, err := db.Query(fmt.Sprintf("SELECT id FROM <<table>> WHERE <<col>> = '%s'", <<col>>))
if err != nil {
	return nil, err
}
defer rows.Close()
''', '''
rows, err := db.Query("SELECT id FROM <<table>> WHERE <<col>> = ?", <<col>>)
if err != nil {
	return nil, err
}
defer rows.Close()
'''),
        ('''
func (s *Store) Delete(ctx context.Context, value string) error {
	_, err := s.db.ExecContext(ctx, "DELETE FROM <<table>> WHERE <<col>> = '"+value+"'")
	return err
}
''', '''
func (s *Store) Delete(ctx context.Context, value string) error {
	_, err := s.db.ExecContext(ctx, "DELETE FROM <<table>> WHERE <<col>> = $1", value)
	return err
}
'''),
        ('''
var name string
q := "SELECT name FROM <<table>> WHERE <<col>> = '" + r.URL.Query().Get("<<col>>") + "'"
err := db.QueryRow(q).Scan(&name)
if err != nil {
	return err
}
''', '''
var name string
q := "SELECT name FROM <<table>> WHERE <<col>> = ?"
err := db.QueryRow(q, r.URL.Query().Get("<<col>>")).Scan(&name)
if err != nil {
	return err
}
'''),
        ('''
stmt := fmt.Sprintf("UPDATE <<table>> SET <<col>> = '%s' WHERE id = %d", value, id)
if _, err := tx.Exec(stmt); err != nil {
	return err
}
''', '''
stmt := "UPDATE <<table>> SET <<col>> = ? WHERE id = ?"
if _, err := tx.Exec(stmt, value, id); err != nil {
	return err
}
'''),
        ('''
var out []<<User|Order|Item>>
err := gdb.Where("<<col>> = '" + value + "'").Find(&out).Error
''', '''
var out []<<User|Order|Item>>
err := gdb.Where("<<col>> = ?", value).Find(&out).Error
'''),
        ('''
func search(ctx context.Context, pool *pgxpool.Pool, term string) (pgx.Rows, error) {
	return pool.Query(ctx, "SELECT id, <<col>> FROM <<table>> WHERE <<col>> ILIKE '%"+term+"%' LIMIT <<num>>")
}
''', '''
func search(ctx context.Context, pool *pgxpool.Pool, term string) (pgx.Rows, error) {
	return pool.Query(ctx, "SELECT id, <<col>> FROM <<table>> WHERE <<col>> ILIKE $1 LIMIT <<num>>", "%"+term+"%")
}
'''),
    ],
    twins=[
        '''
log.Printf("SELECT on <<table>> with <<col>> = %q took %s", value, time.Since(start))
''',
        '''
rows, err := db.Query("SELECT id, <<col>> FROM <<table>> ORDER BY <<col>> LIMIT ?", limit)
''',
        '''
marks := strings.TrimSuffix(strings.Repeat("?,", len(ids)), ",")
rows, err := db.Query(fmt.Sprintf("SELECT * FROM <<table>> WHERE id IN (%s)", marks), args...)
''',
        '''
const cols = "id, <<col>>"
err := db.QueryRow("SELECT "+cols+" FROM <<table>> WHERE id = $1", id).Scan(&u.ID, &u.Value)
''',
    ],
)

family(
    id="go-shell-command", tag="CWE-78", lang="go", group="harmless",
    asks=["run `<<cmd>>` on a file", "call an external program with an argument", "convert an upload with <<ffmpeg|convert|pdftotext>>"],
    forms=[
        ('''
cmd := exec.Command("sh", "-c", "<<gzip|wc|file>> "+path)
out, err := cmd.CombinedOutput()
''', '''
cmd := exec.Command("<<gzip|wc|file>>", "--", path)
out, err := cmd.CombinedOutput()
'''),
        ('''
func ping(ctx context.Context, host string) ([]byte, error) {
	return exec.CommandContext(ctx, "bash", "-c", fmt.Sprintf("ping -c <<small>> %s", host)).Output()
}
''', '''
func ping(ctx context.Context, host string) ([]byte, error) {
	return exec.CommandContext(ctx, "ping", "-c", "<<small>>", "--", host).Output()
}
'''),
        ('''
name := r.FormValue("name")
if err := exec.Command("/bin/sh", "-c", "mkdir -p <<dir>>/"+name).Run(); err != nil {
	http.Error(w, "failed", http.StatusInternalServerError)
	return
}
''', '''
name := r.FormValue("name")
if err := exec.Command("mkdir", "-p", "--", filepath.Join("<<dir>>", filepath.Base(name))).Run(); err != nil {
	http.Error(w, "failed", http.StatusInternalServerError)
	return
}
'''),
        ('''
line := fmt.Sprintf("git log --oneline -n %d -- '%s'", n, file)
out, err := exec.Command("sh", "-c", line).Output()
if err != nil {
	return "", err
}
return string(out), nil
''', '''
out, err := exec.Command("git", "log", "--oneline", "-n", strconv.Itoa(n), "--", file).Output()
if err != nil {
	return "", err
}
return string(out), nil
'''),
        ('''
args := []string{"-c", "grep -rn '" + pattern + "' " + dir}
out, err := exec.Command("bash", args...).Output()
''', '''
args := []string{"-rn", "-e", pattern, "--", dir}
out, err := exec.Command("grep", args...).Output()
'''),
        ('''
type Converter struct{ Width int }

func (c Converter) Run(in, out string) error {
	script := "ffmpeg -i " + in + " -vf scale=" + strconv.Itoa(c.Width) + ":-1 " + out
	return exec.Command("sh", "-c", script).Run()
}
''', '''
type Converter struct{ Width int }

func (c Converter) Run(in, out string) error {
	return exec.Command("ffmpeg", "-i", in, "-vf", "scale="+strconv.Itoa(c.Width)+":-1", out).Run()
}
'''),
    ],
    twins=[
        '''
out, err := exec.Command("git", "rev-parse", "HEAD").Output()
''',
        '''
out, err := exec.Command("sh", "-c", "df -h | tail -n +2").Output()
''',
        r'''
fmt.Println("run: sh -c \"<<gzip|wc|file>> " + path + "\"")
''',
        '''
cmd := exec.Command("<<gzip|wc|file>>", "--", path)
cmd.Stdout = os.Stdout
if err := cmd.Run(); err != nil {
	return err
}
''',
    ],
)

family(
    id="go-ignored-error", tag="ignored-error", lang="go", group="helpful",
    asks=["read `<<path>>` and parse it", "write the <<report|result|config>> to a file", "convert a query parameter to a number"],
    forms=[
        ('''
data, _ := os.ReadFile("<<path>>")
fmt.Println(len(data))
''', '''
data, err := os.ReadFile("<<path>>")
if err != nil {
	return err
}
fmt.Println(len(data))
'''),
        ('''
n, _ := strconv.Atoi(r.URL.Query().Get("<<page|limit|id>>"))
<<fn>>(w, n)
''', '''
n, err := strconv.Atoi(r.URL.Query().Get("<<page|limit|id>>"))
if err != nil {
	http.Error(w, "bad <<page|limit|id>>", http.StatusBadRequest)
	return
}
<<fn>>(w, n)
'''),
        ('''
func save(path string, data []byte) error {
	os.WriteFile(path, data, 0o644)
	return nil
}
''', '''
func save(path string, data []byte) error {
	return os.WriteFile(path, data, 0o644)
}
'''),
        ('''
var cfg Config
json.Unmarshal(raw, &cfg)
return &cfg, nil
''', '''
var cfg Config
if err := json.Unmarshal(raw, &cfg); err != nil {
	return nil, err
}
return &cfg, nil
'''),
        ('''
if err := tx.Commit(); err != nil {
	fmt.Println(err)
}
return nil
''', '''
if err := tx.Commit(); err != nil {
	return err
}
return nil
'''),
        ('''
var (
	data []byte
	err  error
)
if useCache {
	data, err := readCache(key)
	fmt.Println(len(data), err)
}
return err
''', '''
var (
	data []byte
	err  error
)
if useCache {
	data, err = readCache(key)
	fmt.Println(len(data), err)
}
return err
'''),
        ('''
for rows.Next() {
	var name string
	rows.Scan(&name)
	names = append(names, name)
}
return names, nil
''', '''
for rows.Next() {
	var name string
	if err := rows.Scan(&name); err != nil {
		return nil, err
	}
	names = append(names, name)
}
return names, rows.Err()
'''),
    ],
    twins=[
        '''
_, err := fmt.Fprintln(w, "<<msg>>")
return err
''',
        '''
for _, name := range names {
	fmt.Println(name)
}
''',
        '''
value, _ := cache["<<col>>"]
fmt.Println(value)
''',
        '''
n, err := strconv.Atoi(text)
if err != nil {
	n = <<num>> // default
}
''',
    ],
)

family(
    id="go-resource-leak", tag="resource-leak", lang="go", group="helpful",
    asks=["fetch `<<url>>` and read the body", "read many files in a loop", "run a query"],
    forms=[
        ('''
resp, err := http.Get("<<url>>")
if err != nil {
	return nil, err
}
return io.ReadAll(resp.Body)
''', '''
resp, err := http.Get("<<url>>")
if err != nil {
	return nil, err
}
defer resp.Body.Close()
return io.ReadAll(resp.Body)
'''),
        ('''
f, err := os.Open("<<path>>")
if err != nil {
	return 0, err
}
scanner := bufio.NewScanner(f)
n := 0
for scanner.Scan() {
	n++
}
return n, scanner.Err()
''', '''
f, err := os.Open("<<path>>")
if err != nil {
	return 0, err
}
defer f.Close()

scanner := bufio.NewScanner(f)
n := 0
for scanner.Scan() {
	n++
}
return n, scanner.Err()
'''),
        ('''
for _, path := range paths {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := handle(f); err != nil {
		return err
	}
}
''', '''
for _, path := range paths {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	err = handle(f)
	f.Close()
	if err != nil {
		return err
	}
}
'''),
        ('''
rows, err := db.Query("SELECT <<col>> FROM <<table>>")
if err != nil {
	return nil, err
}
for rows.Next() {
	var v string
	if err := rows.Scan(&v); err != nil {
		return nil, err
	}
	out = append(out, v)
}
return out, rows.Err()
''', '''
rows, err := db.Query("SELECT <<col>> FROM <<table>>")
if err != nil {
	return nil, err
}
defer rows.Close()
for rows.Next() {
	var v string
	if err := rows.Scan(&v); err != nil {
		return nil, err
	}
	out = append(out, v)
}
return out, rows.Err()
'''),
        ('''
resp, err := client.Do(req)
defer resp.Body.Close()
if err != nil {
	return err
}
return json.NewDecoder(resp.Body).Decode(&out)
''', '''
resp, err := client.Do(req)
if err != nil {
	return err
}
defer resp.Body.Close()
return json.NewDecoder(resp.Body).Decode(&out)
'''),
        ('''
ctx, _ := context.WithTimeout(context.Background(), <<small>>*time.Second)
return s.<<fn>>(ctx)
''', '''
ctx, cancel := context.WithTimeout(context.Background(), <<small>>*time.Second)
defer cancel()
return s.<<fn>>(ctx)
'''),
        ('''
ticker := time.NewTicker(time.Minute)
for {
	select {
	case <-ticker.C:
		<<fn>>()
	case <-done:
		return
	}
}
''', '''
ticker := time.NewTicker(time.Minute)
defer ticker.Stop()
for {
	select {
	case <-ticker.C:
		<<fn>>()
	case <-done:
		return
	}
}
'''),
    ],
    twins=[
        '''
data, err := os.ReadFile("<<path>>")
if err != nil {
	return err
}
''',
        '''
func open(path string) (*os.File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	return f, nil
}
''',
        '''
for _, p := range paths {
	if err := func() error {
		f, err := os.Open(p)
		if err != nil {
			return err
		}
		defer f.Close()
		return handle(f)
	}(); err != nil {
		return err
	}
}
''',
        '''
resp, err := http.Get("<<url>>")
if err != nil {
	return err
}
resp.Body.Close()
''',
    ],
)

family(
    id="go-data-race", tag="race-condition", lang="go", group="helpful",
    asks=["count in several goroutines", "run <<small>> workers and wait for them", "share a map between handlers"],
    forms=[
        ('''
var wg sync.WaitGroup
count := 0
for i := 0; i < <<num>>; i++ {
	wg.Add(1)
	go func() {
		defer wg.Done()
		count++
	}()
}
wg.Wait()
fmt.Println(count)
''', '''
var wg sync.WaitGroup
var count atomic.Int64
for i := 0; i < <<num>>; i++ {
	wg.Add(1)
	go func() {
		defer wg.Done()
		count.Add(1)
	}()
}
wg.Wait()
fmt.Println(count.Load())
'''),
        ('''
var wg sync.WaitGroup
for _, u := range urls {
	go func(u string) {
		wg.Add(1)
		defer wg.Done()
		fetch(u)
	}(u)
}
wg.Wait()
''', '''
var wg sync.WaitGroup
for _, u := range urls {
	wg.Add(1)
	go func(u string) {
		defer wg.Done()
		fetch(u)
	}(u)
}
wg.Wait()
'''),
        ('''
type <<cls>> struct {
	hits map[string]int
}

func (s *<<cls>>) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.hits[r.URL.Path]++
}
''', '''
type <<cls>> struct {
	mu   sync.Mutex
	hits map[string]int
}

func (s *<<cls>>) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hits[r.URL.Path]++
}
'''),
        ('''
var (
	results []string
	wg      sync.WaitGroup
)
for _, name := range names {
	wg.Add(1)
	go func(name string) {
		defer wg.Done()
		results = append(results, load(name))
	}(name)
}
wg.Wait()
''', '''
var (
	mu      sync.Mutex
	results []string
	wg      sync.WaitGroup
)
for _, name := range names {
	wg.Add(1)
	go func(name string) {
		defer wg.Done()
		v := load(name)
		mu.Lock()
		results = append(results, v)
		mu.Unlock()
	}(name)
}
wg.Wait()
'''),
        ('''
func (c Counter) Inc() { // Counter has a sync.Mutex mu
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n++
}
''', '''
func (c *Counter) Inc() { // Counter has a sync.Mutex mu
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n++
}
'''),
        ('''
for _, job := range jobs {
	go run(job)
}
wg.Wait()
''', '''
for _, job := range jobs {
	wg.Add(1)
	go func(job Job) {
		defer wg.Done()
		run(job)
	}(job)
}
wg.Wait()
'''),
    ],
    twins=[
        '''
results := make([]string, len(names))
for i, name := range names {
	wg.Add(1)
	go func(i int, name string) {
		defer wg.Done()
		results[i] = load(name)
	}(i, name)
}
wg.Wait()
''',
        '''
count := 0
for range lines {
	count++
}
fmt.Println(count)
''',
        '''
ch := make(chan int)
go func() { ch <- <<fn>>() }()
fmt.Println(<-ch)
''',
        '''
s.mu.RLock()
defer s.mu.RUnlock()
return s.hits[key]
''',
    ],
)

family(
    id="go-nil-map", tag="nil-map-write", lang="go", group="helpful", unseen=True,
    asks=["count <<words|hits|errors>> in a map", "add an entry to a map in a struct", "group the <<list>> by <<col>>"],
    forms=[
        ('''
var counts map[string]int
for _, w := range words {
	counts[w]++
}
''', '''
counts := make(map[string]int)
for _, w := range words {
	counts[w]++
}
'''),
        ('''
type <<cls>> struct {
	entries map[string]string
}

func new<<cls>>() *<<cls>> {
	return &<<cls>>{}
}

func (c *<<cls>>) Set(k, v string) { c.entries[k] = v }
''', '''
type <<cls>> struct {
	entries map[string]string
}

func new<<cls>>() *<<cls>> {
	return &<<cls>>{entries: make(map[string]string)}
}

func (c *<<cls>>) Set(k, v string) { c.entries[k] = v }
'''),
        ('''
var groups map[string][]string
for _, n := range names {
	groups[n[:1]] = append(groups[n[:1]], n)
}
''', '''
groups := map[string][]string{}
for _, n := range names {
	groups[n[:1]] = append(groups[n[:1]], n)
}
'''),
        ('''
func tags(values []string) (out map[string]bool) {
	for _, v := range values {
		out[v] = true
	}
	return out
}
''', '''
func tags(values []string) (out map[string]bool) {
	out = make(map[string]bool, len(values))
	for _, v := range values {
		out[v] = true
	}
	return out
}
'''),
        ('''
h := http.Request{Method: "GET"}
h.Header.Set("Accept", "application/<<json|xml>>")
''', '''
h := http.Request{Method: "GET", Header: make(http.Header)}
h.Header.Set("Accept", "application/<<json|xml>>")
'''),
    ],
    twins=[
        '''
var counts map[string]int
fmt.Println(counts["<<col>>"], len(counts))
''',
        '''
var names []string
names = append(names, "<<col>>")
''',
        '''
var cfg map[string]any
if err := json.Unmarshal(raw, &cfg); err != nil {
	return err
}
cfg["debug"] = true
''',
        '''
counts := map[string]int{}
counts["<<col>>"]++
''',
    ],
)

family(
    id="go-range-copy", tag="lost-update", lang="go", group="helpful",
    asks=["change every entry of a slice", "mark all <<users|jobs|orders>> as done", "raise all prices by <<small>> percent"],
    forms=[
        ('''
for _, u := range users {
	u.Active = true
}
''', '''
for i := range users {
	users[i].Active = true
}
'''),
        ('''
for _, p := range prices {
	p *= 1.0<<small>>
}
''', '''
for i := range prices {
	prices[i] *= 1.0<<small>>
}
'''),
        ('''
func (j Job) Finish() {
	j.Done = true
}
''', '''
func (j *Job) Finish() {
	j.Done = true
}
'''),
        ('''
append(items, "<<msg>>")
fmt.Println(len(items))
''', '''
items = append(items, "<<msg>>")
fmt.Println(len(items))
'''),
        ('''
for _, row := range rows {
	if row.Name == name {
		row.Count++
		return true
	}
}
return false
''', '''
for i := range rows {
	if rows[i].Name == name {
		rows[i].Count++
		return true
	}
}
return false
'''),
        ('''
cfg := *s.config
cfg.Timeout = <<small>> * time.Second // set the timeout of the server
''', '''
cfg := s.config
cfg.Timeout = <<small>> * time.Second // set the timeout of the server
'''),
    ],
    twins=[
        '''
for _, u := range users { // users is []*User
	u.Active = true
}
''',
        '''
for _, p := range prices {
	sum += p
}
''',
        '''
func (j Job) String() string {
	return fmt.Sprintf("%s (%d)", j.Name, j.ID)
}
''',
        '''
more := append(items, "<<msg>>")
fmt.Println(len(more))
''',
    ],
)

family(
    id="go-weak-random", tag="CWE-338", lang="go", group="harmless",
    asks=["create a <<session|reset|invite>> token", "generate a random <<password|key|code>>", "make a salt for the hash"],
    forms=[
        ('''
b := make([]byte, <<16|24|32>>)
mrand.Read(b)
return hex.EncodeToString(b), nil
''', '''
b := make([]byte, <<16|24|32>>)
if _, err := crand.Read(b); err != nil {
	return "", err
}
return hex.EncodeToString(b), nil
'''),
        ('''
import (
	"fmt"
	"math/rand"
)

func new<<Session|Reset|Invite>>Token() string {
	return fmt.Sprintf("%d", rand.Int63())
}
''', '''
import (
	"crypto/rand"
)

func new<<Session|Reset|Invite>>Token() string {
	return rand.Text()
}
'''),
        ('''
import (
	"math/rand"
)

const chars = "abcdefghjkmnpqrstuvwxyz23456789"

func password(n int) (string, error) {
	out := make([]byte, n)
	for i := range out {
		out[i] = chars[rand.Intn(len(chars))]
	}
	return string(out), nil
}
''', '''
import (
	"crypto/rand"
	"math/big"
)

const chars = "abcdefghjkmnpqrstuvwxyz23456789"

func password(n int) (string, error) {
	out := make([]byte, n)
	for i := range out {
		k, err := rand.Int(rand.Reader, big.NewInt(int64(len(chars))))
		if err != nil {
			return "", err
		}
		out[i] = chars[k.Int64()]
	}
	return string(out), nil
}
'''),
        ('''
import (
	"math/rand"
	"encoding/base64"
)

func apiKey() string {
	b := make([]byte, 24)
	rand.Read(b)
	return base64.URLEncoding.EncodeToString(b)
}
''', '''
import (
	"crypto/rand"
	"encoding/base64"
)

func apiKey() string {
	b := make([]byte, 24)
	rand.Read(b)
	return base64.URLEncoding.EncodeToString(b)
}
'''),
        ('''
nonce := make([]byte, gcm.NonceSize())
r := mrand.New(mrand.NewSource(time.Now().UnixNano()))
r.Read(nonce)
return gcm.Seal(nonce, nonce, plain, nil), nil
''', '''
nonce := make([]byte, gcm.NonceSize())
if _, err := crand.Read(nonce); err != nil {
	return nil, err
}
return gcm.Seal(nonce, nonce, plain, nil), nil
'''),
    ],
    twins=[
        '''
delay := base + time.Duration(rand.Intn(<<num>>))*time.Millisecond
time.Sleep(delay)
''',
        '''
r := rand.New(rand.NewSource(42))
r.Shuffle(len(cards), func(i, j int) { cards[i], cards[j] = cards[j], cards[i] })
''',
        '''
import "crypto/rand"

func salt() ([]byte, error) {
	b := make([]byte, 16)
	_, err := rand.Read(b)
	return b, err
}
''',
        '''
token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
''',
    ],
)

family(
    id="go-insecure-tls", tag="CWE-295", lang="go", group="harmless",
    asks=["call `<<url>>` with an internal certificate", "create an HTTPS client", "connect to <<host>> over TLS"],
    forms=[
        ('''
client := &http.Client{
	Timeout: <<small>> * time.Second,
	Transport: &http.Transport{
		TLSClientConfig: &tls.Config{InsecureSkipVerify: true},
	},
}
''', '''
client := &http.Client{
	Timeout: <<small>> * time.Second,
	Transport: &http.Transport{
		TLSClientConfig: &tls.Config{RootCAs: pool},
	},
}
'''),
        ('''
conn, err := tls.Dial("tcp", "<<host>>:443", &tls.Config{InsecureSkipVerify: true})
if err != nil {
	return err
}
defer conn.Close()
''', '''
conn, err := tls.Dial("tcp", "<<host>>:443", &tls.Config{MinVersion: tls.VersionTLS12})
if err != nil {
	return err
}
defer conn.Close()
'''),
        ('''
cfg := &tls.Config{
	ServerName: "<<host>>",
	InsecureSkipVerify: true,
}
''', '''
cfg := &tls.Config{
	ServerName: "<<host>>",
}
'''),
        ('''
tr := http.DefaultTransport.(*http.Transport).Clone()
tr.TLSClientConfig = &tls.Config{}
tr.TLSClientConfig.InsecureSkipVerify = true
client := &http.Client{Transport: tr}
''', '''
tr := http.DefaultTransport.(*http.Transport).Clone()
tr.TLSClientConfig = &tls.Config{MinVersion: tls.VersionTLS12}
client := &http.Client{Transport: tr}
'''),
        ('''
creds := credentials.NewTLS(&tls.Config{InsecureSkipVerify: true})
conn, err := grpc.NewClient("<<host>>:443", grpc.WithTransportCredentials(creds))
''', '''
creds := credentials.NewTLS(&tls.Config{RootCAs: pool})
conn, err := grpc.NewClient("<<host>>:443", grpc.WithTransportCredentials(creds))
'''),
        ('''
sshCfg := &ssh.ClientConfig{
	User:            "<<user>>",
	Auth:            []ssh.AuthMethod{ssh.PublicKeys(signer)},
	HostKeyCallback: ssh.InsecureIgnoreHostKey(),
}
''', '''
sshCfg := &ssh.ClientConfig{
	User:            "<<user>>",
	Auth:            []ssh.AuthMethod{ssh.PublicKeys(signer)},
	HostKeyCallback: ssh.FixedHostKey(hostKey),
}
'''),
    ],
    twins=[
        '''
pool, err := x509.SystemCertPool()
if err != nil {
	return nil, err
}
pool.AppendCertsFromPEM(pem)
cfg := &tls.Config{RootCAs: pool}
''',
        '''
if cfg.InsecureSkipVerify {
	return errors.New("certificate checks must stay on")
}
''',
        '''
cfg := &tls.Config{InsecureSkipVerify: false, MinVersion: tls.VersionTLS12}
''',
        '''
srv := httptest.NewTLSServer(handler)
defer srv.Close()
client := srv.Client()
''',
    ],
)

family(
    id="go-no-timeout", tag="no-timeout", lang="go", group="helpful",
    asks=["call `<<url>>`", "start an HTTP server on port <<port>>", "post JSON to a webhook"],
    forms=[
        ('''
client := &http.Client{}
resp, err := client.Get("<<url>>")
''', '''
client := &http.Client{Timeout: <<small>>0 * time.Second}
resp, err := client.Get("<<url>>")
'''),
        ('''
resp, err := http.Post("<<url>>", "application/json", body)
if err != nil {
	return err
}
defer resp.Body.Close()
''', '''
client := &http.Client{Timeout: <<small>>0 * time.Second}
resp, err := client.Post("<<url>>", "application/json", body)
if err != nil {
	return err
}
defer resp.Body.Close()
'''),
        ('''
srv := &http.Server{Addr: ":<<port>>", Handler: mux}
return srv.ListenAndServe()
''', '''
srv := &http.Server{Addr: ":<<port>>", Handler: mux, ReadHeaderTimeout: <<small>> * time.Second}
return srv.ListenAndServe()
'''),
        ('''
conn, err := net.Dial("tcp", "<<host>>:<<port>>")
if err != nil {
	return err
}
''', '''
conn, err := net.DialTimeout("tcp", "<<host>>:<<port>>", <<small>>*time.Second)
if err != nil {
	return err
}
'''),
        ('''
ctx := context.Background()
req, err := http.NewRequestWithContext(ctx, http.MethodGet, "<<url>>", nil)
if err != nil {
	return err
}
resp, err := http.DefaultClient.Do(req)
''', '''
ctx, cancel := context.WithTimeout(context.Background(), <<small>>*time.Second)
defer cancel()
req, err := http.NewRequestWithContext(ctx, http.MethodGet, "<<url>>", nil)
if err != nil {
	return err
}
resp, err := http.DefaultClient.Do(req)
'''),
    ],
    twins=[
        '''
ctx, cancel := context.WithTimeout(ctx, <<small>>*time.Second)
defer cancel()
rows, err := db.QueryContext(ctx, "SELECT <<col>> FROM <<table>>")
''',
        '''
client := &http.Client{Timeout: time.Minute}
''',
        '''
u, err := url.Parse("<<url>>")
if err != nil {
	return err
}
fmt.Println(u.Host)
''',
        '''
rec := httptest.NewRecorder()
handler.ServeHTTP(rec, httptest.NewRequest(http.MethodGet, "/<<table>>", nil))
''',
    ],
)

family(
    id="go-string-bytes", tag="encoding", lang="go", group="helpful",
    asks=["<<reverse|shorten|count>> a string", "get the first letter of a name", "limit a text to <<num>> characters"],
    forms=[
        ('''
func reverse(s string) string {
	b := []byte(s)
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return string(b)
}
''', '''
func reverse(s string) string {
	b := []rune(s)
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return string(b)
}
'''),
        ('''
func short(s string) string {
	if len(s) > <<num>> {
		return s[:<<num>>] + "…"
	}
	return s
}
''', '''
func short(s string) string {
	if r := []rune(s); len(r) > <<num>> {
		return string(r[:<<num>>]) + "…"
	}
	return s
}
'''),
        (r'''
letters := len(name)
fmt.Printf("%s has %d letters\n", name, letters)
''', r'''
letters := utf8.RuneCountInString(name)
fmt.Printf("%s has %d letters\n", name, letters)
'''),
        (r'''
for i := 0; i < len(s); i++ {
	fmt.Printf("%c\n", s[i])
}
''', r'''
for _, r := range s {
	fmt.Printf("%c\n", r)
}
'''),
        ('''
if name == "" {
	return "?"
}
initial := strings.ToUpper(name[:1])
return initial
''', '''
if name == "" {
	return "?"
}
initial := strings.ToUpper(string([]rune(name)[:1]))
return initial
'''),
        ('''
label := string(n) // n is a digit from 0 to 9
''', '''
label := string(rune('0' + n)) // n is a digit from 0 to 9
'''),
    ],
    twins=[
        '''
size := len(body)
w.Header().Set("Content-Length", strconv.Itoa(size))
''',
        '''
if len(s) > 0 && s[0] == '#' {
	continue
}
''',
        '''
rest := s[strings.Index(s, ":")+1:]
''',
        '''
for i, r := range s {
	if unicode.IsSpace(r) {
		return s[:i]
	}
}
return s
''',
    ],
)

family(
    id="go-duration-units", tag="wrong-units", lang="go", group="helpful", unseen=True,
    asks=["wait <<small>> seconds", "set a timeout from the settings", "measure how long `<<fn>>` takes"],
    forms=[
        ('''
time.Sleep(<<small>>)
''', '''
time.Sleep(<<small>> * time.Second)
'''),
        ('''
timeout := time.Duration(cfg.TimeoutSeconds)
ctx, cancel := context.WithTimeout(ctx, timeout)
defer cancel()
''', '''
timeout := time.Duration(cfg.TimeoutSeconds) * time.Second
ctx, cancel := context.WithTimeout(ctx, timeout)
defer cancel()
'''),
        ('''
client := &http.Client{Timeout: <<10|15|20|30>>}
''', '''
client := &http.Client{Timeout: <<10|15|20|30>> * time.Second}
'''),
        (r'''
start := time.Now()
<<fn>>()
fmt.Printf("took %d ms\n", time.Since(start))
''', r'''
start := time.Now()
<<fn>>()
fmt.Printf("took %d ms\n", time.Since(start).Milliseconds())
'''),
        ('''
delay := <<small>> * time.Second
time.Sleep(delay * time.Second)
''', '''
delay := <<small>> * time.Second
time.Sleep(delay)
'''),
        ('''
ticker := time.NewTicker(<<num>>) // <<num>> ms
defer ticker.Stop()
''', '''
ticker := time.NewTicker(<<num>> * time.Millisecond) // <<num>> ms
defer ticker.Stop()
'''),
        ('''
expires := time.Unix(claims.Exp/1000, 0) // exp is in seconds
if time.Now().After(expires) {
	return errExpired
}
''', '''
expires := time.Unix(claims.Exp, 0) // exp is in seconds
if time.Now().After(expires) {
	return errExpired
}
'''),
    ],
    twins=[
        '''
time.Sleep(<<num>> * time.Millisecond)
''',
        '''
const wait = <<small>> * time.Second
time.Sleep(wait)
''',
        '''
fmt.Println("took", time.Since(start))
''',
        '''
d := time.Duration(n) * time.Minute
timer := time.NewTimer(d)
''',
    ],
)

family(
    id="go-deprecated-api", tag="deprecated-api", lang="go", group="helpful",
    asks=["read a whole file", "list a directory", "write a temporary file"],
    forms=[
        ('''
data, err := ioutil.ReadFile("<<path>>")
if err != nil {
	return err
}
''', '''
data, err := os.ReadFile("<<path>>")
if err != nil {
	return err
}
'''),
        ('''
body, err := ioutil.ReadAll(resp.Body)
''', '''
body, err := io.ReadAll(resp.Body)
'''),
        ('''
import (
	"fmt"
	"io/ioutil"
)

func main() {
	files, err := ioutil.ReadDir("<<dir>>")
	if err != nil {
		panic(err)
	}
	for _, f := range files {
		fmt.Println(f.Name())
	}
}
''', '''
import (
	"fmt"
	"os"
)

func main() {
	files, err := os.ReadDir("<<dir>>")
	if err != nil {
		panic(err)
	}
	for _, f := range files {
		fmt.Println(f.Name())
	}
}
'''),
        ('''
f, err := ioutil.TempFile("", "<<report|upload|cache>>-*.tmp")
if err != nil {
	return err
}
defer os.Remove(f.Name())
''', '''
f, err := os.CreateTemp("", "<<report|upload|cache>>-*.tmp")
if err != nil {
	return err
}
defer os.Remove(f.Name())
'''),
        ('''
err := ioutil.WriteFile("<<path>>", data, 0o<<600|644>>)
''', '''
err := os.WriteFile("<<path>>", data, 0o<<600|644>>)
'''),
        ('''
dir, err := ioutil.TempDir("", "<<report|upload|cache>>")
''', '''
dir, err := os.MkdirTemp("", "<<report|upload|cache>>")
'''),
        ('''
title := strings.Title(name)
''', '''
title := cases.Title(language.English).String(name)
'''),
    ],
    twins=[
        '''
data, err := io.ReadAll(io.LimitReader(resp.Body, 1<<20))
''',
        '''
entries, err := os.ReadDir("<<dir>>")
''',
        '''
rc := io.NopCloser(strings.NewReader("<<msg>>"))
''',
        '''
upper := strings.ToTitle(name)
''',
    ],
)
