import { EmptyState } from '#app/_components/ui/empty-state.tsx';
import { LinkButton } from '#app/_components/ui/link-button.tsx';
import type { Course } from '#lib/course/lesson.ts';

/** Nothing handed in yet, which is where everybody begins. */
export function NoSubmissions({ course }: { readonly course: Course | null }) {
  const lesson = course?.modules.flatMap((module) => module.lessons)[0];
  return (
    <EmptyState title="Nothing submitted yet">
      <p>When you submit an exercise, it is kept here with its verdict and a receipt that says exactly what was graded.</p>
      {course && lesson && (
        <p>
          <LinkButton href={`/courses/${course.slug}/${lesson.slug}`} variant="primary">
            Begin with “{lesson.title}”
          </LinkButton>
        </p>
      )}
    </EmptyState>
  );
}
