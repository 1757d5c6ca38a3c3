"""TypeScript: types, null, comparisons, construction."""
from ..family import family

family(
    id="ts-non-null", tag="none-dereference", lang="typescript", group="helpful",
    asks=["get an entry of a Map", "read a value that may be missing", "find an element and use it"],
    forms=[
        ('''
const <<user|order|item>> = <<users|orders|items>>.find((x) => x.id === id)!;
console.log(<<user|order|item>>.name);
''', '''
const <<user|order|item>> = <<users|orders|items>>.find((x) => x.id === id);
if (!<<user|order|item>>) throw new Error(`not found: ${id}`);
console.log(<<user|order|item>>.name);
'''),
        ('''
function price(sku: string, prices: Map<string, number>): number {
  return prices.get(sku)!;
}
''', '''
function price(sku: string, prices: Map<string, number>): number {
  return prices.get(sku) ?? 0;
}
'''),
        ('''
const form = document.querySelector<HTMLFormElement>("#<<login|search|signup>>")!;
form.addEventListener("submit", onSubmit);
''', '''
const form = document.querySelector<HTMLFormElement>("#<<login|search|signup>>");
form?.addEventListener("submit", onSubmit);
'''),
        ('''
export class <<cls>> {
  private current?: { name: string; size: number };

  get label(): string {
    return this.current!.name;
  }
}
''', '''
export class <<cls>> {
  private current?: { name: string; size: number };

  get label(): string {
    return this.current?.name ?? "";
  }
}
'''),
        ('''
const token = req.headers.authorization!.replace("Bearer ", "");
if (!token) return res.sendStatus(401);
''', '''
const token = req.headers.authorization?.replace("Bearer ", "");
if (!token) return res.sendStatus(401);
'''),
        ('''
async function <<rename|update>>(repo: Repository<Entity>, id: number, name: string) {
  const found = await repo.findOneBy({ id });
  found!.name = name;
  return repo.save(found!);
}
''', '''
async function <<rename|update>>(repo: Repository<Entity>, id: number, name: string) {
  const found = await repo.findOneBy({ id });
  if (!found) throw new NotFoundException();
  found.name = name;
  return repo.save(found);
}
'''),
        ('''
const <<port|limit>> = Number(process.env.<<PORT|LIMIT>>!);
''', '''
const <<port|limit>> = Number(process.env.<<PORT|LIMIT>> ?? "<<port>>");
'''),
        (r'''
const match = /v(\d+)\.(\d+)/.exec(text)!;
const major = Number(match[1]);
''', r'''
const match = /v(\d+)\.(\d+)/.exec(text);
const major = match ? Number(match[1]) : undefined;
'''),
    ],
    twins=[
        '''
const first = <<list>>.at(0);
if (first) console.log(first.id);
''',
        '''
if (!cache.has(key)) cache.set(key, compute(key));
return cache.get(key)!;
''',
        '''
@Column()
name!: string;
''',
        '''
const isOpen = !!<<var>>?.open;
''',
    ],
)

family(
    id="ts-any", tag="any-type", lang="typescript", group="helpful",
    asks=["type the parameters of a function", "write a typed helper in TypeScript", "parse JSON with types"],
    forms=[
        ('''
function first(<<list>>: any[]): any {
  return <<list>>[0];
}
''', '''
function first<T>(<<list>>: T[]): T | undefined {
  return <<list>>[0];
}
'''),
        ('''
export function total(<<list>>: any): number {
  return <<list>>.reduce((sum: any, x: any) => sum + x.weight * x.qty, 0);
}
''', '''
export function total(<<list>>: { weight: number; qty: number }[]): number {
  return <<list>>.reduce((sum, x) => sum + x.weight * x.qty, 0);
}
'''),
        ('''
try {
  await <<fn>>();
} catch (err: any) {
  console.error(err.message);
}
''', '''
try {
  await <<fn>>();
} catch (err: unknown) {
  console.error(err instanceof Error ? err.message : String(err));
}
'''),
        ('''
const <<config|settings>> = JSON.parse(text) as any;
start(<<config|settings>>.port);

function isSettings(x: unknown): x is { port: number } {
  return typeof x === "object" && x !== null && "port" in x && typeof x.port === "number";
}
''', '''
const <<config|settings>> = JSON.parse(text) as unknown;
if (!isSettings(<<config|settings>>)) throw new Error("invalid settings");
start(<<config|settings>>.port);

function isSettings(x: unknown): x is { port: number } {
  return typeof x === "object" && x !== null && "port" in x && typeof x.port === "number";
}
'''),
        ('''
interface <<Order|Product|Invoice>> {
  id: number;
  tags: string[];
}

const ids = (<<list>>: any): number[] => <<list>>.map((x: any) => x.id);
''', '''
interface <<Order|Product|Invoice>> {
  id: number;
  tags: string[];
}

const ids = (<<list>>: <<Order|Product|Invoice>>[]): number[] => <<list>>.map((x) => x.id);
'''),
        ('''
class <<cls>> {
  private items: any = new Map<string, number>();

  add(key: string): void {
    this.items.set(key, (this.items.get(key) ?? 0) + 1);
  }
}
''', '''
class <<cls>> {
  private items: Map<string, number> = new Map<string, number>();

  add(key: string): void {
    this.items.set(key, (this.items.get(key) ?? 0) + 1);
  }
}
'''),
        ('''
const onChange = (e: any) => setName(e.target.value);
''', '''
const onChange = (e: React.ChangeEvent<HTMLInputElement>) => setName(e.target.value);
'''),
    ],
    twins=[
        '''
function last<T>(<<list>>: T[]): T | undefined {
  return <<list>>[<<list>>.length - 1];
}
''',
        '''
const done = await Promise.any([a(), b()]);
''',
        '''
function log(value: unknown): void {
  console.log("any value:", value);
}
''',
        '''
const anyOpen: boolean = <<list>>.some((x) => x.open);
''',
    ],
)

