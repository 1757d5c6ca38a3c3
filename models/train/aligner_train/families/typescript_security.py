"""TypeScript: SQL, commands, secrets, HTML, timeouts."""
from ..family import family

family(
    id="ts-sql-string", tag="CWE-89", lang="typescript", group="harmless",
    asks=["query <<table>> with Prisma or TypeORM", "search <<table>> by <<col>> in TypeScript", "write a repository method for <<table>>"],
    forms=[
        ('''
const rows = await prisma.$queryRawUnsafe(`SELECT * FROM <<table>> WHERE <<col>> = '${<<col>>}'`);
''', '''
const rows = await prisma.$queryRaw`SELECT * FROM <<table>> WHERE <<col>> = ${<<col>>}`;
'''),
        ('''
return this.repo
  .createQueryBuilder("t")
  .where(`t.<<col>> = '${<<var>>}'`)
  .getMany();
''', '''
return this.repo
  .createQueryBuilder("t")
  .where("t.<<col>> = :value", { value: <<var>> })
  .getMany();
'''),
        ('''
export async function <<findRows|lookup|byValue>>(pool: Pool, <<col>>: string): Promise<Row[]> {
  const { rows } = await pool.query<Row>(`SELECT * FROM <<table>> WHERE <<col>> = '${<<col>>}'`);
  return rows;
}
''', '''
export async function <<findRows|lookup|byValue>>(pool: Pool, <<col>>: string): Promise<Row[]> {
  const { rows } = await pool.query<Row>("SELECT * FROM <<table>> WHERE <<col>> = $1", [<<col>>]);
  return rows;
}
'''),
        ('''
const deleted = await knex("<<table>>").whereRaw(`<<col>> = '${<<var>>}'`).del();
''', '''
const deleted = await knex("<<table>>").whereRaw("<<col>> = ?", [<<var>>]).del();
'''),
        ('''
@Injectable()
export class <<cls>>Service {
  constructor(private readonly db: DataSource) {}

  search(term: string): Promise<unknown[]> {
    return this.db.query("SELECT * FROM <<table>> WHERE <<col>> LIKE '%" + term + "%'");
  }
}
''', '''
@Injectable()
export class <<cls>>Service {
  constructor(private readonly db: DataSource) {}

  search(term: string): Promise<unknown[]> {
    return this.db.query("SELECT * FROM <<table>> WHERE <<col>> LIKE $1", [`%${term}%`]);
  }
}
'''),
        ('''
const [rows] = await conn.execute<RowDataPacket[]>(
  `SELECT id FROM <<table>> WHERE <<col>> = "${req.query.<<col>>}" LIMIT <<num>>`,
);
''', '''
const [rows] = await conn.execute<RowDataPacket[]>(
  "SELECT id FROM <<table>> WHERE <<col>> = ? LIMIT <<num>>",
  [req.query.<<col>>],
);
'''),
        ('''
await prisma.$executeRaw(Prisma.raw(`DELETE FROM <<table>> WHERE <<col>> = '${input.<<col>>}'`));
''', '''
await prisma.$executeRaw(Prisma.sql`DELETE FROM <<table>> WHERE <<col>> = ${input.<<col>>}`);
'''),
    ],
    twins=[
        '''
const rows = await prisma.$queryRaw`SELECT * FROM <<table>> WHERE <<col>> = ${<<var>>}`;
''',
        '''
const order: "ASC" | "DESC" = desc ? "DESC" : "ASC";
const { rows } = await pool.query(`SELECT * FROM <<table>> ORDER BY <<col>> ${order} LIMIT $1`, [limit]);
''',
        '''
this.logger.log(`SELECT on <<table>> took ${ms} ms for ${<<var>>}`);
''',
    ],
)

family(
    id="ts-exec", tag="CWE-78", lang="typescript", group="harmless",
    asks=["start an external program from TypeScript", "run git with a given branch", "run a tool on a file and show its output"],
    forms=[
        ('''
import { exec } from "node:child_process";

export function checkout(branch: string, done: (err: Error | null) => void): void {
  exec(`git checkout ${branch}`, done);
}
''', '''
import { execFile } from "node:child_process";

export function checkout(branch: string, done: (err: Error | null) => void): void {
  execFile("git", ["checkout", branch], done);
}
'''),
        ('''
import { execSync } from "child_process";

const info: string = execSync(`ffprobe -hide_banner ${file}`).toString();
''', '''
import { execFileSync } from "child_process";

const info: string = execFileSync("ffprobe", ["-hide_banner", file]).toString();
'''),
        ('''
const { stdout } = await $`sh -c ${"wc -l " + file}`;
const count: number = Number.parseInt(stdout, 10);
''', '''
const { stdout } = await $`wc -l ${file}`;
const count: number = Number.parseInt(stdout, 10);
'''),
        ('''
const child = spawn("<<convert|pandoc|zip>>", [source, target], { shell: true });
child.on("error", (err: Error) => console.error(err));
''', '''
const child = spawn("<<convert|pandoc|zip>>", [source, target]);
child.on("error", (err: Error) => console.error(err));
'''),
        ('''
import * as cp from "child_process";

export class <<cls>> {
  async pack(dir: string): Promise<void> {
    cp.execSync("tar -czf out.tgz " + dir, { stdio: "inherit" });
  }
}
''', '''
import * as cp from "child_process";

export class <<cls>> {
  async pack(dir: string): Promise<void> {
    cp.execFileSync("tar", ["-czf", "out.tgz", dir], { stdio: "inherit" });
  }
}
'''),
        ('''
const terminal = vscode.window.createTerminal("<<run|build>>");
cp.exec(`grep -rn "${query}" ${root}`, (err, out) => show(err ? err.message : out));
''', '''
const terminal = vscode.window.createTerminal("<<run|build>>");
cp.execFile("grep", ["-rn", "-e", query, root], (err, out) => show(err ? err.message : out));
'''),
    ],
    twins=[
        '''
const version: string = execSync("node --version").toString().trim();
''',
        r'''
const found = /(\d+)px/.exec(style);
if (found) width = Number(found[1]);
''',
        '''
execFile("git", ["fetch", "--tags"], { cwd: root }, (err: Error | null) => done(err));
''',
    ],
)

