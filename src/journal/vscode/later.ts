/** Runs `run` once nothing has asked for it for `ms` milliseconds. */
export function later(run: () => void, ms: number): { start(): void; dispose(): void } {
  let timer: NodeJS.Timeout | undefined;
  return {
    start() {
      clearTimeout(timer);
      timer = setTimeout(run, ms);
    },
    dispose: () => clearTimeout(timer),
  };
}
