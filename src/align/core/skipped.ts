/** What it means that a segment was skipped. */

/** Whether a segment could not be checked. What has no words or is quoted needs no check. */
export const isUnchecked = ({
  verdict,
  skipped,
}: {
  readonly verdict: string;
  readonly skipped?: string | undefined;
}) => verdict === 'skipped' && skipped !== 'blank' && skipped !== 'quoted';
