"""C++: ownership, lifetimes, containers, polymorphism, locks, narrowing."""
from ..family import family

family(
    id="cpp-raw-new", tag="resource-leak", lang="cpp", group="helpful",
    asks=["create a <<cls>> and use it", "allocate a buffer of <<num>> bytes", "return a new <<cls>> from a factory"],
    forms=[
        ('''
void <<fn>>()
{
    <<cls>>* p = new <<cls>>();
    p->run();
}
''', '''
void <<fn>>()
{
    auto p = std::make_unique<<<cls>>>();
    p->run();
}
'''),
        ('''
char* buffer = new char[<<num>>];
file.read(buffer, <<num>>);
''', '''
std::vector<char> buffer(<<num>>);
file.read(buffer.data(), <<num>>);
'''),
        ('''
class <<cls>> {
public:
    <<cls>>() : data_(new int[<<num>>]) {}
    int& at(std::size_t i) { return data_[i]; }

private:
    int* data_;
};
''', '''
class <<cls>> {
public:
    <<cls>>() : data_(<<num>>) {}
    int& at(std::size_t i) { return data_[i]; }

private:
    std::vector<int> data_;
};
'''),
        ('''
Shape* make_shape(const std::string& kind)
{
    if (kind == "<<circle|square|line>>")
        return new Circle();
    return nullptr;
}
''', '''
std::unique_ptr<Shape> make_shape(const std::string& kind)
{
    if (kind == "<<circle|square|line>>")
        return std::make_unique<Circle>();
    return nullptr;
}
'''),
        ('''
auto* job = new Job(id);
if (!job->ready())
    return false;
queue.run(*job);
delete job;
return true;
''', '''
auto* job = new Job(id);
if (!job->ready()) {
    delete job;
    return false;
}
queue.run(*job);
delete job;
return true;
'''),
        ('''
std::vector<<<cls>>*> all;
for (int i = 0; i < <<small>>; ++i)
    all.push_back(new <<cls>>(i));
''', '''
std::vector<std::unique_ptr<<<cls>>>> all;
for (int i = 0; i < <<small>>; ++i)
    all.push_back(std::make_unique<<<cls>>>(i));
'''),
    ],
    twins=[
        '''
auto p = std::make_shared<<<cls>>>();
workers.push_back(p);
''',
        '''
std::vector<int> values(<<num>>, 0);
int* first = values.data();
''',
        '''
auto* label = new QLabel("<<msg>>", this);
layout->addWidget(label);
''',
        '''
<<cls>> worker;
worker.run();
''',
    ],
)

family(
    id="cpp-delete-mismatch", tag="CWE-762", lang="cpp", group="harmless",
    asks=["free the buffer", "write a destructor", "allocate an array and release it"],
    forms=[
        ('''
int* <<values|scores|prices>> = new int[<<num>>];
fill(<<values|scores|prices>>, <<num>>);
delete <<values|scores|prices>>;
''', '''
int* <<values|scores|prices>> = new int[<<num>>];
fill(<<values|scores|prices>>, <<num>>);
delete[] <<values|scores|prices>>;
'''),
        ('''
class <<cls>> {
public:
    explicit <<cls>>(std::size_t n) : buf_(new char[n]) {}
    ~<<cls>>() { delete buf_; }
    <<cls>>(const <<cls>>&) = delete;
    <<cls>>& operator=(const <<cls>>&) = delete;

private:
    char* buf_;
};
''', '''
class <<cls>> {
public:
    explicit <<cls>>(std::size_t n) : buf_(new char[n]) {}
    ~<<cls>>() { delete[] buf_; }
    <<cls>>(const <<cls>>&) = delete;
    <<cls>>& operator=(const <<cls>>&) = delete;

private:
    char* buf_;
};
'''),
        ('''
auto* node = new Node(<<num>>);
list.unlink(node);
free(node);
''', '''
auto* node = new Node(<<num>>);
list.unlink(node);
delete node;
'''),
        ('''
char* text = static_cast<char*>(std::malloc(<<num>>));
if (!text)
    throw std::bad_alloc();
read_into(text, <<num>>);
delete[] text;
''', '''
char* text = static_cast<char*>(std::malloc(<<num>>));
if (!text)
    throw std::bad_alloc();
read_into(text, <<num>>);
std::free(text);
'''),
        ('''
std::unique_ptr<char> buf(new char[<<num>>]);
in.read(buf.get(), <<num>>);
''', '''
std::unique_ptr<char[]> buf(new char[<<num>>]);
in.read(buf.get(), <<num>>);
'''),
        ('''
<<cls>>* one = new <<cls>>("<<msg>>");
one->run();
delete[] one;
''', '''
<<cls>>* one = new <<cls>>("<<msg>>");
one->run();
delete one;
'''),
    ],
    twins=[
        '''
int* values = new int[<<num>>];
use(values);
delete[] values;
''',
        '''
Node* node = new Node{<<small>>, nullptr};
delete node;
''',
        '''
std::unique_ptr<int[]> values(new int[<<num>>]);
values[0] = 1;
''',
        '''
char* copy = strdup(name.c_str());
std::free(copy);
''',
    ],
)