family(
    id="ts-wrong-condition", tag="wrong-operator", lang="typescript", group="helpful",
    asks=["check whether a status is one of two values", "test a field before saving", "write a guard for the role"],
    forms=[
        ('''
if (status === "<<open|new>>" || "<<pending|draft>>") {
  <<fn>>(id);
}
''', '''
if (status === "<<open|new>>" || status === "<<pending|draft>>") {
  <<fn>>(id);
}
'''),
        ('''
function canEdit(role: string): boolean {
  return role === "admin" || "editor" ? true : false;
}
''', '''
function canEdit(role: string): boolean {
  return role === "admin" || role === "editor" ? true : false;
}
'''),
        ('''
if (<<user|account>>.<<role|type>> = "<<admin|guest>>") {
  allow = true;
}
''', '''
if (<<user|account>>.<<role|type>> === "<<admin|guest>>") {
  allow = true;
}
'''),
        ('''
const isOutside = (n: number): boolean => n < 0 && n > <<num>>;
''', '''
const isOutside = (n: number): boolean => n < 0 || n > <<num>>;
'''),
        ('''
if (kind !== "<<image|audio>>" || kind !== "<<video|text>>") {
  throw new Error(`unsupported kind: ${kind}`);
}
''', '''
if (kind !== "<<image|audio>>" && kind !== "<<video|text>>") {
  throw new Error(`unsupported kind: ${kind}`);
}
'''),
        ('''
const missing: string[] = keys.filter((k) => !k in config);
''', '''
const missing: string[] = keys.filter((k) => !(k in config));
'''),
        ('''
export class <<cls>> {
  accepts(file: File): boolean {
    return file.size < <<num>> * 1024 && (file.type === "image/png" || "image/jpeg");
  }
}
''', '''
export class <<cls>> {
  accepts(file: File): boolean {
    return file.size < <<num>> * 1024 && (file.type === "image/png" || file.type === "image/jpeg");
  }
}
'''),
        ('''
if (!shape instanceof Circle) {
  return drawPolygon(shape);
}
''', '''
if (!(shape instanceof Circle)) {
  return drawPolygon(shape);
}
'''),
    ],
    twins=[
        '''
const color: string = theme.color || "<<black|white>>";
''',
        '''
if (status === "<<open|new>>" || status === "<<pending|draft>>") {
  <<fn>>(id);
}
''',
        '''
let m: RegExpExecArray | null;
while ((m = pattern.exec(text)) !== null) {
  hits.push(m[0]);
}
''',
        '''
const inRange = (n: number): boolean => n >= 0 && n <= <<num>>;
''',
    ],
)

