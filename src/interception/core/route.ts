/** Routes are built one by one, so that one that breaks takes no other with it; each tells how it is. */
import { toErrorData } from '../../base/core/errors.ts';
import type { RouteId } from './answer.ts';

export interface RouteHealth {
  /** `off`: the user has not switched it on. `failed`: it could not start, or broke. */
  readonly state: 'on' | 'off' | 'failed';
  /** One line: what it does now, or why it does not. */
  readonly detail: string;
  /** Answers that it brought. */
  readonly answers: number;
  /** What it had to leave alone: broken records, answers that could not be corrected. */
  readonly skipped: number;
}

export interface Route {
  readonly health: RouteHealth;
  dispose(): void;
}

/** How a route is made; `start` may throw. */
export interface RouteContribution {
  readonly id: RouteId;
  readonly title: string;
  start(): Route;
}

export interface NamedHealth extends RouteHealth {
  readonly id: RouteId;
  readonly title: string;
}

export interface Routes {
  health(): NamedHealth[];
  dispose(): void;
}

/** Starts all of them. `onError` hears what a route threw; it is `failed` then. Never throws. */
export function startRoutes(
  contributions: readonly RouteContribution[],
  onError: (id: RouteId, error: unknown) => void,
): Routes {
  const started = contributions.map((c) => ({ id: c.id, title: c.title, route: guarded(c, onError) }));
  return {
    health: () => started.map(({ id, title, route }) => ({ id, title, ...route.health })),
    dispose() {
      for (const { id, route } of started)
        try {
          route.dispose();
        } catch (error) {
          onError(id, error);
        }
    },
  };
}

function guarded(contribution: RouteContribution, onError: (id: RouteId, error: unknown) => void): Route {
  try {
    return contribution.start();
  } catch (error) {
    onError(contribution.id, error);
    const detail = toErrorData(error).message;
    return { health: { state: 'failed', detail, answers: 0, skipped: 0 }, dispose: () => undefined };
  }
}