family(
    id="cpp-iterator-invalidation", tag="mutation-while-iterating", lang="cpp", group="helpful",
    asks=["remove <<empty|old|negative>> entries from a vector", "erase finished jobs from a map", "add entries while walking a list"],
    forms=[
        ('''
for (auto it = <<list>>.begin(); it != <<list>>.end(); ++it) {
    if (it->empty())
        <<list>>.erase(it);
}
''', '''
for (auto it = <<list>>.begin(); it != <<list>>.end();) {
    if (it->empty())
        it = <<list>>.erase(it);
    else
        ++it;
}
'''),
        ('''
for (auto it = jobs.begin(); it != jobs.end(); ++it) {
    if (it->second.done)
        jobs.erase(it);
}
''', '''
for (auto it = jobs.begin(); it != jobs.end();) {
    if (it->second.done)
        it = jobs.erase(it);
    else
        ++it;
}
'''),
        ('''
for (int v : values) {
    if (v < 0)
        values.erase(std::find(values.begin(), values.end(), v));
}
''', '''
values.erase(std::remove_if(values.begin(), values.end(), [](int v) { return v < 0; }), values.end());
'''),
        ('''
for (const auto& n : nodes) {
    if (n.is_root())
        nodes.push_back(n.child());
}
''', '''
const std::size_t count = nodes.size();
for (std::size_t i = 0; i < count; ++i) {
    if (nodes[i].is_root())
        nodes.push_back(nodes[i].child());
}
'''),
        ('''
int& first = values.front();
values.push_back(<<num>>);
first = 0;
''', '''
values.push_back(<<num>>);
int& first = values.front();
first = 0;
'''),
        ('''
std::remove(names.begin(), names.end(), "<<alice|root|guest>>");
''', '''
names.erase(std::remove(names.begin(), names.end(), "<<alice|root|guest>>"), names.end());
'''),
        ('''
void close_idle(std::set<Session*>& open)
{
    for (Session* s : open)
        if (s->idle())
            open.erase(s);
}
''', '''
void close_idle(std::set<Session*>& open)
{
    for (auto it = open.begin(); it != open.end();)
        it = (*it)->idle() ? open.erase(it) : std::next(it);
}
'''),
    ],
    twins=[
        '''
for (auto it = jobs.begin(); it != jobs.end();) {
    if (it->second.done)
        it = jobs.erase(it);
    else
        ++it;
}
''',
        '''
std::erase_if(values, [](int v) { return v < 0; });
''',
        '''
for (const auto& n : nodes) {
    if (n.is_root())
        roots.push_back(n.child());
}
''',
        '''
auto it = names.find("<<alice|root|guest>>");
if (it != names.end())
    names.erase(it);
''',
    ],
)

