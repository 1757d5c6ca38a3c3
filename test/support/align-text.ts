/** The pipeline on a whole text at once. */
import type { Corrector } from '../../src/align/core/corrector.ts';
import { openPipeline, type PipelineOptions, type PipelineResult } from '../../src/align/core/pipeline.ts';
import type { AlignRequest } from '../../src/align/core/types.ts';

export function alignText(
  request: AlignRequest,
  corrector: Corrector,
  options: PipelineOptions,
): Promise<PipelineResult> {
  const pipeline = openPipeline(request, corrector, options);
  pipeline.append(request.text);
  return pipeline.finish();
}
