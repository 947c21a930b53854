/** A date in CSL's shape, as text that sorts: `2023-01-21`, `2023-01`, `2023`; its own words where it has no numbers. */
export function dateText(
  date:
    | {
        readonly 'date-parts'?: readonly (readonly number[])[];
        readonly literal?: string;
        readonly raw?: string;
      }
    | undefined,
): string {
  const parts = date?.['date-parts']?.[0];
  if (!parts?.length) return date?.literal ?? date?.raw ?? '';
  const [year, month, day] = parts;
  const two = (part: number) => String(part).padStart(2, '0');
  const head = String(year).padStart(4, '0');
  // Seasons (21 to 24) have no place in a date that sorts.
  if (!month || month > 12) return head;
  return day ? `${head}-${two(month)}-${two(day)}` : `${head}-${two(month)}`;
}