family(
    id="cpp-object-slicing", tag="object-slicing", lang="cpp", group="helpful",
    asks=["draw a list of shapes", "pass a <<shape|animal|handler>> to a function", "catch an exception and log it"],
    forms=[
        ('''
void draw(Shape shape)  // <<Circle|Square|Line>> derives from Shape
{
    shape.paint();
}
''', '''
void draw(const Shape& shape)  // <<Circle|Square|Line>> derives from Shape
{
    shape.paint();
}
'''),
        (r'''
try {
    <<fn>>();
} catch (std::exception e) {
    std::cerr << e.what() << '\n';
}
''', r'''
try {
    <<fn>>();
} catch (const std::exception& e) {
    std::cerr << e.what() << '\n';
}
'''),
        ('''
std::vector<Animal> zoo;
zoo.push_back(Dog());
for (const auto& a : zoo)
    a.speak();
''', '''
std::vector<std::unique_ptr<Animal>> zoo;
zoo.push_back(std::make_unique<Dog>());
for (const auto& a : zoo)
    a->speak();
'''),
        ('''
Handler base = derived;  // JsonHandler derived;
base.handle(request);
''', '''
Handler& base = derived;  // JsonHandler derived;
base.handle(request);
'''),
        ('''
try {
    parse(line);
} catch (const std::exception& e) {  // may be a ParseError
    log(e.what());
    throw e;
}
''', '''
try {
    parse(line);
} catch (const std::exception& e) {  // may be a ParseError
    log(e.what());
    throw;
}
'''),
        ('''
class <<cls>> {
public:
    explicit <<cls>>(Logger log) : log_(log) {}
    void run() { log_.write("<<msg>>"); }  // write() is virtual

private:
    Logger log_;
};
''', '''
class <<cls>> {
public:
    explicit <<cls>>(Logger& log) : log_(log) {}
    void run() { log_.write("<<msg>>"); }  // write() is virtual

private:
    Logger& log_;
};
'''),
    ],
    twins=[
        '''
void move_to(Point p)
{
    x_ = p.x;
    y_ = p.y;
}
''',
        r'''
try {
    <<fn>>();
} catch (const std::exception& e) {
    std::cerr << e.what() << '\n';
    throw;
}
''',
        '''
for (const auto& shape : shapes)
    shape->paint();
''',
        '''
Circle copy = circle;
copy.radius *= 2;
''',
    ],
)

family(
    id="cpp-virtual-destructor", tag="missing-virtual-destructor", lang="cpp", group="helpful", unseen=True,
    asks=["write a base class for <<shapes|plugins|handlers>>", "define an interface with one method", "store derived objects behind base pointers"],
    forms=[
        ('''
class Shape {
public:
    virtual double area() const = 0;
};

std::unique_ptr<Shape> s = std::make_unique<Circle>(<<small>>);
''', '''
class Shape {
public:
    virtual ~Shape() = default;
    virtual double area() const = 0;
};

std::unique_ptr<Shape> s = std::make_unique<Circle>(<<small>>);
'''),
        ('''
struct Plugin {
    virtual void run() = 0;
    ~Plugin() {}
};
''', '''
struct Plugin {
    virtual void run() = 0;
    virtual ~Plugin() {}
};
'''),
        ('''
class Base {
public:
    virtual void <<open|close|save>>();

protected:
    std::string name_;
};

class Derived : public Base {
    std::vector<int> data_;
};
''', '''
class Base {
public:
    virtual void <<open|close|save>>();
    virtual ~Base() = default;

protected:
    std::string name_;
};

class Derived : public Base {
    std::vector<int> data_;
};
'''),
        ('''
class IListener {
public:
    ~IListener() = default;
    virtual void on_event(int code) = 0;
};
''', '''
class IListener {
public:
    virtual ~IListener() = default;
    virtual void on_event(int code) = 0;
};
'''),
        ('''
struct Handler {
    virtual bool handle(const Request& r) { return false; }
};
Handler* h = new JsonHandler();
delete h;
''', '''
struct Handler {
    virtual bool handle(const Request& r) { return false; }
    virtual ~Handler() = default;
};
Handler* h = new JsonHandler();
delete h;
'''),
    ],
    twins=[
        '''
struct Point {
    double x, y;
    ~Point() = default;
};
''',
        '''
class Circle final : public Shape {
public:
    explicit Circle(double r) : r_(r) {}
    double area() const override { return 3.14159 * r_ * r_; }

private:
    double r_;
};
''',
        '''
class Base {
public:
    virtual void run() = 0;

protected:
    ~Base() = default;
};
''',
    ],
)

