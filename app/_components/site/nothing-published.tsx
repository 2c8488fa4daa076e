import { EmptyState } from '#app/_components/ui/empty-state.tsx';

/** No course is in the database yet: a matter for whoever runs this server. */
export function NothingPublished() {
  return (
    <EmptyState title="No course is published yet">
      <p>
        <code>npm start</code> compiles the folder <code>content/courses</code> and publishes it.
      </p>
    </EmptyState>
  );
}
