/** The model must be sure of what it wrote: where it wandered, each of its words was one of many. */
import { perChange } from './guard.ts';

export const confidence = perChange('confidence', (proposal, context) => proposal.confidence < context.leastConfidence);