family(
    id="cpp-dangling-reference", tag="CWE-562", lang="cpp", group="harmless",
    asks=["return a name from a function", "keep a view of a string", "write a lambda that is called later"],
    forms=[
        ('''
const std::string& <<fn>>(int id)
{
    std::string name = "<<user|item|row>>-" + std::to_string(id);
    return name;
}
''', '''
std::string <<fn>>(int id)
{
    std::string name = "<<user|item|row>>-" + std::to_string(id);
    return name;
}
'''),
        ('''
std::string_view trim(std::string_view s);

std::string_view word()
{
    std::string line;
    std::getline(std::cin, line);
    return trim(line);
}
''', '''
std::string_view trim(std::string_view s);

std::string word()
{
    std::string line;
    std::getline(std::cin, line);
    return std::string(trim(line));
}
'''),
        ('''
std::string_view path = base + "/<<settings|data|cache>>.json";
open(path);
''', '''
std::string path = base + "/<<settings|data|cache>>.json";
open(path);
'''),
        ('''
const char* text = (first + last).c_str();
puts(text);
''', '''
const std::string text = first + last;
puts(text.c_str());
'''),
        ('''
std::function<int()> counter(int start)
{
    return [&start]() { return start++; };
}
''', '''
std::function<int()> counter(int start)
{
    return [start]() mutable { return start++; };
}
'''),
        ('''
std::vector<int>& evens(const std::vector<int>& in)
{
    std::vector<int> out;
    for (int v : in)
        if (v % 2 == 0)
            out.push_back(v);
    return out;
}
''', '''
std::vector<int> evens(const std::vector<int>& in)
{
    std::vector<int> out;
    for (int v : in)
        if (v % 2 == 0)
            out.push_back(v);
    return out;
}
'''),
        ('''
void start(int id)
{
    std::thread t([&] { work(id); });
    t.detach();
}
''', '''
void start(int id)
{
    std::thread t([id] { work(id); });
    t.detach();
}
'''),
    ],
    twins=[
        '''
const std::string& name() const { return name_; }
''',
        r'''
void print(std::string_view s)
{
    std::cout << s << '\n';
}
''',
        '''
static const std::string empty;

const std::string& find(const std::map<int, std::string>& m, int id)
{
    auto it = m.find(id);
    return it == m.end() ? empty : it->second;
}
''',
        '''
std::sort(v.begin(), v.end(), [&](int a, int b) { return rank[a] < rank[b]; });
''',
    ],
)

family(
    id="cpp-range-copy", tag="lost-update", lang="cpp", group="helpful",
    asks=["double all <<prices|scores|values>>", "change every entry of a vector", "set a flag on all <<users|jobs|nodes>>"],
    forms=[
        ('''
for (auto v : <<prices|scores|values>>)
    v *= <<small>>;
''', '''
for (auto& v : <<prices|scores|values>>)
    v *= <<small>>;
'''),
        ('''
for (User u : users) {
    if (u.age > <<small>>0)
        u.active = true;
}
''', '''
for (User& u : users) {
    if (u.age > <<small>>0)
        u.active = true;
}
'''),
        ('''
for (auto [name, count] : counts)
    count += <<small>>;
''', '''
for (auto& [name, count] : counts)
    count += <<small>>;
'''),
        ('''
void reset(std::vector<int> values)
{
    for (int& v : values)
        v = 0;
}
''', '''
void reset(std::vector<int>& values)
{
    for (int& v : values)
        v = 0;
}
'''),
        ('''
auto node = nodes[index];
node.visited = true;
''', '''
auto& node = nodes[index];
node.visited = true;
'''),
        ('''
std::for_each(jobs.begin(), jobs.end(), [](Job job) { job.<<done|queued|failed>> = true; });
''', '''
std::for_each(jobs.begin(), jobs.end(), [](Job& job) { job.<<done|queued|failed>> = true; });
'''),
    ],
    twins=[
        '''
for (auto v : values)
    sum += v * <<small>>;
''',
        r'''
for (const auto& u : users)
    std::cout << u.name << '\n';
''',
        '''
auto node = nodes[index];
node.visited = true;
copies.push_back(node);
''',
        '''
std::vector<int> sorted(std::vector<int> values)
{
    std::sort(values.begin(), values.end());
    return values;
}
''',
    ],
)

