/** Upper end of the 95 % interval of a share, by Wilson's score interval (1927); 1 when there is nothing to count. */
export function wilsonUpper(hits: number, n: number): number {
  if (n === 0) return 1;
  const z = 1.959964;
  const p = hits / n;
  const centre = p + (z * z) / (2 * n);
  const spread = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return Math.min(1, (centre + spread) / (1 + (z * z) / n));
}
