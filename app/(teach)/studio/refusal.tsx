import styles from '#app/_components/ui/said.module.css';

/** Why a request was refused, where it was asked for. */
export function Refusal({ message }: { /** null: it was not */ readonly message: string | null }) {
  if (message === null) return null;
  return (
    <p role="alert" className={styles.said}>
      {message}
    </p>
  );
}