family(
    id="ts-async-constructor", tag="async-constructor", lang="typescript", group="helpful", unseen=True,
    asks=["load data when an object is created", "write a class that connects to a database", "create an object from data in a file"],
    forms=[
        ('''
export class <<cls>> {
  private token = "";

  constructor(private auth: Auth) {
    this.auth.login().then((t) => (this.token = t));
  }
}
''', '''
export class <<cls>> {
  private token = "";

  private constructor(private auth: Auth) {}

  static async create(auth: Auth): Promise<<<cls>>> {
    const self = new <<cls>>(auth);
    self.token = await auth.login();
    return self;
  }
}
'''),
        ('''
class <<cls>> {
  private <<list>>: string[] = [];

  constructor(dir: string) {
    this.read(dir);
  }

  private async read(dir: string): Promise<void> {
    this.<<list>> = await readdir(dir);
  }
}
''', '''
class <<cls>> {
  private <<list>>: string[] = [];

  static async open(dir: string): Promise<<<cls>>> {
    const self = new <<cls>>();
    await self.read(dir);
    return self;
  }

  private async read(dir: string): Promise<void> {
    this.<<list>> = await readdir(dir);
  }
}
'''),
        (r'''
class <<cls>> {
  private rows: string[] = [];

  constructor(path: string) {
    readFile(path, "utf8").then((text) => {
      this.rows = text.split("\n");
    });
  }
}

const <<var>> = new <<cls>>("<<path>>");
''', r'''
class <<cls>> {
  private rows: string[] = [];

  static async open(path: string): Promise<<<cls>>> {
    const self = new <<cls>>();
    self.rows = (await readFile(path, "utf8")).split("\n");
    return self;
  }
}

const <<var>> = await <<cls>>.open("<<path>>");
'''),
        ('''
export class Db {
  private client!: Client;

  constructor(url: string) {
    this.init(url);
  }

  private async init(url: string) {
    this.client = new Client(url);
    await this.client.connect();
  }
}
''', '''
export class Db {
  private constructor(private client: Client) {}

  static async connect(url: string): Promise<Db> {
    const client = new Client(url);
    await client.connect();
    return new Db(client);
  }
}
'''),
        ('''
class <<cls>> {
  user?: { name: string };

  constructor(id: number) {
    api.getUser(id).then((user) => (this.user = user));
  }
}
''', '''
class <<cls>> {
  user?: { name: string };

  static async load(id: number): Promise<<<cls>>> {
    const self = new <<cls>>();
    self.user = await api.getUser(id);
    return self;
  }
}
'''),
        ('''
class <<cls>> {
  model?: Model;

  constructor(file: string) {
    (async () => {
      this.model = await loadModel(file);
    })();
  }
}
''', '''
class <<cls>> {
  model?: Model;

  static async create(file: string): Promise<<<cls>>> {
    const self = new <<cls>>();
    self.model = await loadModel(file);
    return self;
  }
}
'''),
    ],
    twins=[
        '''
class <<cls>> {
  constructor(private readonly url: string) {}

  async load(): Promise<string> {
    const res = await axios.get<string>(this.url);
    return res.data;
  }
}
''',
        '''
class <<cls>> {
  private ready: Promise<string>;

  constructor(path: string) {
    this.ready = readFile(path, "utf8");
  }

  async text(): Promise<string> {
    return this.ready;
  }
}
''',
        '''
export class <<cls>> {
  private constructor(private readonly client: Client) {}

  static async connect(url: string): Promise<<<cls>>> {
    const client = new Client(url);
    await client.connect();
    return new <<cls>>(client);
  }
}
''',
    ],
)

family(
    id="ts-missing-await", tag="missing-await", lang="typescript", group="helpful",
    asks=["load something in an async method", "write a service method in TypeScript", "check the result of an async call"],
    forms=[
        ('''
async function get<<User|Order>>Name(id: number): Promise<string> {
  const <<user|order>> = repo.findOneByOrFail({ id });
  return <<user|order>>.name;
}
''', '''
async function get<<User|Order>>Name(id: number): Promise<string> {
  const <<user|order>> = await repo.findOneByOrFail({ id });
  return <<user|order>>.name;
}
'''),
        ('''
@Injectable()
export class <<cls>>Service {
  async remove(id: string): Promise<void> {
    this.repo.delete(id);
    this.logger.log(`deleted ${id}`);
  }
}
''', '''
@Injectable()
export class <<cls>>Service {
  async remove(id: string): Promise<void> {
    await this.repo.delete(id);
    this.logger.log(`deleted ${id}`);
  }
}
'''),
        ('''
if (this.<<users|accounts>>.exists(email)) {
  throw new ConflictException("email already used");
}
''', '''
if (await this.<<users|accounts>>.exists(email)) {
  throw new ConflictException("email already used");
}
'''),
        ('''
test("<<adds|saves|loads>> an entry", async () => {
  expect(service.count()).resolves.toBe(<<small>>);
});
''', '''
test("<<adds|saves|loads>> an entry", async () => {
  await expect(service.count()).resolves.toBe(<<small>>);
});
'''),
        ('''
export async function POST(request: Request): Promise<Response> {
  const body = request.json();
  return Response.json({ id: body.id });
}
''', '''
export async function POST(request: Request): Promise<Response> {
  const body = await request.json();
  return Response.json({ id: body.id });
}
'''),
        ('''
const pages: string[] = urls.map(async (u) => (await axios.get<string>(u)).data);
console.log(pages.length);
''', '''
const pages: string[] = await Promise.all(urls.map(async (u) => (await axios.get<string>(u)).data));
console.log(pages.length);
'''),
        ('''
export async function transfer(db: Db, from: number, to: number, cents: number): Promise<void> {
  await db.transaction(async (tx) => {
    tx.decrement("accounts", from, cents);
    tx.increment("accounts", to, cents);
  });
}
''', '''
export async function transfer(db: Db, from: number, to: number, cents: number): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.decrement("accounts", from, cents);
    await tx.increment("accounts", to, cents);
  });
}
'''),
        ('''
const { data }: { data: Item[] } = axios.get<Item[]>("<<url>>");
render(data);
''', '''
const { data }: { data: Item[] } = await axios.get<Item[]>("<<url>>");
render(data);
'''),
    ],
    twins=[
        '''
function get<<User|Order>>(id: number): Promise<<<User|Order>>> {
  return repo.findOneByOrFail({ id });
}
''',
        '''
const task: Promise<void> = service.start();
app.listen(<<port>>);
await task;
''',
        '''
const name: string = config.get("<<name|host>>");
''',
        '''
void this.metrics.flush(); // on purpose: not awaited
''',
    ],
)

