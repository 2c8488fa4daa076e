'use client';
/** Where the learner stands in one exercise, asked when the exercise comes into view and again after each verdict. */
import { useCallback, useEffect, useState, type RefObject } from 'react';
import type { ExerciseStanding } from '#lib/grading/submission.ts';

const loadApi = () => import('#lib/client/submissions/api.ts');

export function useStanding(exercise: string, near: RefObject<HTMLElement | null>) {
  const [standing, setStanding] = useState<ExerciseStanding | null>(null);

  const refresh = useCallback(async () => {
    try {
      const answer = await (await loadApi()).readStanding(exercise);
      if (answer.kind === 'ok') setStanding(answer.value);
    } catch {
      // Offline before the API client was fetched: the exercise works without its standing.
    }
  }, [exercise]);

  useEffect(() => {
    const element = near.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        void refresh();
      },
      { rootMargin: '300px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [near, refresh]);

  return { standing, refresh };
}
