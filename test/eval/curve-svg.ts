/** The precision-recall curve as a picture. Its colours read on light and on dark ground. */
import { SENSITIVITIES, type Sensitivity } from '../../src/align/core/types.ts';
import type { OperatingPoint, Point } from '../../src/models/core/operating-points.ts';

const SIZE = { width: 480, height: 360, left: 56, right: 20, top: 40, bottom: 48 };
const INK = '#767676';
const LINE = '#1f77b4';
const MARK = '#d62728';

const x = (recall: number) => (SIZE.left + recall * (SIZE.width - SIZE.left - SIZE.right)).toFixed(1);
const y = (precision: number) => (SIZE.top + (1 - precision) * (SIZE.height - SIZE.top - SIZE.bottom)).toFixed(1);
const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Draws points in the order of their thresholds, with the operating points marked. */
export function curveSvg(
  points: readonly Point[],
  operating: Readonly<Record<Sensitivity, OperatingPoint>>,
  title: string,
): string {
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1].flatMap((t) => [
    `<path d="M${x(0)} ${y(t)}H${x(1)}M${x(t)} ${y(0)}V${y(1)}" stroke="${INK}" stroke-opacity=".25"/>`,
    `<text x="${Number(x(0)) - 8}" y="${Number(y(t)) + 4}" text-anchor="end">${t}</text>`,
    `<text x="${x(t)}" y="${Number(y(0)) + 18}" text-anchor="middle">${t}</text>`,
  ]);
  const path = points.map((p, i) => `${i === 0 ? 'M' : 'L'}${x(p.recall)} ${y(p.precision)}`).join('');
  const marks = SENSITIVITIES.flatMap((name, i) => {
    const { recall, precision } = operating[name];
    // Labels stand below each other: the points can be close together.
    const at = { x: Number(x(0)) + 12, y: Number(y(0)) - 12 - 18 * (SENSITIVITIES.length - 1 - i) };
    const share = `${(100 * operating[name].cleanShare).toFixed(1)} % of clean segments flagged`;
    return [
      `<circle cx="${x(recall)}" cy="${y(precision)}" r="5" fill="${MARK}"/>`,
      `<text x="${x(recall)}" y="${Number(y(precision)) - 9}" text-anchor="middle" fill="${MARK}">${i + 1}</text>`,
      `<text x="${at.x}" y="${at.y}" fill="${MARK}">${i + 1} ${name}: ${share}</text>`,
    ];
  });
  const middle = (Number(y(0)) + Number(y(1))) / 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" width="${SIZE.width}" height="${SIZE.height}" role="img" font-family="sans-serif" font-size="12" fill="${INK}">`,
    `<title>${escape(title)}</title>`,
    `<text x="${SIZE.width / 2}" y="20" text-anchor="middle" font-size="13">${escape(title)}</text>`,
    ...ticks,
    `<text x="${x(0.5)}" y="${SIZE.height - 10}" text-anchor="middle">recall: faulty segments flagged</text>`,
    `<text transform="translate(16 ${middle}) rotate(-90)" text-anchor="middle">precision: flagged segments that are faulty</text>`,
    `<path d="${path}" fill="none" stroke="${LINE}" stroke-width="2"/>`,
    ...marks,
    '</svg>\n',
  ].join('\n');
}