family(
    id="ts-subscription-leak", tag="resource-leak", lang="typescript", group="helpful",
    asks=["listen to an observable in Angular", "subscribe to changes in a component", "run code whenever something changes"],
    forms=[
        ('''
export class <<cls>>Component implements OnInit {
  ngOnInit(): void {
    this.store.items$.subscribe((x) => (this.items = x));
  }
}
''', '''
export class <<cls>>Component implements OnInit, OnDestroy {
  private sub?: Subscription;

  ngOnInit(): void {
    this.sub = this.store.items$.subscribe((x) => (this.items = x));
  }

  ngOnDestroy(): void {
    this.sub?.unsubscribe();
  }
}
'''),
        ('''
constructor(private route: ActivatedRoute, private api: Api) {
  interval(<<5000|10000>>)
    .pipe(switchMap(() => this.api.<<status|load>>()))
    .subscribe((s) => (this.status = s));
}
''', '''
constructor(private route: ActivatedRoute, private api: Api) {
  interval(<<5000|10000>>)
    .pipe(takeUntilDestroyed(), switchMap(() => this.api.<<status|load>>()))
    .subscribe((s) => (this.status = s));
}
'''),
        ('''
useEffect(() => {
  const sub = <<source|stream|topic>>$.subscribe((v: number) => setValue(v));
}, []);
''', '''
useEffect(() => {
  const sub = <<source|stream|topic>>$.subscribe((v: number) => setValue(v));
  return () => sub.unsubscribe();
}, []);
'''),
        ('''
onMounted(() => {
  window.addEventListener("<<resize|scroll>>", update);
});
''', '''
onMounted(() => {
  window.addEventListener("<<resize|scroll>>", update);
});

onUnmounted(() => {
  window.removeEventListener("<<resize|scroll>>", update);
});
'''),
        ('''
export class <<cls>>Component implements OnInit {
  private timer?: number;

  ngOnInit(): void {
    this.timer = window.setInterval(() => this.refresh(), <<num>>);
  }
}
''', '''
export class <<cls>>Component implements OnInit, OnDestroy {
  private timer?: number;

  ngOnInit(): void {
    this.timer = window.setInterval(() => this.refresh(), <<num>>);
  }

  ngOnDestroy(): void {
    window.clearInterval(this.timer);
  }
}
'''),
        ('''
useEffect(() => {
  const observer = new ResizeObserver(([entry]) => setWidth(entry.contentRect.width));
  if (ref.current) observer.observe(ref.current);
}, []);
''', '''
useEffect(() => {
  const observer = new ResizeObserver(([entry]) => setWidth(entry.contentRect.width));
  if (ref.current) observer.observe(ref.current);
  return () => observer.disconnect();
}, []);
'''),
    ],
    twins=[
        '''
this.http.get<Item[]>("/api/<<items|users>>").subscribe((x) => (this.items = x)); // completes by itself
''',
        '''
items$ = this.store.items$; // the async pipe in the template unsubscribes
''',
        '''
source$.pipe(first()).subscribe((v) => (this.value = v));
''',
    ],
)
