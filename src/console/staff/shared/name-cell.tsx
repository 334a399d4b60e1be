/** The cell that heads a row: its name, and beneath it where it belongs. */
export function NameCell({ name, of }: { name: string; of?: string | null | undefined }) {
  return (
    <>
      <strong>{name}</strong>
      {of && <div className="muted small">{of}</div>}
    </>
  );
}