family(
    id="cpp-use-after-move", tag="use-after-move", lang="cpp", group="helpful",
    asks=["move a string into a <<vector|map|queue>>", "hand a buffer over to a <<cls>>", "take ownership of a pointer"],
    forms=[
        (r'''
names.push_back(std::move(name));
std::cout << "added " << name << '\n';
''', r'''
std::cout << "added " << name << '\n';
names.push_back(std::move(name));
'''),
        ('''
auto p = std::make_unique<<<cls>>>();
pool.add(std::move(p));
p->start();
''', '''
auto p = std::make_unique<<<cls>>>();
p->start();
pool.add(std::move(p));
'''),
        ('''
explicit <<cls>>(std::string name)
    : name_(std::move(name)), size_(name.size()) {}
''', '''
explicit <<cls>>(std::string name)
    : name_(std::move(name)), size_(name_.size()) {}
'''),
        ('''
for (int i = 0; i < <<small>>; ++i)
    out.push_back(std::move(line));
''', '''
for (int i = 0; i < <<small>>; ++i)
    out.push_back(line);
'''),
        ('''
queue.push(std::move(batch));
batch.push_back(next);
''', '''
queue.push(std::move(batch));
batch.clear();
batch.push_back(next);
'''),
        ('''
void submit(std::vector<char> data)
{
    send(std::move(data));
    log("sent " + std::to_string(data.size()));
}
''', '''
void submit(std::vector<char> data)
{
    const auto size = data.size();
    send(std::move(data));
    log("sent " + std::to_string(size));
}
'''),
    ],
    twins=[
        r'''
name = std::move(other);
std::cout << name << '\n';
''',
        '''
names.push_back(std::move(name));
name.clear();
name += "next";
''',
        '''
return std::make_pair(std::move(key), std::move(value));
''',
        '''
std::move(in.begin(), in.end(), std::back_inserter(out));
''',
    ],
)

family(
    id="cpp-lock-race", tag="race-condition", lang="cpp", group="helpful",
    asks=["count from several threads", "protect a <<map|queue|list>> with a mutex", "stop a worker thread"],
    forms=[
        ('''
int counter = 0;
std::vector<std::thread> threads;
for (int i = 0; i < <<small>>; ++i)
    threads.emplace_back([&] { for (int k = 0; k < <<num>>; ++k) ++counter; });
for (auto& t : threads)
    t.join();
''', '''
std::atomic<int> counter{0};
std::vector<std::thread> threads;
for (int i = 0; i < <<small>>; ++i)
    threads.emplace_back([&] { for (int k = 0; k < <<num>>; ++k) ++counter; });
for (auto& t : threads)
    t.join();
'''),
        ('''
void push(int value)
{
    mutex_.lock();
    items_.push_back(value);
    mutex_.unlock();
}
''', '''
void push(int value)
{
    std::lock_guard<std::mutex> lock(mutex_);
    items_.push_back(value);
}
'''),
        ('''
class <<cls>> {
public:
    void add(const std::string& key)
    {
        std::lock_guard<std::mutex> lock(mutex_);
        ++counts_[key];
    }
    int get(const std::string& key)
    {
        return counts_[key];
    }

private:
    std::mutex mutex_;
    std::map<std::string, int> counts_;
};
''', '''
class <<cls>> {
public:
    void add(const std::string& key)
    {
        std::lock_guard<std::mutex> lock(mutex_);
        ++counts_[key];
    }
    int get(const std::string& key)
    {
        std::lock_guard<std::mutex> lock(mutex_);
        return counts_[key];
    }

private:
    std::mutex mutex_;
    std::map<std::string, int> counts_;
};
'''),
        ('''
bool running = true;
std::thread worker([&] { while (running) <<fn>>(); });
std::this_thread::sleep_for(std::chrono::seconds(<<small>>));
running = false;
worker.join();
''', '''
std::atomic<bool> running{true};
std::thread worker([&] { while (running) <<fn>>(); });
std::this_thread::sleep_for(std::chrono::seconds(<<small>>));
running = false;
worker.join();
'''),
        (r'''
void log(const std::string& line)
{
    std::lock_guard<std::mutex>(mutex_);
    out_ << line << '\n';
}
''', r'''
void log(const std::string& line)
{
    std::lock_guard<std::mutex> lock(mutex_);
    out_ << line << '\n';
}
'''),
        ('''
std::unique_lock<std::mutex> lock(mutex_);
if (queue_.empty())
    cond_.wait(lock);
auto job = std::move(queue_.front());
queue_.pop();
''', '''
std::unique_lock<std::mutex> lock(mutex_);
cond_.wait(lock, [this] { return !queue_.empty(); });
auto job = std::move(queue_.front());
queue_.pop();
'''),
    ],
    twins=[
        '''
std::scoped_lock lock(a.mutex, b.mutex);
std::swap(a.value, b.value);
''',
        '''
std::atomic<int> counter{0};
++counter;
''',
        '''
std::unique_lock<std::mutex> lock(mutex_);
auto copy = items_;
lock.unlock();
print(copy);
''',
        '''
int counter = 0;
for (const auto& line : lines)
    if (!line.empty())
        ++counter;
''',
    ],
)
