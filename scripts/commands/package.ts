import { packageVsix } from '../lib/vsix.ts';

export async function main(): Promise<number> {
  await packageVsix({ force: true });
  return 0;
}