family(
    id="ts-hardcoded-secret", tag="CWE-798", lang="typescript", group="harmless",
    asks=["set up a client in TypeScript", "configure authentication", "create a config object with the credentials"],
    forms=[
        ('''
export const config = {
  port: <<port>>,
  <<jwtSecret|apiKey|dbPassword>>: "<<secret>>",
} as const;
''', '''
export const config = {
  port: <<port>>,
  <<jwtSecret|apiKey|dbPassword>>: process.env.<<env>>,
} as const;
'''),
        ('''
@Module({
  imports: [JwtModule.register({ secret: "<<secret>>", signOptions: { expiresIn: "<<1h|15m>>" } })],
})
export class AuthModule {}
''', '''
@Module({
  imports: [JwtModule.register({ secret: process.env.JWT_SECRET, signOptions: { expiresIn: "<<1h|15m>>" } })],
})
export class AuthModule {}
'''),
        ('''
const client = new OpenAI({ apiKey: "<<secret>>" });
''', '''
const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });
'''),
        ('''
export const dataSource = new DataSource({
  type: "postgres",
  host: "<<host>>",
  username: "<<user>>",
  password: "<<secret>>",
  entities: [__dirname + "/entities/*.js"],
});
''', '''
export const dataSource = new DataSource({
  type: "postgres",
  host: "<<host>>",
  username: "<<user>>",
  password: process.env.DB_PASSWORD,
  entities: [__dirname + "/entities/*.js"],
});
'''),
        ('''
export class <<cls>> {
  private readonly token: string = "<<secret>>";

  headers(): Record<string, string> {
    return { Authorization: `Bearer ${this.token}` };
  }
}
''', '''
export class <<cls>> {
  private readonly token: string = process.env.<<env>> ?? "";

  headers(): Record<string, string> {
    return { Authorization: `Bearer ${this.token}` };
  }
}
'''),
        ('''
const redis = createClient({ url: "redis://:<<secret>>@<<host>>:6379" });
''', '''
const redis = createClient({ url: process.env.REDIS_URL });
'''),
    ],
    twins=[
        '''
const apiKey: string | undefined = process.env.<<env>>;
if (!apiKey) throw new Error("<<env>> is not set");
''',
        '''
interface Credentials {
  username: string;
  password: string;
}
''',
        '''
export const SECRET_NAME = "prod/<<db|mail>>/password"; // the name in the secret manager
''',
    ],
)

family(
    id="ts-bypass-html", tag="CWE-79", lang="typescript", group="harmless",
    asks=["show HTML in an Angular or Vue component", "render user text in a component", "set the text of an element in TypeScript"],
    forms=[
        ('''
show(text: string): void {
  this.html = this.sanitizer.bypassSecurityTrustHtml(text);
}
''', '''
show(text: string): void {
  this.html = this.sanitizer.sanitize(SecurityContext.HTML, text);
}
'''),
        ('''
const el = document.getElementById("<<output|title>>") as HTMLElement;
el.innerHTML = params.get("<<name|q>>") ?? "";
''', '''
const el = document.getElementById("<<output|title>>") as HTMLElement;
el.textContent = params.get("<<name|q>>") ?? "";
'''),
        ('''
this.renderer.setProperty(this.box.nativeElement, "innerHTML", <<comment|post>>.text);
''', '''
this.renderer.setProperty(this.box.nativeElement, "textContent", <<comment|post>>.text);
'''),
        ('''
interface Props {
  text: string;
}

export const <<Note|Bio>> = ({ text }: Props) => <p dangerouslySetInnerHTML={{ __html: text }} />;
''', '''
interface Props {
  text: string;
}

export const <<Note|Bio>> = ({ text }: Props) => <p>{text}</p>;
'''),
        ('''
export default defineComponent({
  props: { <<text|body>>: { type: String, required: true } },
  setup(props) {
    return () => h("div", { innerHTML: props.<<text|body>> });
  },
});
''', '''
export default defineComponent({
  props: { <<text|body>>: { type: String, required: true } },
  setup(props) {
    return () => h("div", props.<<text|body>>);
  },
});
'''),
        ('''
panel.webview.html = `<h1>${title}</h1>`;

function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
''', '''
panel.webview.html = `<h1>${escapeHtml(title)}</h1>`;

function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
'''),
    ],
    twins=[
        '''
this.safe = this.sanitizer.bypassSecurityTrustResourceUrl("https://www.example.com/embed/<<intro|demo>>");
''',
        '''
el.textContent = <<var>>.title;
''',
        '''
const length: number = el.innerHTML.length;
''',
    ],
)
