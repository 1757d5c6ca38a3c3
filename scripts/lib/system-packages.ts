/** What the scripts need from the operating system, and how it gets there: apt as root, else a command for the user. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { findChromium } from './chromium.ts';
import { which } from './paths.ts';
import { run, ScriptError } from './run.ts';

interface SystemPackage {
  /** Debian's name. */
  readonly apt: string;
  readonly why: string;
  readonly present: () => boolean;
}

const folderHas = (folder: string, pattern: RegExp): boolean =>
  existsSync(folder) && readdirSync(folder).some((name) => pattern.test(name));

const PACKAGES = {
  'pkg-config': {
    apt: 'pkg-config',
    why: "finds libraries while VS Code's native parts are built",
    present: () => which('pkg-config', 'pkgconf') !== undefined,
  },
  compiler: {
    apt: 'build-essential',
    why: "builds VS Code's native parts",
    present: () => which('g++', 'clang++') !== undefined && which('make') !== undefined,
  },
  python: { apt: 'python3', why: 'node-gyp runs on it', present: () => which('python3') !== undefined },
  pip: {
    apt: 'python3-pip',
    why: "installs what the training recipe's tests need",
    present: () => spawnSync('python3', ['-c', 'import pip']).status === 0,
  },
  kerberos: {
    apt: 'libkrb5-dev',
    why: "headers for VS Code's kerberos module",
    present: () => existsSync('/usr/include/gssapi/gssapi.h'),
  },
  chromium: {
    apt: 'chromium',
    why: 'the browser in which the tests drive VS Code',
    present: () => findChromium() !== undefined,
  },
  vulkan: {
    apt: 'mesa-vulkan-drivers',
    why: 'a software Vulkan device, on which the GPU path is tested without a GPU',
    present: () => folderHas('/usr/share/vulkan/icd.d', /\.json$/),
  },
  vulkanLoader: {
    apt: 'libvulkan1',
    why: 'the Vulkan loader',
    present: () => ['/usr/lib', '/usr/lib64', `/usr/lib/${machine()}`].some((f) => folderHas(f, /^libvulkan\.so\.1/)),
  },
} as const satisfies Record<string, SystemPackage>;

export type SystemPackageName = keyof typeof PACKAGES;

function machine(): string {
  return process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
}

/**
 * Makes sure of the named packages on Linux; elsewhere it looks for Chromium alone, the rest comes with the system's
 * tools. Rejects with ScriptError and the one command to run when something is missing and this is not root on Debian.
 */
export async function ensureSystemPackages(names: readonly SystemPackageName[]): Promise<void> {
  const wanted = process.platform === 'linux' ? names : names.filter((n) => n === 'chromium');
  const missing = wanted.map((name): SystemPackage => PACKAGES[name]).filter((p) => !p.present());
  if (missing.length === 0) return;
  const apt = missing.map((p) => p.apt);
  const reasons = missing.map((p) => `  ${p.apt}: ${p.why}`).join('\n');
  const aptGet = which('apt-get');
  if (aptGet === undefined || process.getuid?.() !== 0) {
    const how =
      process.platform === 'linux'
        ? `Run: sudo apt-get install -y ${apt.join(' ')}`
        : 'Install Chrome or Chromium, or name its program in ALIGNER_CHROMIUM.';
    throw new ScriptError(`This machine lacks\n${reasons}\n${how}`);
  }
  console.log(`Installing Debian packages:\n${reasons}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run(aptGet, ['update', '-qq'], { env });
  await run(aptGet, ['install', '-y', '-qq', '--no-install-recommends', ...apt], { env });
  const still = missing.filter((p) => !p.present());
  if (still.length > 0)
    throw new ScriptError(`${still.map((p) => p.apt).join(', ')}: installed, but still not found. Is PATH complete?`);
}
