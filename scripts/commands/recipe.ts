/** `npm run test:recipe`: lint and tests of the training recipe. */
import { checkRecipe } from '../lib/recipe.ts';

const LIMIT = 10 * 60_000;

export async function main(): Promise<number> {
  const { passed, failed } = await checkRecipe(LIMIT);
  console.log(`\nrecipe: ${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
